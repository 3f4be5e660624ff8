import { duplicateIn, duplicateSentence } from './duplicates';
import { cellText, isWaiting, missingColumns, triesOf, type Row } from './row';

/** What is written into a row before anything is sent. */
export interface Mark {
	row_number: unknown;
	Status: 'SENDING' | 'CHECK' | 'SENT' | 'DUPLICATE';
	Error: string;
}

const sendingColumns = ['ID', 'Phone', 'Status', 'UMID', 'Segments', 'Error', 'Sent At', 'Tries'];

/**
 * The rows to text, and those that a person must look at. Rows with a Status are done, and rows without a number wait
 * for one.
 * @param rows the tab's rows, the headings first
 * @param claim what distinguishes this run's rows from those of another
 * @param most how many rows at most are to be texted
 * @throws Error when the tab lacks a column
 */
export function marksFor(rows: Row[], claim: string, most: number): Mark[] {
	const [headings, ...below] = rows;
	const problem = missingColumns(headings, sendingColumns, ['Message']);
	if (problem !== undefined) throw new Error(problem);
	const numbersById = new Map<string, unknown[]>();
	for (const row of below) {
		const id = cellText(row.ID);
		numbersById.set(id, [...(numbersById.get(id) ?? []), row.row_number]);
	}
	let free = most;
	return below.flatMap((row): Mark[] => {
		if (cellText(row.Status) === 'UNKNOWN') return knownAfterAll(row);
		if (!isWaiting(row)) return [];
		const id = cellText(row.ID);
		const others = (numbersById.get(id) ?? []).filter((number) => number !== row.row_number).map(cellText);
		if (id === '') return [checkMark(row, 'ID is empty. Enter a unique ID, then clear the Status.')];
		if (others.length > 0) {
			return [checkMark(row, `ID ${id} is also in row ${others.join(', ')}. Change one, then clear the Status.`)];
		}
		if (row.ID !== id && typeof row.ID === 'string') {
			return [checkMark(row, `ID "${id}" has a space before or after it. Remove the space, then clear the Status.`)];
		}
		free -= 1;
		return free < 0 ? [] : [{ row_number: row.row_number, Status: 'SENDING', Error: claim }];
	});
}

/** One run wrote what happened to the row, while another, which overlapped, took its outcome for lost. */
function knownAfterAll(row: Row): Mark[] {
	const { row_number } = row;
	if (cellText(row.UMID) !== '') return [{ row_number, Status: 'SENT', Error: '' }];
	const other = duplicateIn(row, triesOf(row));
	return other === '' ? [] : [{ row_number, Status: 'DUPLICATE', Error: duplicateSentence(other) }];
}

function checkMark({ row_number }: Row, reason: string): Mark {
	return { row_number, Status: 'CHECK', Error: reason };
}
