import type { Row } from '../sheets/row';
import { isOptedOut, optOutsIn } from './list';

/**
 * The items whose numbers are not on the list. Each names the one that it was: n8n follows that back into the workflow that
 * asks, so that outcomes reach their rows.
 * @param list its rows, the headings first
 */
export function leaveThemOut(list: Row[]) {
	const optOuts = optOutsIn(list);
	return $input
		.all()
		.flatMap(({ json }, item) => (isOptedOut(json, item, optOuts) ? [] : [{ json, pairedItem: { item } }]));
}
