/** A text without the unwanted characters at its end. A pattern would search from every character to the end. */
export function withoutEnd(text: string, isToGo: (sign: string) => boolean): string {
	let end = text.length;
	while (end > 0 && isToGo(text.charAt(end - 1))) end--;
	return text.slice(0, end);
}

/** A text without the unwanted characters at its beginning and end. */
export function withoutEnds(text: string, isToGo: (sign: string) => boolean): string {
	let start = 0;
	while (start < text.length && isToGo(text.charAt(start))) start++;
	return withoutEnd(text.slice(start), isToGo);
}
