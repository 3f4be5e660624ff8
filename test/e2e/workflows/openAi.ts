import fastify from 'fastify';
import { z } from 'zod/v4';

const chat = z.object({
	messages: z.array(z.object({ role: z.string(), content: z.unknown() }).loose()),
	tools: z
		.array(
			z.object({
				function: z.object({
					name: z.string(),
					parameters: z.object({ properties: z.record(z.string(), z.unknown()) }),
				}),
			}),
		)
		.default([]),
	stream: z.boolean().default(false),
});
type Chat = z.infer<typeof chat>;

/** What the model does next: it calls its first tool with each of these arguments, or answers. */
type Turn = Record<string, unknown>[] | string;

export interface FakeOpenAi {
	/** The base URL of the API. */
	url: string;
	/** The plan for the model, turn by turn; without one it answers "Done". */
	turns: Turn[];
	/** The requests that it got. */
	chats: Chat[];
	close(): Promise<void>;
}

/** An endpoint for as much of OpenAI's chat completions as n8n's agent needs, with a model that follows the plan. */
export async function startOpenAi(apiKey: string): Promise<FakeOpenAi> {
	const app = fastify({ bodyLimit: 10_000_000 });
	const turns: Turn[] = [];
	const chats: Chat[] = [];
	let calls = 0;
	app.post('/v1/chat/completions', (request, reply) => {
		if (request.headers.authorization !== `Bearer ${apiKey}`) return reply.code(401).send({ error: { message: 'No' } });
		const asked = chat.parse(request.body);
		chats.push(asked);
		const turn = turns.shift() ?? 'Done';
		const name = asked.tools[0]?.function.name ?? 'no tool';
		const message =
			typeof turn === 'string'
				? { role: 'assistant', content: turn }
				: {
						role: 'assistant',
						content: null,
						tool_calls: turn.map((args, index) => ({
							index,
							id: `call_${(calls += 1)}`,
							type: 'function',
							function: { name, arguments: JSON.stringify(args) },
						})),
					};
		const finish = typeof turn === 'string' ? 'stop' : 'tool_calls';
		const common = { id: 'chatcmpl-1', created: 1_700_000_000, model: 'told' };
		if (!asked.stream) {
			const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
			return { ...common, object: 'chat.completion', choices: [{ index: 0, message, finish_reason: finish }], usage };
		}
		const chunk = (delta: object, reason: string | null) =>
			`data: ${JSON.stringify({ ...common, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`;
		return reply
			.header('content-type', 'text/event-stream')
			.send(`${chunk(message, null)}${chunk({}, finish)}data: [DONE]\n\n`);
	});
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return { url: `${url}/v1`, turns, chats, close: () => app.close() };
}
