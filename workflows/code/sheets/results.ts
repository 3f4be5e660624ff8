import { withoutItemName } from '../../../nodes/problems/itemName';
import { duplicateNote, duplicateSentence } from './duplicates';
import { cellText, type Row } from './row';

/** What is written into a row once its outcome is known. What is undefined stays as it is. */
export interface Result {
	ID: string;
	Status: 'SENT' | 'NOT SENT' | 'UNKNOWN' | 'DUPLICATE' | 'CHECK' | 'OPTED OUT';
	Error: string;
	/** Only of a text that 8x8 accepted. */
	UMID?: string;
	Segments?: number | '';
	'Sent At'?: string;
	Tries?: number;
}

/** A row that was marked by mistake is as it was before. */
export interface Restored {
	ID: string;
	Status: string;
	Error: string;
}

/**
 * What happens to every row. One that was marked by mistake stays so where nobody can tell what it said before.
 * @param items the rows as they were to be sent, and what happened to those that were, each with the row's ID: sent, failed
 * (with `details`), or the same text to the same number as another (`skipped`, or failed with `details.duplicateOf`)
 * @param optedOut the IDs of rows that the filter of those who opted out did not let through
 * @param now date and time, as the column Sent At shows it
 * @param shown a time in ISO 8601, as that column shows it
 */
export function resultsFor(
	items: Row[],
	optedOut: ReadonlySet<string>,
	now: string,
	shown: (time: string) => string = (time) => time,
): (Result | Restored)[] {
	const outcomes = new Map(items.filter(isOutcome).map((item) => [cellText(item.ID), item]));
	const rows = items.filter((item) => !isOutcome(item));
	return rows.flatMap((row) => {
		if (row.Moved === true) return restored(row);
		if (optedOut.has(cellText(row.ID))) return [leftOut(cellText(row.ID))];
		const item = outcomes.get(cellText(row.ID)) ?? row;
		// Of a text that 8x8 keeps until its time.
		const planned = cellText(item.scheduled);
		return [resultFor(item, Number(row.Tries), planned === '' ? now : shown(planned))];
	});
}

function isOutcome(item: Row): boolean {
	return isRow(item.details) || item.skipped === true || cellText(item.umid) !== '';
}

function restored({ ID, Before }: Row): Restored[] {
	if (!isRow(Before)) return [];
	return [{ ID: cellText(ID), Status: cellText(Before.Status), Error: cellText(Before.Error) }];
}

/**
 * The IDs of rows that a filter did not let through; none where it did not run, or was taken out of the workflow.
 * @param letThrough what came out of the filter
 */
export function missingAfter(rows: Row[], letThrough: Row[] | undefined): Set<string> {
	if (letThrough === undefined) return new Set();
	const passed = new Set(letThrough.map(({ ID }) => cellText(ID)));
	return new Set(rows.map(({ ID }) => cellText(ID)).filter((id) => !passed.has(id)));
}

function leftOut(ID: string): Result {
	const Error = 'The number is on the opt-out list, so this run sent nothing to it.';
	return { ID, Status: 'OPTED OUT', Error };
}

function resultFor(item: Row, tries: number, now: string): Result {
	const ID = cellText(item.ID);
	const { details } = item;
	if (isRow(details)) return failure(ID, item, details, tries, now);
	if (cellText(item.Problem) !== '') return { ID, Status: 'NOT SENT', Error: cellText(item.Problem) };
	if (item.skipped === true) return duplicate(ID, otherOf(item), tries, 'went');
	const umid = cellText(item.umid);
	if (umid !== '') {
		return { ID, Status: 'SENT', Error: '', UMID: umid, Segments: segmentsOf(item), 'Sent At': now };
	}
	if (cellText(item.UMID) !== '') return item.WasTexted === true ? textedBefore(ID) : { ID, Status: 'SENT', Error: '' };
	if (cellText(item.DuplicateOf) !== '') return duplicate(ID, cellText(item.DuplicateOf), tries);
	const Error = `An earlier run handed this row to 8x8, and did not write down what happened to it. Look in 8x8 Connect's log whether it went out (client message ID ${ID}). If not, add 1 to Tries and clear the Status.`;
	return { ID, Status: 'UNKNOWN', Error };
}

/** The Status of a row with a UMID was cleared, as after its number was corrected: only its Tries make it go out again. */
function textedBefore(ID: string): Result {
	const Error = `Nothing was sent: an earlier run handed this row to 8x8 (client message ID ${ID}). To text it once more, such as to a corrected number, add 1 to Tries and clear the Status. If it needs no other text, write SENT.`;
	return { ID, Status: 'CHECK', Error };
}

function failure(ID: string, item: Row, details: Row, tries: number, now: string): Result {
	if (details.outcome === 'rejected') {
		const Error = withoutPlace(cellText(item.message));
		return { ID, Status: 'NOT SENT', Error, UMID: '', Segments: '', 'Sent At': '', Tries: tries + 1 };
	}
	const other = otherOf(details);
	if (other !== '') return duplicate(ID, other, tries, 'may have gone');
	// The message speaks of the node's settings as well, which are no help in a sheet.
	const Error = `${withoutPlace(cellText(item.error))}. Look in 8x8 Connect's log whether it went out (client message ID ${ID}). If not, add 1 to Tries and clear the Status.`;
	return { ID, Status: 'UNKNOWN', Error, UMID: '', Segments: '', 'Sent At': now };
}

/** What the node says without the number of its item, which is none of the sheet's rows. */
function withoutPlace(words: string): string {
	return withoutItemName(words);
}

function duplicate(ID: string, other: string, tries: number, went?: string): Result {
	const Error = duplicateSentence(other, went);
	return { ID, Status: 'DUPLICATE', Error, UMID: '', Segments: '', 'Sent At': duplicateNote(other, tries) };
}

/** The client message ID, which is the row's ID, of what was handed over in place of this. */
function otherOf({ duplicateOf }: Row): string {
	return isRow(duplicateOf) ? cellText(duplicateOf.clientMessageId) : '';
}

/** What the node counted; empty where it could not. */
function segmentsOf({ segments }: Row): number | '' {
	return typeof segments === 'number' ? segments : '';
}

function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null;
}
