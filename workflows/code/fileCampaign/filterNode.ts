import { isRecord } from '../../../nodes/problems/unknownValues';
import { cellText, type Row } from '../sheets/row';
import type { FileRow } from './rows';

/** The node that calls the filter of people who opted out, as Code nodes see it. */
export interface FilterNode {
	all(): { json: Row }[];
	params?: unknown;
}

/** What came out of that node; `not used` where no workflow is chosen in it, and all items have passed. */
type Answer =
	{ is: 'checked'; rows: Row[] } | { is: 'not checked'; error: string } | { is: 'not used' } | { is: 'not run' };

/** @param due the rows that went in */
export function answerOf(filter: () => FilterNode, due: readonly Pick<FileRow, 'row'>[]): Answer {
	let rows: Row[];
	let params: unknown;
	try {
		const node = filter();
		[rows, params] = [node.all().map(({ json }) => json), node.params];
	} catch {
		return { is: 'not run' };
	}
	const known = new Set(due.map(({ row }) => String(row)));
	// Whoever is missing counts as opted out: that is not certain of a filter that returns other rows.
	const isChecked = rows.every(({ OptOutChecked, row }) => OptOutChecked === true && known.has(cellText(row)));
	if (isChecked && (rows.length > 0 || due.length > 0)) return { is: 'checked', rows };
	const workflow = isRecord(params) && isRecord(params.workflowId) ? cellText(params.workflowId.value) : '';
	const error = rows.map((row) => cellText(row.error)).find((said) => said !== '') ?? '';
	if (workflow === '' && rows.length === due.length && error === '') return { is: 'not used' };
	return { is: 'not checked', error };
}
