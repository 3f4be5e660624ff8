import { cellText, type Row } from './row';

/**
 * What is in Sent At of a row whose text went out for another one. It stays there when a person clears the Status,
 * and holds for one try: what happened to a later one it cannot say.
 */
export function duplicateNote(id: string, tries: number): string {
	return `${noteStart(tries)}${id}`;
}

/**
 * What the row says of it.
 * @param other the ID of the row that was texted in its place
 * @param went what is known of the text that stands for both
 */
export function duplicateSentence(other: string, went = 'went, or may have gone,'): string {
	return `The same text ${went} to the same number for ID ${other}, whose row says what happened to it. This row was not sent, and needs nothing. Only after giving it another number or text, add 1 to Tries and clear the Status.`;
}

/** The ID of the row that was texted in place of this one, in this try; empty when there was none. */
export function duplicateIn(row: Row, tries: number): string {
	const sentAt = cellText(row['Sent At']);
	return sentAt.startsWith(noteStart(tries)) ? sentAt.slice(noteStart(tries).length) : '';
}

function noteStart(tries: number): string {
	return `not sent (try ${tries + 1}), same text and number as ID `;
}
