export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** To Make, nothing, the empty text and the empty list are empty; zero and no are values. */
export function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The values for which a condition holds. */
export function isTrue(value: unknown): boolean {
	return !isEmpty(value) && value !== false && value !== 0 && value !== 'false';
}

/** A value as a text: of lists and collections, their JSON. */
export function asText(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value;
	return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}

/** Make compares values of different types as texts; nothing equals the empty text. */
export function isEqual(one: unknown, other: unknown): boolean {
	return one === other || asText(one) === asText(other);
}
