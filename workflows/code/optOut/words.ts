/** A text as it is compared: without accents, case, dots and double spaces. */
function plain(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.toUpperCase();
}

/** Whether a text is one of the words and nothing else. @param list words, separated by commas and lines */
export function isOneOf(list: string, text: string): boolean {
	const word = plain(text);
	return word !== '' && list.split(/[,\n]/).some((each) => plain(each) === word);
}
