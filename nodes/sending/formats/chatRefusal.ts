import { problem } from '../../problems/catalogue';
import type { Problem } from '../../problems/problem';
import { propertyOf } from '../../problems/unknownValues';
import { wordsOf8x8 } from '../redaction';

/** The codes of 8x8's that a message is refused with, by what they are about. Within a range, 8x8's guide names each. */
const subjects: readonly (readonly [from: number, to: number, about: string, remedy: string])[] = [
	[1000, 1014, 'a field of the message', 'Check the fields of the item.'],
	[3001, 3021, 'the person, the text, an address or the location', 'Check Destination and what the message holds.'],
	[3022, 3027, 'the channels', 'Check Channels: each once, with a time and a status that fit.'],
	[3047, 3047, 'the WhatsApp user', 'Check the number, or the WhatsApp User ID.'],
	[3051, 3051, 'the channels', 'Check Channels: each once, with a time and a status that fit.'],
	[3028, 3053, 'the template', 'Load the template again, check that it is approved, and fill in every variable.'],
];

/** Why 8x8 refused a message: by its code, or in 8x8's own words where none of them can be of the text. */
export function chatRefusal(status: unknown): Problem {
	const [errorCode, message] = [propertyOf(status, 'errorCode'), propertyOf(status, 'errorMessage')];
	const code = typeof errorCode === 'number' ? errorCode : undefined;
	const subject = subjects.find(([from, to]) => code !== undefined && code >= from && code <= to);
	if (code === undefined || subject === undefined) {
		return problem('REJECTED', { reason: wordsOf8x8(message) ?? 'the reason is not shown here' });
	}
	const [, , about, remedy] = subject;
	return { ...problem('CHAT_REJECTED', { about, code, remedy }), code };
}
