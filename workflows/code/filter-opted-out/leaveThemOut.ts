import { optedOutNumbers, textedNumber } from '../optOut/list';

export default function leaveThemOut() {
	const optedOut = optedOutNumbers(
		$('Read the list')
			.all()
			.map(({ json }) => json),
	);
	// Each item names the one that it was: n8n follows that back into the workflow that asks, so outcomes reach their rows.
	return $input
		.all()
		.flatMap(({ json }, item) => (optedOut.has(textedNumber(json, item)) ? [] : [{ json, pairedItem: { item } }]));
}
