/** A text as it reads: line breaks and runs of spaces look like one space. */
export function inOneSpacing(text: string): string {
	// A test is faster than replacing every single space by itself.
	return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
}
