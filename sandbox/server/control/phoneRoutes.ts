import type { FastifyInstance } from 'fastify';
import { z } from 'zod/v4';
import type { Simulation } from '../simulation';
import { conversationPage, thread } from './conversations';
import type { LiveEvents } from './liveEvents';
import type { DeliveryView, MessageDetailsView, Page, WebhookView } from './views';

const page = z.object({
	offset: z.coerce.number().int().min(0).default(0),
	limit: z.coerce.number().int().min(1).max(500).default(50),
});
const conversationsQuery = page.extend({ search: z.string().trim().default('') });
const threadQuery = page.pick({ limit: true }).extend({ before: z.string().optional() });
const numberPath = z.object({ number: z.string() });
const umidPath = z.object({ umid: z.string() });

/** What the phone page reads. */
export function registerPhoneRoutes(app: FastifyInstance, simulation: () => Simulation, live: LiveEvents): void {
	app.get('/conversations', (request) => {
		const { offset, limit, search } = conversationsQuery.parse(request.query);
		return conversationPage(simulation().store, offset, limit, search);
	});

	app.get('/conversations/:number/messages', (request) => {
		const { before, limit } = threadQuery.parse(request.query);
		const { number } = numberPath.parse(request.params);
		return thread(simulation().store, number, before, limit, simulation().numberTextedBy(number));
	});

	app.get('/messages/:umid', (request, reply): MessageDetailsView | undefined => {
		const { umid } = umidPath.parse(request.params);
		const message = simulation().store.get(umid);
		if (message === undefined) {
			void reply.code(404).send({ error: `No message has the umid ${umid}` });
			return undefined;
		}
		return { message, deliveries: simulation().deliveries.of(umid) };
	});

	app.get('/activity', (request): Page<DeliveryView> => {
		const { offset, limit } = page.parse(request.query);
		const all = simulation().deliveries.list();
		const end = all.length - offset;
		return { total: all.length, items: all.slice(Math.max(0, end - limit), Math.max(0, end)).reverse() };
	});

	app.get('/webhooks', (): WebhookView[] => {
		const { webhooks, chatWebhooks } = simulation();
		return [
			...webhooks.list().map((webhook) => ({ ...webhook, api: 'SMS' as const })),
			...chatWebhooks.list().map((webhook) => ({ ...webhook, api: 'Chat apps' as const })),
		];
	});

	app.get('/events', (_request, reply) => {
		reply.hijack();
		live.stream(reply.raw);
	});
}
