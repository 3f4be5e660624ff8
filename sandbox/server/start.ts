import fastify, { type FastifyInstance } from 'fastify';
import { loadContract } from '../../contract/load';
import { ApiFailure, ErrorCode } from './apiFailure';
import { registerAccount } from './api/account';
import { registerChatAccount } from './api/chatAccount';
import { registerChatFiles } from './api/chatFiles';
import { registerChatMessages } from './api/chatMessages';
import { registerChatSending } from './api/chatSending';
import { registerLogExports } from './api/logExports';
import { registerMessages } from './api/messages';
import { chatAppsPath } from './api/register';
import { registerSending } from './api/sending';
import type { Pressable } from './chat/presses';
import { registerControl } from './control/register';
import { LiveEvents } from './control/liveEvents';
import { registerPhoneRoutes } from './control/phoneRoutes';
import type { Delivery } from './delivery';
import type { Fault, FaultInput } from './faults';
import type { AcceptedMessage, Inbound, Message } from './messages';
import { registerPhonePage } from './phonePage';
import { settingsFrom, type SandboxOptions } from './settings';
import { Simulation } from './simulation';
import { registerSurveyPages } from './surveyPages';
import { type SmppBind, SmppPort } from './smpp/port';
import { refuseStrangers } from './visitors';
import type { Webhook } from './webhook';

/** A running sandbox. */
export interface Sandbox {
	/** Base URL of the API, without a slash at its end; the phone is at the same address. */
	url: string;
	/** Base URL of the Business Messaging API, which 8x8 has on separate hosts. */
	chatAppsUrl: string;
	/** Where it speaks SMPP, if it does: with a sub-account as the system ID. */
	smppPort: number | undefined;
	/** Who is currently bound over SMPP, in the order in which they connected. */
	smppBinds(): readonly SmppBind[];
	apiKey: string;
	accountId: string;
	/** The default sub-account. */
	subAccountId: string;
	subAccountIds: readonly string[];
	/** The ledger: every message that was accepted, oldest first, even where the answer never arrived. */
	messages(): readonly AcceptedMessage[];
	/** Events posted to webhooks, oldest first. */
	deliveries(): readonly Delivery[];
	/** The account's webhooks as the API returns them, with their secrets masked; faults do not affect this view. */
	webhooks(): readonly Webhook[];
	/** The same for the Business Messaging API. */
	chatWebhooks(): readonly Webhook[];
	/** What can be pressed in a message, by its ID. */
	pressables(umid: string): readonly Pressable[];
	/**
	 * The person presses something in a message: its label, or its key where labels are not enough. Throws where there
	 * is no such thing.
	 */
	press(umid: string, what: string): Message | undefined;
	/** Adds a fault from now on. */
	addFault(fault: FaultInput): Fault;
	clearFaults(): void;
	/** Sets where survey answers are posted from now on, as 8x8's support does. */
	setSurveyUrl(url: string): void;
	/** A phone texts the account. */
	receive(inbound: Inbound): Message;
	/** Puts the sandbox's time forward, by 30 days at most; resolves when all that is due has begun. */
	advance(milliseconds: number): Promise<void>;
	/** Forgets messages, webhooks, faults and everything else, as after a restart. */
	reset(): void;
	close(): Promise<void>;
}

const largestBody = 64 * 1024 * 1024;

/** Starts a local 8x8. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const settings = settingsFrom(options);
	const contract = await loadContract();
	const live = new LiveEvents();
	const smpp = new SmppPort(settings, () => simulation);
	const begin = () =>
		new Simulation(settings, (change) => {
			live.publish(change);
			smpp.onChange(change);
		});
	let simulation = begin();
	const app = fastify({ bodyLimit: largestBody, forceCloseConnections: true });
	const context = {
		contract,
		settings,
		simulation: () => simulation,
		reset: () => {
			simulation.close();
			simulation = begin();
			live.publishReset();
		},
		url: () => addressOf(app, settings.host),
	};

	refuseStrangers(app, [settings.host, ...settings.allowedHosts]);
	takeEmptyJson(app);
	app.setErrorHandler((error: unknown, _request, reply) => {
		const failure = failureFrom(error);
		return reply.code(failure.status).headers(failure.headers).send(failure.body());
	});
	app.setNotFoundHandler(() => {
		throw new ApiFailure(404, ErrorCode.notFound, 'There is no such resource');
	});
	registerSending(app, context);
	registerMessages(app, context);
	registerLogExports(app, context);
	registerChatSending(app, context);
	registerChatMessages(app, context);
	registerChatAccount(app, context);
	registerChatFiles(app, context);
	registerAccount(app, context);
	await app.register(
		(control, _options, done) => {
			registerControl(control, context);
			registerPhoneRoutes(control, context.simulation, live);
			done();
		},
		{ prefix: '/sandbox' },
	);

	registerPhonePage(app);
	await registerSurveyPages(app, context.simulation);

	await app.listen({ port: settings.port, host: settings.host });
	const smppPort = settings.smppPort === undefined ? undefined : await smpp.listen(settings.smppPort);
	return {
		smppPort,
		smppBinds: () => smpp.binds(),
		url: context.url(),
		chatAppsUrl: context.url() + chatAppsPath,
		apiKey: settings.apiKey,
		accountId: settings.accountId,
		subAccountId: settings.subAccountIds[0],
		subAccountIds: settings.subAccountIds,
		messages: () => simulation.store.acceptedMessages(),
		deliveries: () => simulation.deliveries.list(),
		webhooks: () => simulation.webhooks.list(),
		chatWebhooks: () => simulation.chatWebhooks.list(),
		pressables: (umid) => simulation.pressables(simulation.messageOf(umid)),
		press: (umid, what) => simulation.press(simulation.messageOf(umid), what),
		addFault: (fault) => simulation.faults.add(fault),
		clearFaults: () => {
			simulation.faults.clear();
		},
		setSurveyUrl: (url) => {
			simulation.surveyUrl = url;
		},
		receive: (inbound) => simulation.receive(inbound),
		advance: (milliseconds) => simulation.clock.advance(milliseconds),
		reset: context.reset,
		async close() {
			simulation.close();
			await smpp.close();
			live.close();
			await app.close();
		},
	};
}

/** Some clients say they send JSON where they send nothing; 8x8 does not mind. */
function takeEmptyJson(app: FastifyInstance): void {
	const parseJson = app.getDefaultJsonParser('error', 'error');
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
		if (body.length === 0) done(null, undefined);
		else void parseJson(request, body.toString(), done);
	});
}

function addressOf(app: FastifyInstance, host: string): string {
	const address = app.server.address();
	if (address === null || typeof address === 'string') throw new Error('The sandbox listens on no port');
	const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
	return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${address.port}`;
}

function failureFrom(error: unknown): ApiFailure {
	if (error instanceof ApiFailure) return error;
	const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
	if (error instanceof Error && typeof status === 'number' && status < 500) {
		return new ApiFailure(status, ErrorCode.parameter, error.message);
	}
	return new ApiFailure(500, ErrorCode.internal, 'The sandbox failed');
}
