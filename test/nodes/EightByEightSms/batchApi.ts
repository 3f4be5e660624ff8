import { randomUUID } from 'node:crypto';
import type { RecordedRequest, ScriptedAnswer } from '../../engine/scriptedApi';

export interface BatchMessage {
	destination: string;
	text?: string;
	clientMessageId?: string;
	country?: string;
}

export interface BatchBody {
	messages?: BatchMessage[];
	destinations?: string[];
	template?: Record<string, string>;
	clientBatchId?: string;
	clientIp?: string;
	includeMessagesInResponse?: boolean;
}

export interface ListedMessage {
	umid: string;
	clientMessageId: string | null;
	destination: string;
	encoding: string;
	status: { code: string; description: string };
}

export function bodyOf(request: RecordedRequest): BatchBody {
	return request.body as BatchBody;
}

/** The answer that 8x8 gives to a batch, with the listed messages as `change` leaves them. */
export function batchAnswer(
	request: RecordedRequest,
	change: (listed: ListedMessage[]) => ListedMessage[] = (listed) => listed,
): ScriptedAnswer {
	const { messages, destinations, clientBatchId, includeMessagesInResponse } = bodyOf(request);
	const sent: BatchMessage[] = messages ?? (destinations ?? []).map((destination) => ({ destination }));
	const listed = change(
		sent.map(({ destination, clientMessageId }) => ({
			umid: randomUUID(),
			clientMessageId: clientMessageId ?? null,
			destination: destination.replace('+', ''),
			encoding: 'GSM7',
			status: { code: 'QUEUED', description: 'SMS is accepted and queued for processing' },
		})),
	);
	const rejectedCount = listed.filter(({ status }) => status.code === 'REJECTED').length;
	const counts = {
		batchId: randomUUID(),
		clientBatchId: clientBatchId ?? null,
		acceptedCount: sent.length - rejectedCount,
		rejectedCount,
	};
	return { status: 200, body: includeMessagesInResponse ? { ...counts, messages: listed } : counts };
}

/** The listed messages with those of the given numbers rejected. */
export function rejecting(...destinations: string[]) {
	return (listed: ListedMessage[]) =>
		listed.map((message) =>
			destinations.includes(message.destination)
				? { ...message, status: { code: 'REJECTED', description: 'Invalid MSISDN format' } }
				: message,
		);
}
