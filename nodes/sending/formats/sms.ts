import { draftMessage, type SmsRequest } from '../../text/smsMessage';
import type { Format } from '../format';
import { outcomeOfAnswer } from './smsAnswer';

/** Text messages (SMS). */
export const sms: Format<SmsRequest> = {
	draft: (raw, context) =>
		draftMessage(raw, {
			...context,
			allowPlaceholders: raw.allowPlaceholders === true,
			allowTruncation: raw.allowTruncation === true,
			smartEncoding: raw.smartEncoding === true,
		}),
	outcomeOf: outcomeOfAnswer,
	textOf: ({ text }) => text,
	encodingOf: ({ encoding }) => encoding ?? 'AUTO',
	sharedFields: ['source', 'encoding', 'scheduled', 'expiry'],
	templateFields: ['source', 'encoding', 'scheduled', 'expiry', 'text', 'dlrCallbackUrl'],
	batchFields: ['clientIp'],
	fullFormFields: ['track'],
};
