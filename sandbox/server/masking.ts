import { phoneOf, type Message } from './messages';

const maskedDigits = 4;

/** The number of a message's phone as lookups and the log show it: without its last digits, and gone once it is removed. */
export function maskedNumber(message: Message): string {
	if (message.personalDataRemoved === true) return '';
	const phone = phoneOf(message);
	return `+${phone.slice(0, -maskedDigits)}${'x'.repeat(Math.min(maskedDigits, phone.length))}`;
}
