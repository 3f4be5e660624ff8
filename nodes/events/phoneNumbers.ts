import { normaliseDestination } from '../text/destination';

/** No phone number is longer, however it is written. */
const longestNumber = 100;

/**
 * A number in an event, or one of the account's own: `+` and digits where it is a phone number. 8x8 posts international
 * numbers only, with or without the plus. Short codes and sender IDs of letters are left as they are.
 */
export function internationalNumber(written: string): string {
	const text = written.trim();
	if (text.length > longestNumber) return written;
	const read = normaliseDestination(/^(\+|00)/.test(text) ? text : `+${text}`);
	return 'destination' in read ? read.destination : written;
}
