import fastify from 'fastify';

/** A help desk that takes tickets by HTTP; `refusals` are the statuses with which it answers next. */
export async function startHelpDesk() {
	const app = fastify();
	const tickets: { key: string | undefined; body: unknown }[] = [];
	const refusals: number[] = [];
	app.post('/tickets', (request, reply) => {
		const refusal = refusals.shift();
		if (refusal !== undefined) return reply.code(refusal).send();
		const key = request.headers['idempotency-key'];
		tickets.push({ key: typeof key === 'string' ? key : undefined, body: request.body });
		return { ok: true };
	});
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return { url: `${url}/tickets`, tickets, refusals, close: () => app.close() };
}
