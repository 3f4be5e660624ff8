import { smsBatchRequestFields } from '../../generated/limits';
import { countSegments } from '../../text/segments';
import { draftMessage, type SmsRequest } from '../../text/smsMessage';
import type { Format } from '../format';
import { outcomeOfAnswer } from './smsAnswer';
import { withTextChecks } from './textChecks';

/** Text messages (SMS). */
export const sms: Format<SmsRequest> = {
	draft: (raw, context) => draftMessage(raw, withTextChecks(raw, context)),
	outcomeOf: outcomeOfAnswer,
	textOf: ({ text }) => text,
	contentOf: ({ text }) => text,
	sizeOf: ({ text, encoding }) => countSegments(text, encoding),
	encodingOf: ({ encoding }) => encoding ?? 'AUTO',
	sharedFields: ['source', 'encoding', 'scheduled', 'expiry'],
	templateFields: ['source', 'encoding', 'scheduled', 'expiry', 'text', 'dlrCallbackUrl'],
	templateNeeds: [],
	batchFields: ['clientIp'],
	fullFormFields: ['track'],
	batchLimits: smsBatchRequestFields,
};
