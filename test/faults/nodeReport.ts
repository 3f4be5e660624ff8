import type { ITaskData } from 'n8n-workflow';
import { z } from 'zod/v4';

/** The node's report of one message. */
export interface ReportedMessage {
	item: number;
	outcome: 'accepted' | 'rejected' | 'unknown';
	destination: string | null;
	umid: string | null;
	/** The node's output that holds it; none if it is in the error that ended the node. */
	output?: number;
}

const outcome = z.enum(['accepted', 'rejected', 'unknown']);
const text = z
	.string()
	.nullish()
	.transform((value) => value ?? null);

const sentItem = z.object({ umid: z.string(), destination: z.string(), error: z.undefined() });
/** An item whose message was left out, because an equal one was sent. */
const skippedItem = z.object({ skipped: z.literal(true), destination: text, duplicateOf: z.object({ umid: text }) });
const batchItem = z.object({ batchId: z.string(), acceptedCount: z.number(), error: z.undefined() });
const failedItem = z.object({ details: z.object({ outcome, destination: text, umid: text }) });
const listed = z.object({ item: z.number(), outcome, destination: text, umid: text });
const skipped = z.object({ item: z.number(), outcome: z.literal('skipped') });
const errorContext = z.object({ data: z.object({ messages: z.array(z.union([listed, skipped])) }) });

/**
 * Reads the reports of a node's run on its messages, from its outputs or from the error that ended it. If it outputs
 * one item for each batch, only the failed messages. Throws for anything else.
 */
export function reportOf({ data, error }: ITaskData): ReportedMessage[] {
	if (error !== undefined) {
		const { messages } = errorContext.parse('context' in error ? error.context : undefined).data;
		return messages.filter((message) => message.outcome !== 'skipped');
	}
	return (data?.main ?? []).flatMap((items, output) =>
		(items ?? []).flatMap(({ json, pairedItem }): ReportedMessage[] => {
			if (batchItem.safeParse(json).success) return [];
			const { item } = z.object({ item: z.number() }).parse(pairedItem);
			const left = skippedItem.safeParse(json);
			if (left.success) {
				const { destination, duplicateOf } = left.data;
				return [{ item, output, outcome: 'accepted', destination, umid: duplicateOf.umid }];
			}
			const sent = sentItem.safeParse(json);
			if (!sent.success) return [{ item, output, ...failedItem.parse(json).details }];
			const { destination, umid } = sent.data;
			return [{ item, output, outcome: 'accepted', destination, umid }];
		}),
	);
}

/** The number of accepted messages according to items for whole batches. */
export function countedAsAccepted({ data }: ITaskData): number {
	return (data?.main ?? [])
		.flatMap((items) => items ?? [])
		.map(({ json }) => batchItem.safeParse(json).data?.acceptedCount ?? 0)
		.reduce((sum, count) => sum + count, 0);
}
