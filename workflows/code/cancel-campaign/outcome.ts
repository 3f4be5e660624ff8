import { outcomeOf } from '../campaign/outcome';

export default function outcome() {
	const batches = $('Batches').all();
	return $input.all().map(({ json }, item) => ({
		json: outcomeOf(batches[item]?.json ?? {}, json),
		pairedItem: { item },
	}));
}
