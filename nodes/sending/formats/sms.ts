import { callingCodes } from '../../generated/callingCodes';
import { draftMessage, type SmsRequest } from '../../text/smsMessage';
import type { Format } from '../format';
import { outcomeOfAnswer } from './smsAnswer';

/** Text messages (SMS). */
export const sms: Format<SmsRequest> = {
	draft: (raw, context) => {
		const draft = draftMessage(raw, { ...context, allowTruncation: raw.allowTruncation === true });
		const { destination } = draft;
		if ('request' in draft) return { ...draft, digits: internationalDigits(draft.destination, draft.request.country) };
		return destination === undefined ? draft : { ...draft, digits: internationalDigits(destination, raw.country) };
	},
	outcomeOf: outcomeOfAnswer,
	textOf: ({ text }) => text,
	encodingOf: ({ encoding }) => encoding ?? 'AUTO',
	sharedFields: ['source', 'encoding', 'scheduled', 'expiry'],
	templateFields: ['source', 'encoding', 'scheduled', 'expiry', 'text', 'dlrCallbackUrl'],
	batchFields: ['clientIp'],
	fullFormFields: ['country', 'track'],
};

/** The digits that a number in any of its forms comes to, as far as a country's calling code tells. */
function internationalDigits(destination: string, country: unknown): string {
	const digits = destination.replace('+', '');
	const known = typeof country === 'string' ? callingCodes[country.trim().toUpperCase()] : undefined;
	const callingCode = known?.callingCode ?? '';
	return destination.startsWith('+') || digits.startsWith(callingCode) ? digits : `${callingCode}${digits}`;
}
