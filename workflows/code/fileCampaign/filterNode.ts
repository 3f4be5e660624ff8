import { isRecord } from '../../../nodes/problems/unknownValues';
import { cellText, type Row } from '../sheets/row';

/** The node that calls the filter of people who opted out, as Code nodes see it. */
export interface FilterNode {
	all(): { json: Row }[];
	params?: unknown;
}

/** What came out of that node; `not used` where no workflow is chosen in it, and all items have passed. */
type Answer =
	{ is: 'checked'; rows: Row[] } | { is: 'not checked'; error: string } | { is: 'not used' } | { is: 'not run' };

/** @param due how many items went in */
export function answerOf(filter: () => FilterNode, due: number): Answer {
	let rows: Row[];
	let params: unknown;
	try {
		const node = filter();
		[rows, params] = [node.all().map(({ json }) => json), node.params];
	} catch {
		return { is: 'not run' };
	}
	if (rows.length > 0 && rows.every(({ OptOutChecked }) => OptOutChecked === true)) return { is: 'checked', rows };
	if (rows.length === 0 && due > 0) return { is: 'checked', rows };
	const workflow = isRecord(params) && isRecord(params.workflowId) ? cellText(params.workflowId.value) : '';
	const error = cellText(rows[0]?.error);
	if (workflow === '' && rows.length === due && error === '') return { is: 'not used' };
	return { is: 'not checked', error };
}
