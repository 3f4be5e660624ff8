import { countSegments } from '../../nodes/sms/segments';
import { cellText, type Row } from './row';

/** What is written into a row once its outcome is known. What is undefined stays as it is. */
export interface Result {
	ID: string;
	Status: 'SENT' | 'NOT SENT' | 'UNKNOWN' | 'DUPLICATE';
	Error: string;
	/** Only of a text that 8x8 accepted. */
	UMID?: string;
	Segments?: number | '';
	'Sent At'?: string;
	Tries?: number;
}

/**
 * What became of every row.
 * @param items the rows as they were to be sent, and what became of those that were: sent, failed (with `details`), or
 * the same text to the same number as another (`skipped`), each with the row's ID
 * @param now date and time, as the column Sent At shows it
 */
export function resultsFor(items: Row[], now: string): Result[] {
	const outcomes = new Map(items.filter(isOutcome).map((item) => [cellText(item.ID), item]));
	const rows = items.filter((item) => !isOutcome(item));
	return rows.map((row) => resultFor(outcomes.get(cellText(row.ID)) ?? row, now));
}

function isOutcome(item: Row): boolean {
	return isRow(item.details) || item.skipped === true || cellText(item.umid) !== '';
}

function resultFor(item: Row, now: string): Result {
	const ID = cellText(item.ID);
	const { details } = item;
	if (isRow(details)) return failure(ID, item, details, now);
	if (cellText(item.Problem) !== '') return { ID, Status: 'NOT SENT', Error: cellText(item.Problem) };
	if (item.skipped === true) return duplicate(ID, item.duplicateOf);
	const umid = cellText(item.umid);
	if (umid !== '') {
		const { segments } = countSegments(String(item.Text), encodingOf(item.encoding));
		return { ID, Status: 'SENT', Error: '', UMID: umid, Segments: segments, 'Sent At': now };
	}
	if (cellText(item.UMID) !== '') return { ID, Status: 'SENT', Error: '' };
	const Error = `An earlier run handed this row to 8x8, and did not write down what became of it. Look in 8x8 Connect's log whether it went out (client message ID ${ID}). If not, add 1 to Tries and clear the Status.`;
	return { ID, Status: 'UNKNOWN', Error };
}

function failure(ID: string, item: Row, details: Row, now: string): Result {
	const reason = cellText(item.message).replace(/^Item \d+: /, '');
	if (details.outcome === 'rejected') {
		const Tries = Number(item.Tries) + 1;
		return { ID, Status: 'NOT SENT', Error: reason, UMID: '', Segments: '', 'Sent At': '', Tries };
	}
	const Error = `${reason} Look in 8x8 Connect's log whether it went out (client message ID ${ID}). If not, add 1 to Tries and clear the Status.`;
	return { ID, Status: 'UNKNOWN', Error, UMID: '', Segments: '', 'Sent At': now };
}

function duplicate(ID: string, of: unknown): Result {
	const other = isRow(of) ? cellText(of.clientMessageId) : '';
	return { ID, Status: 'DUPLICATE', Error: `The same text went to the same number for ID ${other}.` };
}

function encodingOf(encoding: unknown): 'GSM7' | 'UCS2' | 'AUTO' {
	return encoding === 'GSM7' || encoding === 'UCS2' ? encoding : 'AUTO';
}

function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null;
}
