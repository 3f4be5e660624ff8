import type { ITaskData } from 'n8n-workflow';
import { z } from 'zod';

/** What the node said of one message. */
export interface ReportedMessage {
	item: number;
	outcome: 'accepted' | 'rejected' | 'unknown';
	destination: string | null;
	umid: string | null;
}

const outcome = z.enum(['accepted', 'rejected', 'unknown']);
const text = z
	.string()
	.nullish()
	.transform((value) => value ?? null);

const sentItem = z.object({ umid: z.string(), destination: z.string(), error: z.undefined() });
const failedItem = z.object({ details: z.object({ outcome, destination: text, umid: text }) });
const listed = z.object({ item: z.number(), outcome, destination: text, umid: text });
const errorContext = z.object({ data: z.object({ messages: z.array(listed) }) });

/**
 * Reads what one run of the node says of its messages, from its outputs or from the error that ended it.
 * Throws where it says something that is neither.
 */
export function reportOf({ data, error }: ITaskData): ReportedMessage[] {
	if (error !== undefined) return errorContext.parse('context' in error ? error.context : undefined).data.messages;
	return (data?.main ?? []).flatMap((output) =>
		(output ?? []).map(({ json, pairedItem }): ReportedMessage => {
			const { item } = z.object({ item: z.number() }).parse(pairedItem);
			const sent = sentItem.safeParse(json);
			if (sent.success) return { item, outcome: 'accepted', destination: sent.data.destination, umid: sent.data.umid };
			return { item, ...failedItem.parse(json).details };
		}),
	);
}
