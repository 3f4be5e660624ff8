import { draftMessage, type SmsRequest } from '../../text/smsMessage';
import type { Format } from '../format';
import { digitsOf } from '../message';
import { outcomeOfAnswer } from './smsAnswer';

/** Text messages (SMS). */
export const sms: Format<SmsRequest> = {
	draft: (raw, context) => {
		const draft = draftMessage(raw, {
			...context,
			allowPlaceholders: raw.allowPlaceholders === true,
			allowTruncation: raw.allowTruncation === true,
		});
		const { destination } = draft;
		// Destinations are always a plus and digits.
		if ('request' in draft) return { ...draft, digits: digitsOf(draft.destination) };
		return destination === undefined ? draft : { ...draft, digits: digitsOf(destination) };
	},
	outcomeOf: outcomeOfAnswer,
	textOf: ({ text }) => text,
	encodingOf: ({ encoding }) => encoding ?? 'AUTO',
	sharedFields: ['source', 'encoding', 'scheduled', 'expiry'],
	templateFields: ['source', 'encoding', 'scheduled', 'expiry', 'text', 'dlrCallbackUrl'],
	batchFields: ['clientIp'],
	fullFormFields: ['track'],
};
