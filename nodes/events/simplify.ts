import type { IDataObject } from 'n8n-workflow';
import { eventTypes } from '../generated/webhookEvents';
import { isRecord, propertyOf, textOf } from '../problems/unknownValues';
import type { SmsEvent } from './envelope';
import { isOptOut } from './optOut';
import { internationalNumber } from './phoneNumbers';
import { scalar, type Scalar } from './scalar';
import { statusFields } from './statusMeaning';

/**
 * An event with flat fields: what is known, and null for what 8x8 left out. Timestamps are ISO 8601, as 8x8 posts them;
 * phone numbers are `+` and digits.
 */
export function simplified({ type, payload }: SmsEvent): IDataObject {
	switch (type) {
		case eventTypes.inboundMessage:
			return inboundMessage(payload);
		case eventTypes.deliveryReceipt:
			return deliveryReceipt(payload);
		case eventTypes.surveyAnswer:
			return surveyAnswer(payload);
	}
}

function inboundMessage(payload: Record<string, unknown>): IDataObject {
	return {
		eventType: eventTypes.inboundMessage,
		umid: scalar(payload.umid),
		source: number(payload.source),
		destination: number(payload.destination),
		body: scalar(payload.body),
		isOptOut: isOptOut(textOf(payload.body) ?? ''),
		timestamp: scalar(payload.timestamp),
		encoding: scalar(payload.encoding),
		smsCount: scalar(payload.smsCount),
		...price(payload),
		subAccountId: scalar(payload.subAccountId),
	};
}

function deliveryReceipt(payload: Record<string, unknown>): IDataObject {
	return {
		eventType: eventTypes.deliveryReceipt,
		umid: scalar(payload.umid),
		...statusFields(payload.status),
		clientMessageId: scalar(payload.clientMessageId),
		batchId: scalar(payload.batchId),
		clientBatchId: scalar(payload.clientBatchId),
		source: number(payload.source),
		destination: number(payload.destination),
		smsCount: scalar(payload.smsCount),
		...price(payload),
		subAccountId: scalar(payload.subAccountId),
	};
}

function surveyAnswer(payload: Record<string, unknown>): IDataObject {
	return {
		eventType: eventTypes.surveyAnswer,
		umid: scalar(payload.umid),
		surveyId: scalar(payload.surveyId),
		surveyStartedAt: scalar(payload.surveyStartedAt),
		surveySubmittedAt: scalar(payload.surveySubmittedAt),
		templateVariables: Object.fromEntries(
			records(payload.templateVariables).map(({ name, value }) => [String(scalar(name) ?? ''), scalar(value)]),
		),
		answers: records(payload.answers).map((answer) => ({
			questionId: scalar(answer.questionId),
			question: scalar(answer.question),
			answerId: scalar(answer.answerId),
			answer: scalar(answer.answer),
		})),
	};
}

function price(payload: Record<string, unknown>): IDataObject {
	return {
		price: scalar(propertyOf(payload.price, 'total')),
		currency: scalar(propertyOf(payload.price, 'currency')),
	};
}

/** A phone number as `+` and digits; sender IDs and short codes as they are. */
function number(value: unknown): Scalar {
	return typeof value === 'string' ? internationalNumber(value) : scalar(value);
}

function records(value: unknown): Record<string, unknown>[] {
	return Array.isArray(value) ? value.filter(isRecord) : [];
}
