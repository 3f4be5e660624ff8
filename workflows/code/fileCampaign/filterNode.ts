import { isRecord } from '../../../nodes/problems/unknownValues';
import { cellText, type Row } from '../sheets/row';
import type { FileRow } from './rows';

/** The node that calls the filter of people who opted out, as Code nodes see it. */
export interface FilterNode {
	all(output?: number): { json: Row }[];
	params?: unknown;
}

/**
 * What came out of that node; `not used` where it is the node as it is imported, with no workflow chosen, and all items
 * have passed. A filter of the user's own that marks nothing is not known to have checked anything.
 */
type Answer =
	{ is: 'checked'; rows: Row[] } | { is: 'not checked'; error: string } | { is: 'not used' } | { is: 'not run' };

/** @param due the rows that went in */
export function answerOf(filter: () => FilterNode, due: readonly Pick<FileRow, 'row'>[]): Answer {
	let node: FilterNode;
	let rows: Row[];
	try {
		node = filter();
		rows = node.all().map(({ json }) => json);
	} catch {
		return { is: 'not run' };
	}
	const { params } = node;
	const error = [...rows, ...errorOutputOf(node)].map((row) => cellText(row.error)).find((said) => said !== '') ?? '';
	const known = new Set(due.map(({ row }) => String(row)));
	// Whoever is missing counts as opted out: that is not certain of a filter that returns other rows.
	const isChecked = rows.every(({ OptOutChecked, row }) => OptOutChecked === true && known.has(cellText(row)));
	if (isChecked && error === '' && (rows.length > 0 || due.length > 0)) return { is: 'checked', rows };
	if (isNotSetUp(params) && rows.length === due.length && error === '') return { is: 'not used' };
	return { is: 'not checked', error };
}

/** Whether the node is one that calls a workflow, and none is chosen. */
function isNotSetUp(params: unknown): boolean {
	return isRecord(params) && isRecord(params.workflowId) && cellText(params.workflowId.value) === '';
}

/** What went to the error output, where On Error has added one. */
function errorOutputOf(node: FilterNode): Row[] {
	try {
		return node.all(1).map(({ json }) => json);
	} catch {
		return [];
	}
}
