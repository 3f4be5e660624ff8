import { fitsGsm7 } from '../nodes/text/gsm';
import { constant } from './sourceText';

/** First and last code points of forms that Unicode itself defines as compatible with other characters. */
const compatibleForms: [first: number, last: number][] = [
	// General punctuation: spaces, dots, primes
	[0x2000, 0x206f],
	// Latin ligatures, such as ﬁ
	[0xfb00, 0xfb06],
	// Small form variants
	[0xfe50, 0xfe6f],
	// Full-width letters, digits and punctuation
	[0xff01, 0xff5e],
	// Full-width signs of currencies
	[0xffe0, 0xffe6],
	// Letters and digits in bold, italic, script and so on, as makers of fancy text have them
	[0x1d400, 0x1d6a3],
	[0x1d7ce, 0x1d7ff],
];

/** The letters that are missing in the alphabets above, because Unicode had them already. */
const olderForms = 'ℎℬℰℱℋℐℒℳℛℯℊℴℭℌℑℜℨℂℍℕℙℚℝℤ';

/**
 * Characters that Unicode does not call compatible but that look the same to a reader, reviewed one by one. Left out
 * on purpose: those that would read as something else (fractions after a digit, superscripts, ordinals, signs such as
 * ™, № and °), letters with an accent that the alphabet does not have, and every letter of another script.
 */
const reviewed: Record<string, string> = {
	// Apostrophes and single quotes; the letters used as an apostrophe, and the accents typed as one
	"'": '‘’‚‛′‵ʹʼʻʽˊˋ´`❛❜',
	'"': '“”„‟″‶«»〝〞〟ˮ❝❞',
	// Hyphens, dashes and minus
	'-': '‐‑‒–—―−',
	'--': '⸺',
	'---': '⸻',
	'*': '•∗⁎',
	'<': '‹',
	'>': '›',
	'/': '⁄∕',
	'~': '∼',
	x: '×',
	// A tab, and the spaces that are not among the compatible forms
	' ': '\t\u00a0\u3000',
	'\n': '\u000b\u0085\u2028\u2029',
	// Invisible: where a line may break, what a text's file begins with, and marks of direction where all runs one way
	'': '\u00ad\u200b\u2060\ufeff\u200e\u202a\u202c\u2066\u2068\u2069',
};

/** Character → what GSM's alphabet has in its place. */
export function lookAlikes(): Map<string, string> {
	const table = new Map<string, string>();
	for (const [lookAlike, characters] of Object.entries(reviewed)) {
		for (const character of characters) table.set(character, lookAlike);
	}
	const forms = compatibleForms.flatMap(([first, last]) =>
		Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
	);
	for (const character of [...forms, ...Array.from(olderForms)]) {
		if (table.has(character) || /\p{Emoji}/u.test(character)) continue;
		const compatible = Array.from(character.normalize('NFKC'), (each) => table.get(each) ?? each).join('');
		if (compatible !== character && fitsGsm7(compatible)) table.set(character, compatible);
	}
	return table;
}

/** The module with the table, in which characters that follow each other and look like one character each are runs. */
export function lookAlikesModule(): string {
	const runs: [first: number, lookAlikes: string][] = [];
	const others: [code: number, lookAlike: string][] = [];
	for (const [character, lookAlike] of [...lookAlikes()].sort(([a], [b]) => codeOf(a) - codeOf(b))) {
		const code = codeOf(character);
		const run = runs.at(-1);
		if (lookAlike.length !== 1) others.push([code, lookAlike]);
		else if (run !== undefined && run[0] + run[1].length === code) run[1] += lookAlike;
		else runs.push([code, lookAlike]);
	}
	return [
		"/** Runs of code points, by the first of each, and the characters of GSM's alphabet that they look like, one each. */",
		constant('lookAlikeRuns', runs, 'readonly (readonly [first: number, lookAlikes: string])[]'),
		'/** Code points that look like several characters, or like nothing. */',
		constant('otherLookAlikes', others, 'readonly (readonly [code: number, lookAlike: string])[]'),
	].join('\n');
}

function codeOf(character: string): number {
	return character.codePointAt(0) ?? 0;
}
