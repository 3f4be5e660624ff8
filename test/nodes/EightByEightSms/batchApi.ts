import { randomUUID } from 'node:crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { runWorkflow, type WorkflowRunOptions } from '../../engine/runWorkflow';
import {
	type RecordedRequest,
	type ScriptedAnswer,
	type ScriptedApi,
	startScriptedApi,
} from '../../engine/scriptedApi';

/** The API of the test that is running. */
export let api: ScriptedApi;

export async function closeApi(): Promise<void> {
	await api.close();
}

export type Answer = (request: RecordedRequest, index: number) => ScriptedAnswer | Promise<ScriptedAnswer>;

/** Sends each item in a batch, to its `phone` with its `text` unless the test says otherwise. */
export async function sendBatch(
	items: readonly IDataObject[],
	{ answer = (request) => batchAnswer(request), ...options }: Partial<WorkflowRunOptions> & { answer?: Answer } = {},
) {
	api = await startScriptedApi(answer);
	return await runWorkflow({
		items,
		credential: { apiKey: 'key-123456', region: 'custom', baseUrl: api.url, subAccountId: 'acme_hq' },
		...options,
		parameters: {
			operation: 'sendBatch',
			destination: '={{ $json.phone }}',
			text: '={{ $json.text }}',
			...options.parameters,
		},
	});
}

export const people = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		phone: `+6591230${String(10 + index).padStart(3, '0')}`,
		text: `Hello ${index}`,
	}));

export const jsonOf = (items: INodeExecutionData[] | undefined) => (items ?? []).map(({ json }) => json);
export const continueRegularOutput = { onError: 'continueRegularOutput' } as const;

interface BatchMessage {
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

/** 8x8's answer to a batch, with the listed messages as `change` leaves them. */
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

export function apiError(code: number, message: string) {
	return { code, message, errorId: '0d7f3c1e-6a54-4b0e-8f0b-6f5a1b2c3d01', timestamp: '2026-05-04T11:30:05.60Z' };
}

export function fail(): never {
	throw new Error('No request came');
}
