import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Api, type Contract, type Operation, operationNamed, type RateLimit } from '../../../contract/model';
import { parametersCheck, schemaCheck } from '../../../contract/schemas';
import type { operations as SmsOperations } from '../../../nodes/generated/smsTypes';
import type { operations as ChatAppsOperations } from '../../../nodes/generated/chatAppsTypes';
import { ApiFailure, ErrorCode } from '../apiFailure';
import { isMessageEffect, type Effect, type Fault, type MessageEffect, type RequestEffect } from '../faults';
import { badRequest } from '../requestErrors';
import type { Settings } from '../settings';
import type { Simulation } from '../simulation';
import { answerWith, type Answer } from './answers';

type ContractOperations = SmsOperations & ChatAppsOperations;

export type OperationId = keyof ContractOperations;

/**
 * 8x8 has the Business Messaging API on separate hosts, under the same paths as the SMS API. Here its paths begin with
 * this.
 */
export const chatAppsPath = '/chatapps';

export type BodyOf<Id extends OperationId> = ContractOperations[Id] extends {
	requestBody: { content: { 'application/json': infer Body } };
}
	? Body
	: undefined;

export type QueryOf<Id extends OperationId> = NonNullable<ContractOperations[Id]['parameters']['query']>;

export interface Call<Body, Query = unknown> {
	simulation: Simulation;
	settings: Settings;
	path: Record<string, string>;
	query: Query;
	/** Scheme, host and port that the client reached the sandbox by. */
	origin: string;
	body: Body;
}

/** What goes wrong with this request, because a fault or a magic number says so. */
interface InjectedFaults {
	/** Effects on the message to this number. */
	onMessage: (destination: string) => MessageEffect[];
	onRequest: readonly RequestEffect[];
}

/** A valid request, ready to be carried out. */
export interface Prepared {
	/** Digits of the numbers it is for. */
	destinations?: readonly string[];
	run: (injected: InjectedFaults) => Answer;
}

export interface ApiContext {
	contract: Contract;
	settings: Settings;
	simulation: () => Simulation;
	/** Base URL of the sandbox. */
	url: () => string;
}

/** Reads the body of an operation, as the contract has it. */
export function contractBody<Id extends OperationId>(contract: Contract, id: Id): (posted: unknown) => BodyOf<Id> {
	const check = schemaCheck<BodyOf<Id>>(operationNamed(contract, id).body?.schema ?? {});
	return (posted) => {
		if (!check(posted)) throw badRequest(check.errors);
		return posted;
	};
}

/** Reads nothing, whatever was sent. */
export const noBody = () => undefined;

/**
 * Serves an operation of the contract: authentication, rate limits, the check against the contract, then the requested
 * faults around the work itself.
 */
export function registerOperation<Id extends OperationId, Body>(
	app: FastifyInstance,
	context: ApiContext,
	id: Id,
	readBody: (posted: unknown) => Body,
	prepare: (call: Call<Body, QueryOf<Id>>) => Prepared,
	options: { bodyLimit?: number } = {},
): void {
	const operation = operationNamed(context.contract, id);
	const prefix = operation.api.name === 'chatApps' ? chatAppsPath : '';
	const isPath = parametersCheck<Record<string, string>>(operation.parameters, 'path');
	const isQuery = parametersCheck<QueryOf<Id>>(operation.parameters, 'query');

	app.route({
		method: operation.method,
		url: prefix + inFastify(operation.path),
		...options,
		onRequest: (request, _reply, done) => {
			authorize(request, context.settings);
			limitRate(request, operation, context);
			done();
		},
		handler: async (request, reply) => {
			const simulation = context.simulation();
			const path = parametersOf(request.params);
			const query: unknown = parametersOf(request.query);
			if (!isPath(path)) throw badRequest(isPath.errors);
			if (!isQuery(query)) throw badRequest(isQuery.errors);
			const { settings } = context;
			const origin = `${request.protocol}://${request.host}`;
			const prepared = prepare({ simulation, settings, path, query, origin, body: readBody(request.body) });
			return await answerPrepared(reply, context, { operation: id, subAccountId: path.subAccountId }, prepared);
		},
	});
}

/** Serves files that an answer of the API links to, which are not in the contract. Faults know it by `name`. */
export function registerDownload(
	app: FastifyInstance,
	context: ApiContext,
	name: string,
	path: string,
	prepare: (call: { simulation: Simulation; path: Record<string, string> }) => Prepared,
): void {
	app.get(inFastify(path), async (request, reply) => {
		authorize(request, context.settings);
		const parameters = parametersOf(request.params);
		const prepared = prepare({ simulation: context.simulation(), path: parameters });
		return await answerPrepared(reply, context, { operation: name, subAccountId: parameters.subAccountId }, prepared);
	});
}

const inFastify = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1');

async function answerPrepared(
	reply: FastifyReply,
	{ settings, simulation: current }: ApiContext,
	request: { operation: string; subAccountId: string | undefined },
	prepared: Prepared,
): Promise<unknown> {
	const simulation = current();
	const destinations = new Set(prepared.destinations);
	const faults = simulation.faults.triggeredBy({ ...request, destinations });
	const injected = injectedFaults(simulation, faults, destinations);
	if (settings.latency > 0) await simulation.clock.wait(settings.latency);
	const run = () => prepared.run(injected);
	return await answerWith(reply, injected.onRequest, run, simulation.clock, settings.delayScale);
}

function parametersOf(value: unknown): Record<string, string> {
	return Object.fromEntries(Object.entries(value ?? {}).map(([name, text]) => [name, String(text)]));
}

function authorize(request: FastifyRequest, settings: Settings): void {
	if (request.headers.authorization !== `Bearer ${settings.apiKey}`) {
		throw new ApiFailure(401, ErrorCode.unauthorized, 'The API key is not valid');
	}
	const { subAccountId, accountId } = parametersOf(request.params);
	if (subAccountId !== undefined && !settings.subAccountIds.includes(subAccountId)) {
		throw new ApiFailure(401, ErrorCode.subAccount, 'The subAccountId does not belong to the account');
	}
	if (accountId !== undefined && plainUuid(accountId) !== plainUuid(settings.accountId)) {
		throw new ApiFailure(403, ErrorCode.forbidden, 'The API key is not for this account');
	}
}

const plainUuid = (uuid: string) => uuid.replaceAll('-', '').toLowerCase();

function limitRate(
	request: FastifyRequest,
	operation: Operation & { api: Api },
	{ settings, simulation }: ApiContext,
): void {
	const { rateLimiter, clock } = simulation();
	const { subAccountId } = parametersOf(request.params);
	const set = settings.rateLimits;
	const limits: { limit: RateLimit; set: number | undefined; name: string }[] = [
		...operation.api.rateLimits.map((limit) => ({ limit, set: set[limit.scope], name: '' })),
		...(operation.rateLimit === undefined ? [] : [operation.rateLimit]).map((limit) => ({
			limit,
			set: operation.id === 'getSms' || operation.id === 'getMessage' ? set.getSms : undefined,
			name: operation.id,
		})),
	];
	for (const { limit, set: requests = limit.requests, name } of limits) {
		const whose = limit.scope === 'ipAddress' ? request.ip : subAccountId;
		if (whose === undefined || requests === 0) continue;
		const counted = `${operation.api.name} ${limit.scope} ${whose} ${name}`;
		if (rateLimiter.allows({ ...limit, requests }, counted, clock.now())) continue;
		throw new ApiFailure(429, 429, `More than ${requests} requests in ${limit.seconds} s`, {
			'retry-after': String(limit.seconds),
		});
	}
}

/** Faults hold for all messages of the request or for one number, magic numbers for themselves. */
function injectedFaults(
	simulation: Simulation,
	faults: readonly Fault[],
	destinations: ReadonlySet<string>,
): InjectedFaults {
	const ofMagicNumbers = new Map<string, Effect[]>();
	for (const destination of destinations) {
		const effects = simulation.magicNumbers.effectsOf(destination);
		if (effects.length > 0) ofMagicNumbers.set(destination, effects);
	}
	const all = [...faults.flatMap((fault) => fault.effects), ...[...ofMagicNumbers.values()].flat()];
	return {
		onRequest: all.filter((effect) => !isMessageEffect(effect)),
		onMessage: (destination) =>
			[
				...faults
					.filter((fault) => fault.destination === undefined || fault.destination === destination)
					.flatMap((fault) => fault.effects),
				...(ofMagicNumbers.get(destination) ?? []),
			].filter(isMessageEffect),
	};
}
