import { isOptedOut, optOutsIn } from '../optOut/list';

export default function leaveThemOut() {
	const list = $('Read the list').all();
	const optOuts = optOutsIn(list.map(({ json }) => json));
	// Each item names the one that it was: n8n follows that back into the workflow that asks, so outcomes reach their rows.
	return $input
		.all()
		.flatMap(({ json }, item) => (isOptedOut(json, item, optOuts) ? [] : [{ json, pairedItem: { item } }]));
}
