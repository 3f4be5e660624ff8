import type { FastifyInstance } from 'fastify';
import { z } from 'zod/v4';
import { ApiFailure } from '../apiFailure';
import { chatAppsPath } from '../api/register';
import { channelIds } from '../chat/channels';
import { pathOf } from '../chat/files';
import { withReason } from '../carrier';
import type { SurveyAnswer } from '../events';
import { faultSchema } from '../faults';
import { magicPrefix, magicNumbers } from '../magicNumbers';
import { priceCurrency } from '../prices';
import type { Settings } from '../settings';
import type { Simulation } from '../simulation';
import {
	clockBody,
	deliveriesQuery,
	inboundBody,
	ledgerQuery,
	mediaBody,
	pressBody,
	statusBody,
	surveyBody,
	surveyUrlBody,
} from './bodies';
import type { StatusView } from './views';

const mostFaults = 1000;
const largestBody = 1024 * 1024;
/** Larger than any picture that a channel accepts. */
const largestMedium = 20 * largestBody;

export interface ControlContext {
	settings: Settings;
	simulation: () => Simulation;
	reset: () => void;
	url: () => string;
}

/** A control request that cannot be carried out. */
class ControlFailure extends Error {
	constructor(
		readonly statusCode: number,
		message: string,
	) {
		super(message);
	}
}

function statusOf(error: unknown): number {
	if (error instanceof ApiFailure) return error.status;
	return error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
}

/** Endpoints that are the sandbox's own, for tests and for the phone page. They need no key. */
export function registerControl(app: FastifyInstance, { settings, simulation, reset, url }: ControlContext): void {
	app.setErrorHandler((error: unknown, _request, reply) => {
		if (error instanceof z.ZodError) return reply.code(400).send({ error: z.prettifyError(error) });
		const status = statusOf(error);
		return reply.code(status).send({ error: error instanceof Error ? error.message : 'failed' });
	});

	app.addHook('onRoute', (route) => {
		route.bodyLimit ??= largestBody;
	});

	const messageAt = (params: unknown) => {
		const { umid } = z.object({ umid: z.string() }).parse(params);
		const message = simulation().store.get(umid);
		if (message === undefined) throw new ControlFailure(404, `No message has the umid ${umid}`);
		return message;
	};

	app.get('/status', (): StatusView => {
		const { store, clock, balance, deliveries, surveyUrl = null } = simulation();
		return {
			url: url(),
			chatAppsUrl: url() + chatAppsPath,
			whatsAppChannelId: channelIds.WhatsApp,
			apiKey: settings.apiKey,
			accountId: settings.accountId,
			subAccountIds: settings.subAccountIds,
			virtualNumber: settings.virtualNumber,
			surveyUrl,
			now: clock.timestamp(),
			balance,
			currency: priceCurrency,
			accepted: store.accepted,
			forgotten: store.forgotten,
			messages: store.size,
			deliveries: deliveries.size,
		};
	});

	app.get('/ledger', (request) => {
		const { store } = simulation();
		const wanted = Object.entries(ledgerQuery.parse(request.query)).filter(([, value]) => value !== undefined);
		const messages = store
			.acceptedMessages()
			.filter((message) => wanted.every(([field, value]) => Reflect.get(message, field) === value));
		return { accepted: store.accepted, forgotten: store.forgotten, messages };
	});

	app.post('/reset', (_request, reply) => {
		reset();
		return reply.code(204).send();
	});

	app.post('/clock', async (request) => {
		const { advanceSeconds } = clockBody.parse(request.body);
		const { clock } = simulation();
		if (!clock.canAdvance(advanceSeconds * 1000)) {
			throw new ControlFailure(400, 'The time is as far ahead as it can be: a reset puts it back');
		}
		await clock.advance(advanceSeconds * 1000);
		return { now: clock.timestamp() };
	});

	app.post('/inbound', (request) => {
		const inbound = inboundBody.parse(request.body);
		if (inbound.subAccountId !== undefined && !settings.subAccountIds.includes(inbound.subAccountId)) {
			throw new ControlFailure(400, `The account has no sub-account ${inbound.subAccountId}`);
		}
		return simulation().receive(inbound);
	});

	app.post('/media', { bodyLimit: largestMedium }, (request, reply) => {
		const { file } = mediaBody.parse(request.body);
		const kept = simulation().files.add('received', file);
		return reply.code(201).send({ url: `${url()}${chatAppsPath}${pathOf(kept)}` });
	});

	app.post('/messages/:umid/status', (request) => {
		const message = messageAt(request.params);
		if (message.direction === 'inbound') throw new ControlFailure(400, 'An inbound message has no receipts');
		simulation().report(message, withReason(statusBody.parse(request.body), message.chat?.channel));
		return message;
	});

	app.post('/messages/:umid/press', (request, reply) => {
		const message = messageAt(request.params);
		const { press } = pressBody.parse(request.body);
		const pressed = simulation().pressables(message);
		if (!pressed.some(({ key, label }) => key === press || label === press)) {
			throw new ControlFailure(400, `Nothing to press is called '${press}'`);
		}
		return simulation().press(message, press) ?? reply.code(204).send();
	});

	app.post('/messages/:umid/survey-answer', (request) => {
		const message = messageAt(request.params);
		const { url = simulation().surveyUrl, ...answer } = surveyBody.parse(request.body);
		if (url === undefined) {
			throw new ControlFailure(
				400,
				"Webhooks get no survey answers: 8x8's support sets where they go. Give a url, or start the sandbox with --survey-url.",
			);
		}
		const now = simulation().clock.timestamp();
		const { surveyId = 'sandbox-survey', variables = [] } = message.survey ?? {};
		const event: SurveyAnswer = {
			umid: message.umid,
			surveyStartedAt: now,
			surveySubmittedAt: now,
			...answer,
			surveyId: answer.surveyId ?? surveyId,
			templateVariables: answer.templateVariables ?? [...variables],
		};
		return [simulation().deliveries.post('survey', message.umid, { url }, event)];
	});

	app.put('/survey-url', (request) => {
		const { url: surveyUrl } = surveyUrlBody.parse(request.body);
		simulation().surveyUrl = surveyUrl;
		return { url: surveyUrl };
	});

	app.get('/deliveries', (request) => {
		const { umid } = deliveriesQuery.parse(request.query);
		return umid === undefined ? simulation().deliveries.list() : simulation().deliveries.of(umid);
	});

	app.get('/deliveries/:id', (request) => {
		const { id } = z.object({ id: z.string() }).parse(request.params);
		const delivery = simulation().deliveries.get(id);
		if (delivery === undefined) throw new ControlFailure(404, 'No event has this ID');
		return delivery;
	});

	app.post('/deliveries/:id/post', async (request) => {
		const { id } = z.object({ id: z.string() }).parse(request.params);
		const delivery = await simulation().deliveries.postAgain(id);
		if (delivery === undefined) throw new ControlFailure(404, 'No event has this ID');
		return delivery;
	});

	app.get('/faults', () => simulation().faults.list());

	app.post('/faults', (request, reply) => {
		const { faults } = simulation();
		const fault = faultSchema.parse(request.body);
		if (faults.list().length >= mostFaults) throw new ControlFailure(400, `There are ${mostFaults} faults already`);
		return reply.code(201).send(faults.add(fault));
	});

	app.delete('/faults', (_request, reply) => {
		simulation().faults.clear();
		return reply.code(204).send();
	});

	app.delete('/faults/:id', (request, reply) => {
		const { id } = z.object({ id: z.string() }).parse(request.params);
		if (!simulation().faults.remove(id)) throw new ControlFailure(404, 'No fault has this ID');
		return reply.code(204).send();
	});

	app.get('/magic-numbers', () =>
		magicNumbers.map(({ digits, meaning }) => ({ number: `+${magicPrefix}${digits}`, meaning })),
	);
}
