import { randomUUID } from 'node:crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { RecordedRequest, ScriptedAnswer } from '../../engine/scriptedApi';
import { runWorkflow, type WorkflowRunOptions } from '../../engine/runWorkflow';

export const apiKey = 'key-4f9a1c77';

/** Sends one text for each item, to `phone` with `text` of the item unless the test says otherwise. */
export async function send(
	baseUrl: string,
	items: readonly IDataObject[],
	{ parameters = {}, credential = {}, ...options }: Partial<WorkflowRunOptions> = {},
) {
	return await runWorkflow({
		items,
		credential: { apiKey, region: 'custom', baseUrl, subAccountId: 'acme_hq', ...credential },
		parameters: { destination: '={{ $json.phone }}', text: '={{ $json.text }}', ...parameters },
		...options,
	});
}

export const continueRegularOutput = { onError: 'continueRegularOutput' } as const;
export const continueErrorOutput = { onError: 'continueErrorOutput' } as const;
export const retryOnFail = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } as const;

export function people(count: number): { phone: string; text: string }[] {
	return Array.from({ length: count }, (_, index) => ({
		phone: `+659123${String(1000 + index)}`,
		text: `Hello ${index}`,
	}));
}

interface SmsBody {
	destination: string;
	text: string;
	clientMessageId?: string;
}

export function bodyOf(request: RecordedRequest | undefined): SmsBody {
	return request?.body as SmsBody;
}

/** The answer that 8x8 gives to a message that it takes. */
export function queued(request: RecordedRequest, change: object = {}): ScriptedAnswer {
	const { destination, clientMessageId } = bodyOf(request);
	return {
		status: 200,
		body: {
			umid: randomUUID(),
			clientMessageId: clientMessageId ?? null,
			destination: destination.replace('+', ''),
			encoding: 'GSM7',
			status: { code: 'QUEUED', description: 'SMS is accepted and queued for processing' },
			...change,
		},
	};
}

export function rejected(request: RecordedRequest, description: string): ScriptedAnswer {
	return queued(request, { status: { code: 'REJECTED', description } });
}

/** 8x8's body of an error. */
export function apiError(status: number, code: number, message = 'What 8x8 says', headers = {}): ScriptedAnswer {
	const errorId = 'd36b1c5e-1f0a-4b1e-8a55-7f4f3f0c9a01';
	return { status, headers, body: { code, message, errorId, timestamp: '2026-06-01T08:00:00Z' } };
}

export const jsonOf = (items: INodeExecutionData[] | undefined) => (items ?? []).map(({ json }) => json);

/** The details of a failed item, or undefined where it did not fail. */
export function detailsOf(item: INodeExecutionData | undefined): IDataObject | undefined {
	return item?.json.details as IDataObject | undefined;
}
