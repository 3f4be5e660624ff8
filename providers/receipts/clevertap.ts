import type { components } from '../../nodes/generated/contractTypes';
import { excerpt } from './excerpt';
import { digits, reasonWords } from './status';

type Schemas = components['schemas'];
type WebhookEvent = Schemas['DeliveryReceiptEvent'] | Schemas['InboundMessageEvent'];

/** What an event of 8x8's means to CleverTap, and what is kept of it. */
export interface MappedEvent {
	/** 8x8's ID of the message, or of the reply: it is forwarded once. */
	umid: string;
	/** The person's phone, digits alone. */
	phone: string;
	/** CleverTap's $$MessageID; empty for a reply, which does not carry it. */
	messageId: string;
	/** Empty for what is only kept: a message on its way, so that a reply can be attributed. */
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

export type CallbackBody = [{ event: string; data: [EventData & { meta: string }] }];

/** 8x8's receipt code → CleverTap's error code. All others are 900, for errors that CleverTap's table does not have. */
export const errorCodes: Record<string, string> = {
	1: '905',
	13: '910',
	14: '904',
	15: '910',
	20: '917',
	21: '912',
	34: '902',
	36: '916',
	43: '902',
	44: '905',
	46: '905',
	47: '905',
	48: '904',
	55: '910',
	59: '910',
	60: '902',
};
const OTHER_ERROR = '900';
const SYSTEM_ERROR = '904';
const UNDELIVERED = '914';

/** CleverTap cuts longer texts off. */
const LONGEST_TEXT = 512;

/**
 * What is to be done with an event of 8x8's webhook; `undefined` when it means nothing to CleverTap: the message was
 * not CleverTap's, or only waits at 8x8.
 */
export function mapEvent(event: WebhookEvent): MappedEvent | undefined {
	return event.eventType === 'inbound_message_received' ? mapReply(event.payload) : mapReceipt(event.payload);
}

function mapReceipt({
	umid,
	clientMessageId,
	destination,
	status,
}: Schemas['DeliveryReceipt']): MappedEvent | undefined {
	if (!clientMessageId) return undefined;
	const common = { umid, phone: digits(destination), messageId: clientMessageId };
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

function mapReply({ umid, source, destination, body, timestamp }: Schemas['InboundMessage']): MappedEvent {
	const incomingText = Array.from(body).slice(0, LONGEST_TEXT).join('');
	return {
		umid,
		phone: digits(source),
		messageId: '',
		event: 'replied',
		data: { ts: seconds(timestamp), toPhone: digits(destination), incomingText },
	};
}

/** What is posted to CleverTap. @param messageId the $$MessageID, of a reply that of the last message to the phone */
export function callbackBody({ event, data }: MappedEvent, messageId: string): CallbackBody {
	return [{ event, data: [{ ...data, meta: messageId }] }];
}

/** What CleverTap's answer with status 200 says against a receipt. It counts those that it could not process. */
export function refusalIn(body: unknown): string | undefined {
	const answer = typeof body === 'string' ? parsed(body) : body;
	if (typeof answer !== 'object' || answer === null) return undefined;
	const status: unknown = Reflect.get(answer, 'status');
	const unprocessed: unknown = Reflect.get(answer, 'unprocessed');
	const isRefused = ['fail', 'partial', 'error'].includes(String(status).toLowerCase());
	return isRefused || (Array.isArray(unprocessed) && unprocessed.length > 0) ? excerpt(answer) : undefined;
}

/** JSON that came as text, since it was not called JSON. */
function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function errorCode({ state, errorCode: code }: Schemas['ReceiptStatus']): string {
	// 0 stands for no known reason.
	if (!code) return state === 'rejected' ? SYSTEM_ERROR : UNDELIVERED;
	return errorCodes[code] ?? OTHER_ERROR;
}

function failedWords(status: Schemas['ReceiptStatus']): string {
	const words = reasonWords(status);
	return status.errorCode ? `${words} (8x8 code ${status.errorCode})` : words;
}

function deliveredWords({ state, detail }: Schemas['ReceiptStatus']): string {
	if (state === 'read') return 'Read';
	return detail === 'delivered_to_operator' ? 'Delivered to operator' : 'Delivered to handset';
}

function seconds(timestamp: string): number {
	const milliseconds = Date.parse(timestamp);
	return Math.floor((Number.isNaN(milliseconds) ? Date.now() : milliseconds) / 1000);
}
