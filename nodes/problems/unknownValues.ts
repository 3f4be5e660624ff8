/** The property of a value that may be anything, or undefined where there is none. */
export function propertyOf(value: unknown, name: string): unknown {
	return isRecord(value) ? value[name] : undefined;
}

/** Whether a value is an object whose properties have names, and not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string that is not empty, or undefined. */
export function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What a field was given, as a short quote for an error's sentence. */
export function quote(value: unknown, maxLength = 40): string {
	// Length first. Far more is read than is shown, since the words after a code reveal that it is one.
	const text = (typeof value === 'string' ? value : asJson(value)).slice(0, 1000);
	return inQuotes(withoutCodes(text), maxLength);
}

/** Words as a short quote, in one line. */
export function inQuotes(words: string, maxLength: number): string {
	// A cut must not leave half a surrogate pair behind.
	const shown = words.length > maxLength ? `${words.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')}…` : words;
	return `'${inOneLine(shown)}'`;
}

/** Words with spaces in place of line breaks and control characters, with which a log could be forged. */
export function inOneLine(words: string): string {
	return words.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** Four digits and more, also in groups: what a one-time code looks like. */
export const codePattern = /\d(?:[ -]?\d){3,}/g;

/** Hides what may be a one-time code. Only where there are words: a message's text that ended up in the wrong place. */
export function withoutCodes(text: string): string {
	return /\p{L}{2}/u.test(text) ? text.replace(codePattern, (code) => code.replace(/\d/g, '•')) : text;
}

function asJson(value: unknown): string {
	try {
		// undefined for a function or undefined itself, whatever the type says
		const json: unknown = JSON.stringify(value);
		return typeof json === 'string' ? json : typeof value;
	} catch {
		// A circular object, or a bigint.
		return typeof value;
	}
}
