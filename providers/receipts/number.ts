/** A phone number as 8x8's events have it, without its plus, so that those of messages and replies are alike. */
export function bareNumber(number: unknown): string {
	return typeof number === 'string' || typeof number === 'number' ? String(number).replace(/^\+/, '') : '';
}
