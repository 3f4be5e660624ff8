/** What phones send to be left alone, as operators list it. */
const optOutWords = new Set(
	['STOP', 'STOPALL', 'STOP ALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT', 'OPT OUT'].map(fold),
);

const letter = /[\p{L}\p{N}\p{M}]/u;
/** Scripts that put no space between words, where a keyword counts wherever it stands. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether the whole text is one of the usual words for opting out, whatever its case, width, quotes and full stops. */
export function isOptOut(text: string): boolean {
	return optOutWords.has(wordsOf(text));
}

/** Whether one of the keywords stands in the text as whole words, whatever the case and width of either. */
export function holdsKeyword(text: string, keywords: readonly string[]): boolean {
	const body = fold(text);
	return keywords.some((keyword) => holds(body, fold(keyword)));
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

function wordsOf(text: string): string {
	return fold(text)
		.split(/[^\p{L}\p{N}\p{M}]+/u)
		.filter((word) => word !== '')
		.join(' ');
}

/** A text with its case, the width of its characters and the amount of its white space taken out. */
function fold(text: string): string {
	return (
		text
			.normalize('NFKC')
			// Up first: ß and SS are then the same. The dot is what lower case leaves of a Turkish İ.
			.toUpperCase()
			.toLowerCase()
			.replace(/i\u0307/g, 'i')
			.replace(/\s+/g, ' ')
			.trim()
	);
}
