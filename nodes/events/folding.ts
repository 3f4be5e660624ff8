/** The longest text that an SMS of 255 parts can carry, rounded up, in UTF-16 units. */
export const longestText = 40_000;

/** Text that follows Unicode's Stream-Safe Text Format has no more marks than these in a row. */
const marksInARow = 30;

/** Marks, and the half-width Japanese marks that normalisation turns into some. */
const longRunOfMarks = new RegExp(`([\\p{M}\\uff9e\\uff9f]{${marksInARow}})[\\p{M}\\uff9e\\uff9f]+`, 'gu');

/**
 * A text with its case, the width of its characters and the amount of its white space taken out. Only its first
 * `longestText` units are read.
 */
export function folded(text: string): string {
	return (
		normalised(text, 'NFKC')
			// Upper case first, so that ß and SS are the same. The dot is what lower case leaves of a Turkish İ.
			.toUpperCase()
			.toLowerCase()
			.replace(/i\u0307/g, 'i')
			.replace(/\s+/g, ' ')
			.trim()
	);
}

/** Unicode normalisation in time that grows with the text: long runs of marks, which it has to sort, are cut first. */
export function normalised(text: string, form: 'NFKC' | 'NFKD'): string {
	return text.slice(0, longestText).replace(longRunOfMarks, '$1').normalize(form);
}
