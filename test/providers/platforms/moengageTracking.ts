import fastify from 'fastify';

/** The mappings on MoEngage's screen of a sender, with the values that its README names. */
const mapping = { id: 'umid', status: 'status', success: ['delivered'], reason: 'reason' };

export interface MoEngageTracking {
	/** The delivery tracking URL of the sender. */
	url: string;
	/** MoEngage's reading of the receipts, an entry for each call that it accepted. */
	reports: { id: string; outcome: 'delivered' | 'failed'; reason: string }[];
	/** What was refused, and why. */
	refusals: string[];
	/** Statuses of the next calls, which are then not accepted, whatever they hold. */
	failures: number[];
	calls: number;
	close(): Promise<void>;
}

const largestBody = 150 * 1024;

/** MoEngage's endpoint for the receipts of a custom SMS provider, on loopback: one message a call, flat JSON. */
export async function startMoEngage(): Promise<MoEngageTracking> {
	const app = fastify({ bodyLimit: largestBody });
	const state: MoEngageTracking = {
		url: '',
		reports: [],
		refusals: [],
		failures: [],
		calls: 0,
		close: () => app.close(),
	};

	app.post('/sms/dlr/custom/4711', (request, reply) => {
		state.calls += 1;
		const failure = state.failures.shift();
		if (failure !== undefined) return reply.code(failure).send();
		const { body } = request;
		const problem = problemIn(body);
		if (problem !== undefined) {
			state.refusals.push(problem);
			return reply.code(400).send({ error: problem });
		}
		const receipt = new Map(Object.entries(body as Record<string, unknown>));
		const isSuccess = mapping.success.includes(String(receipt.get(mapping.status)));
		state.reports.push({
			id: String(receipt.get(mapping.id)),
			outcome: isSuccess ? 'delivered' : 'failed',
			reason: isSuccess ? '' : String(receipt.get(mapping.reason)),
		});
		return { status: 'success' };
	});

	state.url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/sms/dlr/custom/4711`;
	return state;
}

function problemIn(body: unknown): string | undefined {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'not one receipt a call';
	const entries = Object.entries(body);
	const nested = entries.find(([, value]) => typeof value === 'object');
	if (nested !== undefined) return `${nested[0]} is not flat`;
	for (const key of [mapping.id, mapping.status]) {
		const value: unknown = Reflect.get(body, key);
		if (typeof value !== 'string' || value === '') return `${key} is missing`;
	}
	return undefined;
}
