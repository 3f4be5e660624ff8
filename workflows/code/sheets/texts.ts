import { duplicateIn } from './duplicates';
import { cellText, isWaiting, triesOf, type Row } from './row';

/** A row as it is sent. */
export interface RowText {
	ID: string;
	Phone: string;
	Text: string;
	/** Whether this run marked the row by mistake: it took the place of another in that moment. Such a row is not sent. */
	Moved: boolean;
	/** What stood in the row before this run marked it; null when nobody can tell. */
	Before: { Status: string; Error: string } | null;
	/** What is missing; such a row is not sent. Empty when it is complete. */
	Problem: string;
	/** Known failures of the row so far. */
	Tries: number;
	UMID: string;
	/** Whether the row had its UMID before this run took it: a person has cleared its Status. */
	WasTexted: boolean;
	/** The row that was texted in its place, in this try. */
	DuplicateOf: string;
	/** What is texted once: the row, and again after a failure that is known. */
	Key: string;
}

/**
 * @param row as this run took it
 * @param before as it was read first, before this run marked it; undefined when it was not there, or not alone with its ID
 * @param standardMessage for rows with none of their own
 */
export function rowText(row: Row, before: Row | undefined, standardMessage: string): RowText {
	const ID = cellText(row.ID);
	const Tries = triesOf(row);
	const Key = Tries === 0 ? ID : `${ID} (try ${Tries + 1})`;
	const template = cellText(row.Message) || standardMessage.trim();
	const known = {
		ID,
		Phone: phoneText(row.Phone),
		Moved: before === undefined || !isWaiting(before),
		Before: before === undefined ? null : { Status: cellText(before.Status), Error: cellText(before.Error) },
		Tries,
		UMID: cellText(row.UMID),
		WasTexted: cellText(before?.UMID) !== '',
		DuplicateOf: duplicateIn(row, Tries),
		Key,
	};
	if (known.Moved) return { ...known, Text: '', Problem: 'The row was moved while rows were marked.' };
	if (template === '') return { ...known, Text: '', Problem: 'Message is empty, and the node Settings has none.' };
	const problems: string[] = [];
	const Text = template.replace(/\{([^{}|]+)(?:\|([^{}]*))?\}/g, (_match, column: string, otherwise?: string) => {
		const filled = filledIn(row, column.trim(), otherwise);
		if ('problem' in filled) problems.push(filled.problem);
		return 'text' in filled ? filled.text : '';
	});
	return { ...known, Text: problems.length === 0 ? Text : '', Problem: problems.join(' ') };
}

function filledIn(row: Row, column: string, otherwise: string | undefined): { text: string } | { problem: string } {
	if (!(column in row)) return { problem: `The message says {${column}}, and the tab has no such column.` };
	const text = cellText(row[column]) || (otherwise ?? '');
	if (text !== '' || otherwise !== undefined) return { text };
	return { problem: `${column} is empty. Fill it in, or write {${column}|something else} in the message.` };
}

/** A number cell may show its number with thousands separators and decimals. */
function phoneText(phone: unknown): string {
	const text = cellText(phone);
	return /^\d{1,3}(,\d{3}){2,4}(\.0+)?$/.test(text) ? text.replace(/\.0+$/, '').replaceAll(',', '') : text;
}
