import type { components } from '../../nodes/generated/smsTypes';
import type { Message, StatusChange, SurveyMessage } from './messages';
import { defined } from '../../nodes/problems/defined';

type Schemas = components['schemas'];
type Receipt = Schemas['DeliveryReceiptEvent'];
type Inbound = Schemas['InboundMessageEvent'];
export type SurveyAnswer = Schemas['SurveyAnswerEvent'];

/** What 8x8 posts when the status of a sent message changed. */
export function deliveryReceipt(
	message: Message,
	{ state, ...change }: StatusChange & { state: Receipt['payload']['status']['state'] },
	withPrice: boolean,
): Receipt {
	return {
		namespace: 'SMS',
		eventType: 'outbound_message_status_changed',
		description: 'A receipt for a message sent',
		payload: {
			umid: message.umid,
			...defined({ batchId: message.batchId }),
			clientMessageId: message.clientMessageId ?? null,
			...(message.batchId !== undefined && { clientBatchId: message.clientBatchId ?? null }),
			subAccountId: message.subAccountId,
			source: message.source ?? '',
			destination: `+${message.destination}`,
			status: { state, ...change },
			...(withPrice && { price: message.price }),
			smsCount: message.segments,
		},
	};
}

/** What 8x8 posts when somebody answered a survey. */
export function surveyAnswer(
	{ umid, survey }: SurveyMessage,
	answers: SurveyAnswer['answers'],
	now: string,
): SurveyAnswer {
	const { surveyId, variables, startedAt = now, submittedAt = now } = survey;
	return {
		umid,
		surveyId,
		surveyStartedAt: startedAt,
		surveySubmittedAt: submittedAt,
		templateVariables: [...variables],
		answers,
	};
}

/** What 8x8 posts when somebody texted one of the account's numbers. */
export function inboundMessage(message: Message): Inbound {
	return {
		namespace: 'SMS',
		eventType: 'inbound_message_received',
		description: 'A text message came in',
		payload: {
			umid: message.umid,
			subAccountId: message.subAccountId,
			timestamp: message.acceptedAt,
			source: `+${message.source ?? ''}`,
			destination: /^\d+$/.test(message.destination) ? `+${message.destination}` : message.destination,
			body: message.text,
			encoding: message.encoding,
			smsCount: message.segments,
			price: message.price,
		},
	};
}
