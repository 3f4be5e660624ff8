import { folded } from './folding';

const letter = /[\p{L}\p{N}\p{M}]/u;
/** Scripts that put no space between words, where a keyword counts wherever it is found. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether the text has one of the keywords as whole words, whatever the case and width of either. */
export function holdsKeyword(text: string, keywords: readonly string[]): boolean {
	const body = folded(text);
	return keywords.some((keyword) => holds(body, folded(keyword)));
}

function holds(body: string, keyword: string): boolean {
	if (keyword === '') return false;
	for (let at = body.indexOf(keyword); at >= 0; at = body.indexOf(keyword, at + 1)) {
		const end = at + keyword.length;
		if (isBoundary(body, at) && isBoundary(body, end)) return true;
	}
	return false;
}

/** Whether a word can begin or end at this place of the text. */
function isBoundary(text: string, at: number): boolean {
	const before = /.$/su.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? '';
	const after = String.fromCodePoint(text.codePointAt(at) ?? 32);
	return !letter.test(before) || !letter.test(after) || unspaced.test(before) || unspaced.test(after);
}
