import { lookAlikeRuns, otherLookAlikes } from '../generated/lookAlikes';
import { fitsGsm7, septets } from './gsm';
import { countSegments, type TextEncoding } from './segments';

const lookAlikes: ReadonlyMap<string, string> = new Map([
	...lookAlikeRuns.flatMap(([first, characters]) =>
		Array.from(characters, (lookAlike, index): [string, string] => [String.fromCodePoint(first + index), lookAlike]),
	),
	...otherLookAlikes.map(([code, lookAlike]): [string, string] => [String.fromCodePoint(code), lookAlike]),
]);

/**
 * No character of GSM's alphabet has so many marks. Normalisation sorts the marks of a row, in time that grows with the square
 * of their number.
 */
const manyMarks = /\p{M}{20}/u;

/**
 * The text with typographic quotes, dashes, spaces, full-width letters and the like as the characters of GSM's alphabet that
 * look like them. Only where all of it then is in that alphabet, and does not take more segments than before; otherwise, and
 * where Unicode is asked for, the text comes back as it is.
 */
export function smartlyEncoded(text: string, encoding: TextEncoding | 'AUTO'): string {
	if (encoding === 'UCS2' || fitsGsm7(text) || manyMarks.test(text)) return text;
	let replaced = '';
	// A letter and its accent as two characters are the same as the one character that holds both.
	for (const character of text.normalize('NFC')) {
		const lookAlike = septets.has(character) ? character : lookAlikes.get(character);
		if (lookAlike === undefined) return text;
		replaced += lookAlike;
	}
	const before = countSegments(text, encoding).segmentsNeeded;
	return countSegments(replaced, 'GSM7').segmentsNeeded > before ? text : replaced;
}
