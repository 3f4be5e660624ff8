import { folded, normalised } from './folding';

/** No word that starts or stops something is longer than this, even if it is written several times. */
const longestWords = 200;

/**
 * A text in the form in which it is compared with a list of words such as STOP: without case, width, punctuation and
 * the marks of Latin letters (other scripts spell other words with their marks). Letters with spaces or dots between
 * them are one word (`S T O P`), and a repeated word counts once (`Stop stop!`). Empty for a text that is too long to
 * be one of such words.
 */
export function wordsAlone(text: string): string {
	const trimmed = text.trim();
	if (trimmed.length > longestWords) return '';
	const withoutLatinMarks = normalised(trimmed, 'NFKD').replace(/(\p{Script=Latin})\p{M}+/gu, '$1');
	const words = folded(withoutLatinMarks)
		.split(/[^\p{L}\p{N}\p{M}]+/u)
		.filter((word) => word !== '');
	if (words.length > 1 && words.every((word) => /^\p{L}$/u.test(word))) return words.join('');
	return words.every((word) => word === words[0]) ? (words[0] ?? '') : words.join(' ');
}
