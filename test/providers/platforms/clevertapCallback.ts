import fastify from 'fastify';
import { z } from 'zod/v4';

// The calls that CleverTap's callback accepts according to its page "Generic SMS", as strict as that page.

const ts = z
	.number()
	.int()
	.refine((value) => String(value).length === 10, 'ts is not a Unix time in seconds');
const meta = z.string().min(1);
const text = z.string().min(1);
/** 901 to 920 without 911, and 900 for everything else. */
const code = z.string().regex(/^9(0\d|1[02-9]|20)$/);

const callback = z
	.array(
		z.discriminatedUnion('event', [
			z.object({ event: z.literal('delivered'), data: z.array(z.object({ ts, meta, description: text })).min(1) }),
			z.object({ event: z.literal('failed'), data: z.array(z.object({ ts, meta, code, description: text })).min(1) }),
			z.object({
				event: z.literal('replied'),
				data: z.array(z.object({ ts, meta, incomingText: text.max(512), toPhone: text.optional() })).min(1),
			}),
			z.object({ event: z.literal('clicked'), data: z.array(z.object({ ts, meta, url: text })).min(1) }),
		]),
	)
	.min(1);

interface CleverTapEvent {
	event: string;
	meta: string;
	[key: string]: unknown;
}

export interface CleverTapCallback {
	/** The callback URL, account included. */
	url: string;
	/** The accepted events: an entry for each event of each call, since CleverTap does not recognise repeats. */
	events: CleverTapEvent[];
	/** What was refused, and why. */
	refusals: string[];
	/**
	 * Statuses of the next calls, which are then not accepted, whatever they hold; `reset` cuts the connection, `text`
	 * refuses with status 200 in JSON of another content type.
	 */
	failures: (number | 'reset' | 'text')[];
	/** The number of calls, accepted or not. */
	calls: number;
	close(): Promise<void>;
}

const testAccount = 'TEST-W44-79Z-545Z';

/**
 * CleverTap's callback for receipts, on loopback.
 * @param isKnown whether CleverTap has sent a message with this ID; events for others are not processed
 */
export async function startCleverTap(isKnown: (meta: string) => boolean = () => true): Promise<CleverTapCallback> {
	const app = fastify();
	const state: CleverTapCallback = {
		url: '',
		events: [],
		refusals: [],
		failures: [],
		calls: 0,
		close: () => app.close(),
	};

	app.post<{ Querystring: { account?: string } }>('/sms/generic', (request, reply) => {
		state.calls += 1;
		const failure = state.failures.shift();
		if (failure === 'reset') return request.raw.socket.destroy();
		if (failure === 'text') return reply.type('text/plain').send('{"status":"Fail","processed":0}');
		if (failure !== undefined) return reply.code(failure).send();
		const refuse = (error: string) => {
			state.refusals.push(error);
			return reply
				.code(400)
				.send({ status: 'fail', processed: 0, unprocessed: [{ status: 'fail', code: 400, error }] });
		};
		if (request.query.account !== testAccount) return refuse('no such account');
		const parsed = callback.safeParse(request.body);
		if (!parsed.success) return refuse(z.prettifyError(parsed.error));
		const entries = parsed.data.flatMap(({ event, data }) => data.map((entry) => ({ event, ...entry })));
		const unknown = entries.filter((entry) => !isKnown(entry.meta));
		state.events.push(...entries.filter((entry) => isKnown(entry.meta)));
		state.refusals.push(...unknown.map((entry) => `unknown ${entry.meta}`));
		return {
			status: unknown.length === 0 ? 'success' : unknown.length === entries.length ? 'fail' : 'partial',
			processed: entries.length - unknown.length,
			unprocessed: unknown.map((record) => ({ status: 'fail', code: 400, error: 'Unknown meta', record })),
		};
	});

	state.url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/sms/generic?account=${testAccount}`;
	return state;
}
