import { eventTypes } from '../../nodes/generated/webhookEvents';
import { isRecord, propertyOf, textOf } from '../../nodes/problems/unknownValues';
import { excerpt } from './excerpt';
import { bareNumber } from './number';
import { reasonWords, type Status, statusOf } from './status';
import { isOfTrial } from './trial';

/** What an 8x8 event means to CleverTap, and what is kept of it. */
export interface MappedEvent {
	/** 8x8's ID of the message, or of the reply, which is forwarded once. */
	umid: string;
	/** The person's phone, digits alone. */
	phone: string;
	/** CleverTap's $$MessageID; empty for a reply, which does not carry it. */
	messageId: string;
	/** Empty for what is only stored: a message on its way, so that a reply can be attributed. */
	event: '' | 'delivered' | 'failed' | 'replied';
	/** The entry of `data`, without its meta. */
	data: EventData;
}

/** Keys of CleverTap's events, as its page "Generic SMS" lists them. */
interface EventData {
	/** Unix time in seconds. */
	ts: number;
	code?: string;
	description?: string;
	toPhone?: string;
	incomingText?: string;
}

/**
 * 8x8's receipt code → CleverTap's error code. All others become 900, for errors that CleverTap's table does not have.
 */
export const errorCodes: ReadonlyMap<number, string> = new Map([
	[1, '905'],
	[13, '910'],
	[14, '904'],
	[15, '910'],
	[21, '912'],
	[34, '902'],
	[36, '916'],
	[43, '902'],
	[44, '905'],
	[46, '905'],
	[47, '905'],
	[48, '904'],
	[55, '910'],
	[59, '910'],
	[60, '902'],
]);
const otherError = '900';
const systemError = '904';
const undeliveredCode = '914';

/** CleverTap cuts longer texts off. */
const longestText = 512;

/**
 * What to do with an event, as the trigger simplifies it; `undefined` when it means nothing to CleverTap: the message
 * was not CleverTap's, or is only queued at 8x8.
 */
export function mapEvent(event: unknown): MappedEvent | undefined {
	switch (propertyOf(event, 'eventType')) {
		case eventTypes.inboundMessage:
			return mapReply(event);
		case eventTypes.deliveryReceipt:
			return mapReceipt(event);
		default:
			return undefined;
	}
}

function mapReceipt(receipt: unknown): MappedEvent | undefined {
	const messageId = textOf(propertyOf(receipt, 'clientMessageId'));
	if (messageId === undefined || isOfTrial(receipt)) return undefined;
	const status = statusOf(receipt);
	const common = {
		umid: textOf(propertyOf(receipt, 'umid')) ?? '',
		phone: bareNumber(propertyOf(receipt, 'destination')),
		messageId,
	};
	const ts = seconds(status.timestamp);
	switch (status.state) {
		case 'delivered':
		case 'read':
			return { ...common, event: 'delivered', data: { ts, description: deliveredWords(status) } };
		case 'undelivered':
		case 'rejected':
			return { ...common, event: 'failed', data: { ts, code: errorCode(status), description: failedWords(status) } };
		case 'sent':
			return { ...common, event: '', data: { ts } };
		default:
			return undefined;
	}
}

function mapReply(reply: unknown): MappedEvent {
	const text = textOf(propertyOf(reply, 'body')) ?? '';
	const incomingText = Array.from(text).slice(0, longestText).join('');
	const ts = seconds(textOf(propertyOf(reply, 'timestamp')) ?? '');
	return {
		umid: textOf(propertyOf(reply, 'umid')) ?? '',
		phone: bareNumber(propertyOf(reply, 'source')),
		messageId: '',
		event: 'replied',
		data: { ts, toPhone: bareNumber(propertyOf(reply, 'destination')), incomingText },
	};
}

/**
 * What is posted to CleverTap.
 * @param mapped what `mapEvent` made of the event
 * @param messageId the $$MessageID; for a reply, that of the last message to the phone
 */
export function callbackBody(mapped: { event?: unknown; data?: unknown }, messageId: unknown) {
	const data = isRecord(mapped.data) ? mapped.data : {};
	return [{ event: mapped.event, data: [{ ...data, meta: messageId }] }];
}

/** The failure in a CleverTap answer with status 200, if any: it counts the receipts that it could not process. */
export function refusalIn(body: unknown): string | undefined {
	const answer = typeof body === 'string' ? parsed(body) : body;
	if (typeof answer !== 'object' || answer === null) return undefined;
	const status: unknown = Reflect.get(answer, 'status');
	const unprocessed: unknown = Reflect.get(answer, 'unprocessed');
	const isRefused = ['fail', 'partial', 'error'].includes(String(status).toLowerCase());
	return isRefused || (Array.isArray(unprocessed) && unprocessed.length > 0) ? excerpt(answer) : undefined;
}

/** JSON that arrived as text, since its content type was not JSON. */
function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function errorCode({ state, errorCode: code }: Status): string {
	// 0 means no known reason.
	if (code === 0) return state === 'rejected' ? systemError : undeliveredCode;
	return errorCodes.get(code) ?? otherError;
}

function failedWords(status: Status): string {
	const words = reasonWords(status);
	return status.errorCode === 0 ? words : `${words} (8x8 code ${status.errorCode})`;
}

function deliveredWords({ state, detail }: Status): string {
	if (state === 'read') return 'Read';
	return detail === 'delivered_to_operator' ? 'Delivered to operator' : 'Delivered to handset';
}

function seconds(timestamp: string): number {
	const milliseconds = Date.parse(timestamp);
	return Math.floor((Number.isNaN(milliseconds) ? Date.now() : milliseconds) / 1000);
}
