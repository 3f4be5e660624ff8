import type { Row } from '../sheets/row';
import { isOptedOut, optOutsIn } from './list';

/**
 * The items whose numbers are not on the list. Each names the item that it was made from: n8n traces that back into
 * the calling workflow, so that outcomes reach their rows. Items that have OptOutChecked get it set: a disabled node
 * would pass them on too.
 * @param list its rows, the headings first
 */
export function leaveThemOut(list: Row[]) {
	const optOuts = optOutsIn(list);
	return $input.all().flatMap(({ json }, item) => {
		if (isOptedOut(json, item, optOuts)) return [];
		return [{ json: 'OptOutChecked' in json ? { ...json, OptOutChecked: true } : json, pairedItem: { item } }];
	});
}
