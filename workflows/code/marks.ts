import { cellText, isWaiting, missingColumns, type Row } from './row';

/** What is written into a row before anything is sent. */
export interface Mark {
	row_number: unknown;
	Status: 'SENDING' | 'CHECK' | 'SENT';
	Error: string;
}

const sendingColumns = ['ID', 'Phone', 'Status', 'UMID', 'Segments', 'Error', 'Sent At', 'Tries'];

/**
 * The rows that are to be texted, and those that somebody has to look at. Rows with a Status are done, and rows without
 * a number wait for one.
 * @param rows the tab's rows, the headings first
 * @param claim what tells this run's rows from those of another
 * @param most how many rows at most are to be texted
 * @throws Error when the tab lacks a column
 */
export function marksFor(rows: Row[], claim: string, most: number): Mark[] {
	const [headings, ...below] = rows;
	const problem = missingColumns(headings, sendingColumns, ['Message']);
	if (problem !== undefined) throw new Error(problem);
	const rowsById = new Map<string, unknown[]>();
	for (const row of below) {
		const id = cellText(row.ID);
		rowsById.set(id, [...(rowsById.get(id) ?? []), row.row_number]);
	}
	let free = most;
	return below.flatMap((row): Mark[] => {
		if (isSentAfterAll(row)) return [{ row_number: row.row_number, Status: 'SENT', Error: '' }];
		if (!isWaiting(row)) return [];
		const id = cellText(row.ID);
		const others = (rowsById.get(id) ?? []).filter((number) => number !== row.row_number).map(cellText);
		if (id === '') return [checkMark(row, 'ID is empty. Give the row an ID of its own, then clear the Status.')];
		if (others.length > 0) {
			return [checkMark(row, `ID ${id} is also in row ${others.join(', ')}. Change one, then clear the Status.`)];
		}
		if (row.ID !== id && typeof row.ID === 'string') {
			return [checkMark(row, `ID "${id}" has a space before or after it. Take it out, then clear the Status.`)];
		}
		free -= 1;
		return free < 0 ? [] : [{ row_number: row.row_number, Status: 'SENDING', Error: claim }];
	});
}

/** One run had the row's text accepted, while another, which overlapped, took its outcome for lost. */
function isSentAfterAll(row: Row): boolean {
	return cellText(row.Status) === 'UNKNOWN' && cellText(row.UMID) !== '';
}

function checkMark({ row_number }: Row, reason: string): Mark {
	return { row_number, Status: 'CHECK', Error: reason };
}
