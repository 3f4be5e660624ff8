import { readDestination } from '../text/destination';

/**
 * A number in an event, or one of the account's own: `+` and digits where it is a phone number. 8x8 posts international
 * numbers only, with or without the plus. Short codes and sender IDs of letters are left as they are.
 */
export function internationalNumber(written: string): string {
	const text = written.trim();
	const read = readDestination(/^(\+|00)/.test(text) ? text : `+${text}`);
	return read.ok ? read.value.destination : written;
}
