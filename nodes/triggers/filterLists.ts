/** Whether a filter lets a value through: an empty list lets everything through. */
export function isAmong(wanted: readonly string[], value: string): boolean {
	return wanted.length === 0 || wanted.includes(value);
}

/** A list from an expression, or a text with commas, semicolons or line breaks between the entries. */
export function listOf(value: unknown): string[] {
	const entries = Array.isArray(value)
		? (value as unknown[])
		: typeof value === 'string'
			? value.split(/[,;\n]/)
			: [value];
	return entries
		.filter((entry) => typeof entry === 'string' || typeof entry === 'number')
		.map((entry) => String(entry).trim())
		.filter((entry) => entry !== '');
}

/** The value of Final States Only. It is on by default, unless states are chosen. */
export function isFinalStatesOnly(value: unknown, states: readonly string[]): boolean {
	return value === undefined ? states.length === 0 : value === true;
}
