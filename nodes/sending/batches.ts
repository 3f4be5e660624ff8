import type { components } from '../generated/contractTypes';
import type { SmsRequest } from '../text/smsMessage';
import type { Message } from './run';

export type SmsBatchRequest = components['schemas']['SmsBatchRequest'];

/** Messages that go out in one request. */
export interface Batch {
	subAccountId: string;
	/** The user's ID of the batch, where there is one. */
	clientBatchId: string | undefined;
	messages: Message[];
}

/** The fields that all messages of a batch must have in common. */
const sharedFields = ['source', 'encoding', 'scheduled', 'expiry'] as const satisfies readonly (keyof SmsRequest)[];

/** The fields that a template can hold for messages that leave them out. */
const templateFields = [...sharedFields, 'text', 'dlrCallbackUrl'] as const satisfies readonly (keyof SmsRequest)[];

/** The fields in which bare numbers must agree to go out as one list. */
export const listFields = [
	...templateFields,
	'clientIp',
	'country',
	'track',
] as const satisfies readonly (keyof SmsRequest)[];

/**
 * Puts messages into batches of at most `batchSize`: those of one sub-account and one client batch ID that agree in the
 * fields that a batch must share, in their order.
 */
export function planBatches(
	messages: readonly Message[],
	batchSize: number,
	fields: readonly (keyof SmsRequest)[] = sharedFields,
): Batch[] {
	const groups = new Map<string, Message[]>();
	for (const message of messages) {
		const key = JSON.stringify([
			message.subAccountId,
			message.clientBatchId,
			...fields.map((field) => message.request[field]),
		]);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [message]);
		else group.push(message);
	}
	return [...groups.values()].flatMap((group) =>
		Array.from({ length: Math.ceil(group.length / batchSize) }, (_, index) => {
			const slice = group.slice(index * batchSize, (index + 1) * batchSize);
			return {
				subAccountId: slice[0]?.subAccountId ?? '',
				clientBatchId: slice[0]?.clientBatchId,
				messages: slice,
			};
		}),
	);
}

/** The body of a batch: what all of its messages have in common stands in the template, once. */
export function batchBody(batch: Batch, includeMessages: boolean): SmsBatchRequest {
	const { messages } = batch;
	const template = common(messages, templateFields);
	const clientIp = common(messages, ['clientIp']);
	return {
		messages: messages.map(({ request, clientMessageId }) => {
			const own = { ...request, ...(clientMessageId !== null && { clientMessageId }) };
			for (const field of Object.keys({ ...template, ...clientIp })) Reflect.deleteProperty(own, field);
			return own;
		}),
		...(Object.keys(template).length > 0 && { template }),
		...clientIp,
		...settingsOf(batch, includeMessages),
	};
}

/** Whether a batch made with `listFields` differs in its numbers alone, so that a list of them says it all. */
export function isCompact({ messages }: Batch): boolean {
	return messages.every(({ clientMessageId }) => clientMessageId === null);
}

/** The compact body: one text to many numbers. The answer tells the messages apart by their destination. */
export function compactBody(batch: Batch, includeMessages: boolean): SmsBatchRequest {
	const { messages } = batch;
	return {
		destinations: messages.map(({ destination }) => destination),
		template: common(messages, templateFields),
		...common(messages, ['clientIp']),
		...settingsOf(batch, includeMessages),
	};
}

function settingsOf({ clientBatchId }: Batch, includeMessages: boolean) {
	return { ...(clientBatchId !== undefined && { clientBatchId }), includeMessagesInResponse: includeMessages };
}

/** Those of the fields in which all messages agree. */
function common<Field extends keyof SmsRequest>(
	messages: readonly Message[],
	fields: readonly Field[],
): Partial<Pick<SmsRequest, Field>> {
	const shared: Partial<Pick<SmsRequest, Field>> = {};
	const [first, ...others] = messages;
	for (const field of fields) {
		const value = first?.request[field];
		if (value !== undefined && others.every(({ request }) => request[field] === value)) shared[field] = value;
	}
	return shared;
}
