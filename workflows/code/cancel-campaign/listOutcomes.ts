import { outcomeOf } from '../campaign/outcome';

export default function listOutcomes() {
	const batches = $('Find batches').all();
	return $input.all().map(({ json }, item) => ({
		json: outcomeOf(batches[item]?.json ?? {}, json),
		pairedItem: { item },
	}));
}
