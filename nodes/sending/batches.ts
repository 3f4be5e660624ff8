import { defined } from '../problems/defined';
import type { AnyRequest, Format, PathOf } from './format';
import type { Message } from './message';

/** Messages that go out in one request. */
export interface Batch<Request extends AnyRequest> {
	path: PathOf;
	/** The user's ID of the batch, where there is one. */
	clientBatchId: string | undefined;
	/** Whether they differ in their numbers alone, so that a list of these is enough. */
	isCompact: boolean;
	messages: readonly Message<Request>[];
}

/**
 * Puts messages into batches of at most `batchSize`: those of one path and one client batch ID that agree in the
 * fields that a batch must share, in their order. Bare numbers must agree in all fields.
 */
export function planBatches<Request extends AnyRequest>(
	messages: readonly Message<Request>[],
	batchSize: number,
	{ sharedFields, templateFields, batchFields }: Format<Request>,
): Batch<Request>[] {
	const bareFields = [...templateFields, ...batchFields];
	const fieldsOf = (isBare: boolean) => (isBare ? bareFields : sharedFields);
	const keyOf = ({ path, clientBatchId, clientMessageId, request }: Message<Request>) => {
		const isBare = clientMessageId === null;
		const fields = fieldsOf(isBare).map((field) => request[field]);
		return JSON.stringify([Object.entries(path).sort(), clientBatchId, isBare, ...fields]);
	};
	const groups = new Map<string, Message<Request>[]>();
	let group: Message<Request>[] = [];
	messages.forEach((message) => {
		const last = group.at(-1);
		if (last === undefined || !agrees(message, last, fieldsOf(message.clientMessageId === null))) {
			const key = keyOf(message);
			group = groups.get(key) ?? [];
			groups.set(key, group);
		}
		group.push(message);
	});
	return [...groups.values()].flatMap((group) =>
		Array.from({ length: Math.ceil(group.length / batchSize) }, (_, index) => {
			const slice = group.slice(index * batchSize, (index + 1) * batchSize);
			const [first] = slice;
			return {
				path: first?.path ?? {},
				clientBatchId: first?.clientBatchId,
				isCompact: first?.clientMessageId === null,
				messages: slice,
			};
		}),
	);
}

/** Whether two messages are clearly of one batch: most messages are like the one before, and a key of each takes longer. */
function agrees<Request extends AnyRequest>(
	one: Message<Request>,
	other: Message<Request>,
	fields: readonly (keyof Request)[],
): boolean {
	for (const field of fields) {
		if (one.request[field] !== other.request[field]) return false;
	}
	return (
		one.path === other.path &&
		one.clientBatchId === other.clientBatchId &&
		(one.clientMessageId === null) === (other.clientMessageId === null)
	);
}

/** The body of a batch: what all of its messages have in common is in the template, once. */
export function batchBody<Request extends AnyRequest>(
	batch: Batch<Request>,
	includeMessagesInResponse: boolean,
	format: Format<Request>,
): object {
	const { templateFields, templateNeeds, batchFields, internalFields = [] } = format;
	const { messages, clientBatchId, isCompact } = batch;
	const inCommon = common(messages, templateFields);
	const template = templateNeeds.every((field) => inCommon[field] !== undefined) ? inCommon : {};
	const ofBatch = common(messages, batchFields);
	const shared = [...Object.keys(template), ...Object.keys(ofBatch), ...internalFields.map(String)];
	// JSON has no place for undefined: the fields that a message leaves out.
	const left = Object.fromEntries(shared.map((name) => [name, undefined]));
	const entryOf = ({ request, clientMessageId }: Message<Request>): object => {
		if (shared.length > 0 || clientMessageId === null) return { ...request, ...left, clientMessageId };
		// Most messages: there may be very many, and each needs a copy only to leave fields out.
		request.clientMessageId = clientMessageId;
		return request;
	};
	return {
		...(isCompact
			? { destinations: messages.map(({ destination }) => destination) }
			: { messages: messages.map(entryOf) }),
		...(Object.keys(template).length > 0 && { template }),
		...ofBatch,
		...defined({ clientBatchId }),
		includeMessagesInResponse,
	};
}

/** A request as 8x8 gets it. */
export function bodyOf<Request extends AnyRequest>(
	request: Request,
	{ internalFields = [] }: Format<Request>,
): Readonly<Record<string, unknown>> {
	if (internalFields.length === 0) return Object.assign<Record<string, unknown>, Request>({}, request);
	const internal = new Set<string>(internalFields.map(String));
	return Object.fromEntries(Object.entries(request).filter(([name]) => !internal.has(name)));
}

/** The fields in which all messages agree. */
function common<Request extends AnyRequest>(
	messages: readonly Message<Request>[],
	fields: readonly (keyof Request)[],
): Partial<Request> {
	const shared: Partial<Request> = {};
	for (const field of fields) {
		const value = messages[0]?.request[field];
		if (value !== undefined && messages.every(({ request }) => request[field] === value)) shared[field] = value;
	}
	return shared;
}
