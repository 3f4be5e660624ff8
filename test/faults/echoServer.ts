import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import { startScriptedApi, type RecordedRequest, type ScriptedAnswer, type ScriptedApi } from '../engine/scriptedApi';

const sent = z.object({ destination: z.string(), text: z.string().optional(), clientMessageId: z.string().optional() });
const bodySchema = z.object({
	destination: z.string().optional(),
	text: z.string().optional(),
	clientMessageId: z.string().optional(),
	messages: z.array(sent).optional(),
	destinations: z.array(z.string()).optional(),
	template: z.object({ text: z.string().optional() }).optional(),
});

/** A server that accepts nothing and echoes what it was sent: the key, and the text of each message. */
export function startEcho(): Promise<ScriptedApi> {
	return startScriptedApi((request): ScriptedAnswer => {
		const status = /^\/status\/(\d+)\//.exec(request.path)?.[1];
		if (status === undefined) return { status: 200, body: rejection(request) };
		const { text, messages, template } = bodySchema.parse(request.body);
		const texts = [text, template?.text, ...(messages ?? []).map((message) => message.text)].filter(Boolean);
		const message = `Cannot send ${texts.join(' or ')} with ${request.authorization ?? ''}`;
		return { status: Number(status), body: { code: 1002, message, errorId: 'e-1' } };
	});
}

function rejection({ body, authorization }: RecordedRequest): object {
	const { messages, destinations, template, destination, text, clientMessageId } = bodySchema.parse(body);
	const answer = (message: z.infer<typeof sent>) => ({
		umid: randomUUID(),
		clientMessageId: message.clientMessageId ?? null,
		destination: message.destination,
		encoding: 'GSM7',
		status: {
			code: 'REJECTED',
			description: `${message.text ?? template?.text ?? ''} is not allowed for ${authorization ?? ''}`,
		},
	});
	const all = messages ?? destinations?.map((number) => ({ destination: number }));
	if (all === undefined) return answer({ destination: destination ?? '', text, clientMessageId });
	return {
		batchId: randomUUID(),
		clientBatchId: null,
		acceptedCount: 0,
		rejectedCount: all.length,
		messages: all.map(answer),
	};
}
