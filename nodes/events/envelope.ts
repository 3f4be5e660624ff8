import { eventTypes } from '../generated/webhookEvents';
import { problem } from '../problems/catalogue';
import { failed, ok, type Result } from '../problems/result';
import { isRecord, propertyOf, textOf } from '../problems/unknownValues';
import { longestText } from './folding';

/** An event of 8x8's; `payload` holds its content, in 8x8's fields. */
export interface SmsEvent {
	type: (typeof eventTypes)[keyof typeof eventTypes];
	payload: Record<string, unknown>;
	/** The part of the event that is the same each time 8x8 posts it. */
	identity: string;
}

/** The longest ID, number, state or date, in UTF-16 units. The contract's longest, a client message ID, has 350. */
const longestValue = 512;

/**
 * The event in a body; `undefined` for one of 8x8's that this trigger does not know. Fails where a field that every event
 * of its kind has is missing, or a field is longer than 8x8 can make it.
 */
export function readEvent(body: unknown): Result<SmsEvent | undefined> {
	// SMS Engage answers have no envelope.
	if (isRecord(body) && body.eventType === undefined && body.surveyId !== undefined) return surveyAnswer(body);
	const envelope = readEnvelope(body, 'SMS');
	if (!envelope.ok) return envelope;
	const { eventType, payload } = envelope.value ?? {};
	const read = readers.get(eventType);
	if (read === undefined) return ok(undefined);
	return isRecord(payload) ? read(payload) : malformed('payload is missing');
}

/** What all events of an API come in; undefined for one of another API of 8x8's. */
export function readEnvelope(
	body: unknown,
	wanted: 'SMS' | 'ChatApps',
): Result<{ eventType: string; payload: unknown } | undefined> {
	if (!isRecord(body) || Object.keys(body).length === 0) {
		return malformed('the body is not a JSON object, or its Content-Type is not application/json');
	}
	const [namespace, eventType] = [textOf(body.namespace), textOf(body.eventType)];
	if (namespace === undefined) return malformed('namespace is missing');
	if (eventType === undefined) return malformed('eventType is missing');
	return ok(namespace === wanted ? { eventType, payload: body.payload } : undefined);
}

const readers = new Map<unknown, (payload: Record<string, unknown>) => Result<SmsEvent>>([
	[eventTypes.inboundMessage, inboundMessage],
	[eventTypes.deliveryReceipt, deliveryReceipt],
]);

function surveyAnswer(body: Record<string, unknown>): Result<SmsEvent> {
	const flaw =
		firstMissing(body, ['umid', 'surveyId']) ??
		(Array.isArray(body.answers) ? undefined : 'answers is missing') ??
		firstTooLong(body, ['umid', 'surveyId', 'surveyStartedAt', 'surveySubmittedAt']);
	if (flaw !== undefined) return malformed(flaw);
	const identity = identityOf(body.umid, body.surveyId, body.surveySubmittedAt);
	return ok({ type: eventTypes.surveyAnswer, payload: body, identity });
}

const messageFields = ['umid', 'subAccountId', 'source', 'destination'];

function inboundMessage(payload: Record<string, unknown>): Result<SmsEvent> {
	const flaw =
		firstMissing(payload, ['umid', 'source', 'destination']) ??
		firstTooLong(payload, [...messageFields, 'timestamp', 'encoding']) ??
		firstTooLong(payload, ['body'], longestText);
	if (flaw !== undefined) return malformed(`payload.${flaw}`);
	return ok({ type: eventTypes.inboundMessage, payload, identity: identityOf(payload.umid) });
}

function deliveryReceipt(payload: Record<string, unknown>): Result<SmsEvent> {
	const flaw =
		firstMissing(payload, ['umid', 'destination']) ??
		firstTooLong(payload, [...messageFields, 'batchId', 'clientMessageId', 'clientBatchId']);
	if (flaw !== undefined) return malformed(`payload.${flaw}`);
	const status = isRecord(payload.status) ? payload.status : {};
	const flawOfStatus =
		firstMissing(status, ['state']) ??
		firstTooLong(status, ['state', 'detail', 'timestamp']) ??
		firstTooLong(status, ['errorMessage'], longestText);
	if (flawOfStatus !== undefined) return malformed(`payload.status.${flawOfStatus}`);
	// A message can be delivered twice over: to the operator, and then to the phone.
	const identity = identityOf(payload.umid, status.state, propertyOf(status, 'detail'));
	return ok({ type: eventTypes.deliveryReceipt, payload, identity });
}

export function firstMissing(record: Record<string, unknown>, names: readonly string[]): string | undefined {
	const name = names.find((each) => textOf(record[each]) === undefined);
	return name === undefined ? undefined : `${name} is missing`;
}

export function firstTooLong(
	record: Record<string, unknown>,
	names: readonly string[],
	longest = longestValue,
): string | undefined {
	const name = names.find((each) => (textOf(record[each])?.length ?? 0) > longest);
	return name === undefined ? undefined : `${name} is longer than ${longest} characters`;
}

export function identityOf(...parts: readonly unknown[]): string {
	return JSON.stringify(parts.map((part) => (typeof part === 'string' ? part : '')));
}

export function malformed(flaw: string): Result<never> {
	return failed(problem('EVENT_MALFORMED', { flaw }));
}
