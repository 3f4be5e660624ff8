import { eventTypes } from '../generated/chatAppsWebhookEvents';
import { ok, type Result } from '../problems/result';
import { isRecord, propertyOf, textOf } from '../problems/unknownValues';
import { firstMissing, firstTooLong, identityOf, malformed, readEnvelope } from './envelope';
import { longestText } from './folding';

/** An event of the Business Messaging API; `payload` holds its content, in 8x8's fields. */
export interface ChatEvent {
	type: (typeof eventTypes)[keyof typeof eventTypes];
	payload: Record<string, unknown>;
	/** The part of the event that is the same each time 8x8 posts it. */
	identity: string;
}

/**
 * The event in a body; `undefined` for one of 8x8's that this trigger does not know. Fails where a field that every event
 * of its kind has is missing, or a field is longer than 8x8 can make it.
 */
export function readChatEvent(body: unknown): Result<ChatEvent | undefined> {
	const envelope = readEnvelope(body, 'ChatApps');
	if (!envelope.ok) return envelope;
	const { eventType, payload } = envelope.value ?? {};
	const read = readers.get(eventType);
	if (read === undefined) return ok(undefined);
	return isRecord(payload) ? read(payload) : malformed('payload is missing');
}

const readers = new Map<unknown, (payload: Record<string, unknown>) => Result<ChatEvent>>([
	[eventTypes.inboundChatMessage, inboundMessage],
	[eventTypes.chatMessageStatus, messageStatus],
]);

const idFields = ['umid', 'subAccountId', 'batchId', 'clientMessageId', 'clientBatchId', 'channel', 'replyToUmid'];

function inboundMessage(payload: Record<string, unknown>): Result<ChatEvent> {
	const flaw =
		firstMissing(payload, ['umid', 'type']) ??
		firstTooLong(payload, [...idFields, 'type', 'timestamp']) ??
		flawOfUser(payload) ??
		(isRecord(payload.content) ? undefined : 'content is missing');
	if (flaw !== undefined) return malformed(`payload.${flaw}`);
	const content = isRecord(payload.content) ? payload.content : {};
	const flawOfContent = firstTooLong(content, ['text', 'payload', 'url'], longestText);
	if (flawOfContent !== undefined) return malformed(`payload.content.${flawOfContent}`);
	return ok({ type: eventTypes.inboundChatMessage, payload, identity: identityOf(payload.umid) });
}

function messageStatus(payload: Record<string, unknown>): Result<ChatEvent> {
	const flaw = firstMissing(payload, ['umid']) ?? firstTooLong(payload, idFields) ?? flawOfUser(payload);
	if (flaw !== undefined) return malformed(`payload.${flaw}`);
	const status = isRecord(payload.status) ? payload.status : {};
	const flawOfStatus =
		firstMissing(status, ['state']) ??
		firstTooLong(status, ['state', 'detail', 'timestamp']) ??
		firstTooLong(status, ['errorMessage'], longestText);
	if (flawOfStatus !== undefined) return malformed(`payload.status.${flawOfStatus}`);
	// All the channels of a message have its one ID.
	const { state, detail, timestamp } = status;
	const identity = identityOf(payload.umid, payload.channel, state, detail, timestamp);
	return ok({ type: eventTypes.chatMessageStatus, payload, identity });
}

/** Someone who hides their number has only an ID at the channel. A receipt may name nobody. */
function flawOfUser(payload: Record<string, unknown>): string | undefined {
	const user = isRecord(payload.user) ? payload.user : {};
	const flaw = firstTooLong(user, ['msisdn', 'channelUserId', 'name']);
	return flaw === undefined ? undefined : `user.${flaw}`;
}

/** The channel that an event names, in capitals or not. */
export function channelOf({ payload }: Pick<ChatEvent, 'payload'>): string {
	return (textOf(payload.channel) ?? textOf(propertyOf(payload.recipient, 'channel')) ?? '').trim();
}
