/** A phone number from 8x8's events, without its plus, so that those of messages and replies are equal. */
export function bareNumber(number: unknown): string {
	return typeof number === 'string' || typeof number === 'number' ? String(number).replace(/^\+/, '') : '';
}
