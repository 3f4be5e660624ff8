import { eventTypes } from '../generated/webhookEvents';
import { isRecord, propertyOf, textOf } from '../problems/unknownValues';

/** An event of 8x8's; `payload` holds what is told about it, in 8x8's fields. */
export interface SmsEvent {
	type: (typeof eventTypes)[keyof typeof eventTypes];
	payload: Record<string, unknown>;
	/** What of the event is the same each time 8x8 posts it. */
	identity: string;
}

/** A body that 8x8 does not post. */
export interface Malformed {
	malformed: string;
}

/** The event in a body; `undefined` for one of 8x8's that this trigger does not know. */
export function readEvent(body: unknown): SmsEvent | Malformed | undefined {
	if (!isRecord(body) || Object.keys(body).length === 0) {
		return { malformed: 'the body is no JSON object, or its Content-Type is not application/json' };
	}
	// SMS Engage answers have no envelope.
	if (body.eventType === undefined && body.surveyId !== undefined) return surveyAnswer(body);
	const { namespace, eventType, payload } = body;
	if (textOf(namespace) === undefined) return { malformed: 'namespace is missing' };
	if (textOf(eventType) === undefined) return { malformed: 'eventType is missing' };
	const read = namespace === 'SMS' ? readers.get(eventType) : undefined;
	if (read === undefined) return undefined;
	return isRecord(payload) ? read(payload) : { malformed: 'payload is missing' };
}

const readers = new Map<unknown, (payload: Record<string, unknown>) => SmsEvent | Malformed>([
	[eventTypes.inboundMessage, inboundMessage],
	[eventTypes.deliveryReceipt, deliveryReceipt],
]);

function surveyAnswer(body: Record<string, unknown>): SmsEvent | Malformed {
	const missing = firstMissing(body, ['umid', 'surveyId']);
	if (missing !== undefined) return { malformed: `${missing} is missing` };
	if (!Array.isArray(body.answers)) return { malformed: 'answers is missing' };
	const identity = identityOf(body.umid, body.surveyId, body.surveySubmittedAt);
	return { type: eventTypes.surveyAnswer, payload: body, identity };
}

function inboundMessage(payload: Record<string, unknown>): SmsEvent | Malformed {
	const missing = firstMissing(payload, ['umid', 'source', 'destination']);
	if (missing !== undefined) return { malformed: `payload.${missing} is missing` };
	return { type: eventTypes.inboundMessage, payload, identity: identityOf(payload.umid) };
}

function deliveryReceipt(payload: Record<string, unknown>): SmsEvent | Malformed {
	const missing = firstMissing(payload, ['umid', 'destination']);
	if (missing !== undefined) return { malformed: `payload.${missing} is missing` };
	const state = textOf(propertyOf(payload.status, 'state'));
	if (state === undefined) return { malformed: 'payload.status.state is missing' };
	// A message can be delivered twice over: to the operator, and then to the phone.
	const identity = identityOf(payload.umid, state, propertyOf(payload.status, 'detail'));
	return { type: eventTypes.deliveryReceipt, payload, identity };
}

function firstMissing(record: Record<string, unknown>, names: readonly string[]): string | undefined {
	return names.find((name) => textOf(record[name]) === undefined);
}

function identityOf(...parts: readonly unknown[]): string {
	return parts.map((part) => (typeof part === 'string' ? part : '')).join(' ');
}
