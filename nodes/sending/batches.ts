import { defined } from '../problems/defined';
import type { AnyRequest, Format, PathOf } from './format';
import { groupBy } from './groupBy';
import type { Message } from './message';

/** Messages that go out in one request. */
export interface Batch<Request extends AnyRequest> {
	path: PathOf;
	/** The user's ID of the batch, where there is one. */
	clientBatchId: string | undefined;
	/** Whether they differ in their numbers alone, so that a list of these is enough. */
	isCompact: boolean;
	messages: Message<Request>[];
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
	const groups = groupBy(messages, ({ path, clientBatchId, clientMessageId, request }) => {
		const isBare = clientMessageId === null;
		const fields = isBare ? [...templateFields, ...batchFields] : sharedFields;
		return JSON.stringify([
			Object.entries(path).sort(),
			clientBatchId,
			isBare,
			...fields.map((field) => request[field]),
		]);
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

/** The body of a batch: what all of its messages have in common is in the template, once. */
export function batchBody<Request extends AnyRequest>(
	batch: Batch<Request>,
	includeMessagesInResponse: boolean,
	format: Format<Request>,
): object {
	const { templateFields, templateNeeds, batchFields } = format;
	const { messages, clientBatchId, isCompact } = batch;
	const inCommon = common(messages, templateFields);
	const template = templateNeeds.every((field) => inCommon[field] !== undefined) ? inCommon : {};
	const ofBatch = common(messages, batchFields);
	const shared = new Set([...Object.keys(template), ...Object.keys(ofBatch)]);
	return {
		...(isCompact
			? { destinations: messages.map(({ destination }) => destination) }
			: { messages: messages.map((message) => ownFields(message, shared, format)) }),
		...(Object.keys(template).length > 0 && { template }),
		...ofBatch,
		...defined({ clientBatchId }),
		includeMessagesInResponse,
	};
}

function ownFields<Request extends AnyRequest>(
	{ request, clientMessageId }: Message<Request>,
	shared: ReadonlySet<string>,
	format: Format<Request>,
): object {
	const own: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(bodyOf(request, format))) if (!shared.has(name)) own[name] = value;
	own.clientMessageId = clientMessageId;
	return own;
}

/** A request as 8x8 gets it. */
export function bodyOf<Request extends AnyRequest>(request: Request, { internalFields = [] }: Format<Request>): object {
	if (internalFields.length === 0) return request;
	const internal = new Set<string>(internalFields.map(String));
	return Object.fromEntries(Object.entries(request).filter(([name]) => !internal.has(name)));
}

/** The fields in which all messages agree. */
function common<Request extends AnyRequest>(
	messages: readonly Message<Request>[],
	fields: readonly (keyof Request)[],
): Partial<Request> {
	const shared: Partial<Request> = {};
	const [first, ...others] = messages;
	for (const field of fields) {
		const value = first?.request[field];
		if (value !== undefined && others.every(({ request }) => request[field] === value)) shared[field] = value;
	}
	return shared;
}
