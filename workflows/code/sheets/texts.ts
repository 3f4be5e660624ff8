import { fillTemplate } from '../../../nodes/text/templates';
import { destinationOf, readNumber, sentenceOf } from '../phone/number';
import { duplicateIn } from './duplicates';
import { cellText, columnsOf, isWaiting, triesOf, type Row } from './row';

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
 * @param standard the text of rows with none of their own, and the country of national numbers; both may be empty
 */
export function rowText(row: Row, before: Row | undefined, standard: { message: string; country: string }): RowText {
	const ID = cellText(row.ID);
	const Tries = triesOf(row);
	const Key = Tries === 0 ? ID : `${ID} (try ${Tries + 1})`;
	const template = cellText(row.Message) || standard.message.trim();
	const number = readNumber(row.Phone, standard.country);
	const known = {
		ID,
		Phone: number.ok ? destinationOf(number.value) : cellText(row.Phone),
		Moved: before === undefined || !isWaiting(before),
		Before: before === undefined ? null : { Status: cellText(before.Status), Error: cellText(before.Error) },
		Tries,
		UMID: cellText(row.UMID),
		WasTexted: cellText(before?.UMID) !== '',
		DuplicateOf: duplicateIn(row, Tries),
		Key,
	};
	if (known.Moved) return { ...known, Text: '', Problem: 'The row was moved while rows were marked.' };
	if (!number.ok) return { ...known, Text: '', Problem: sentenceOf(number.problem) };
	if (template === '') return { ...known, Text: '', Problem: 'Message is empty, and the node Settings has none.' };
	const text = fillTemplate(template, columnsOf(row));
	return text.ok
		? { ...known, Text: text.value, Problem: '' }
		: { ...known, Text: '', Problem: sentenceOf(text.problem) };
}
