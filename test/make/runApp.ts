import { z } from 'zod/v4';
import type { Request } from '../../tools/make/lint/requestForm';
import { base, common, type Component } from './app';
import { asText, isRecord, isTrue } from './iml/values';
import { rendered, renderedFields, render } from './iml/render';
import { panelProblems } from './panel';

/** A request as it leaves Make. */
export interface Sent {
	url: string;
	method: string;
	headers: Record<string, string>;
	body: string | undefined;
}

export interface Answer {
	status: number;
	headers: Record<string, string>;
	text: string;
}

export type Send = (request: Sent) => Promise<Answer>;

/** The input of a module or a procedure. */
export interface Given {
	parameters?: Record<string, unknown>;
	connection?: Record<string, unknown>;
	webhook?: Record<string, unknown>;
}

export interface Outcome {
	/** The output, a bundle each. */
	bundles: unknown[];
	/** What attach has stored. */
	data: Record<string, unknown>;
}

/** An error as Make shows it; Make's own error handling depends on its type. */
export class MakeError extends Error {
	constructor(
		readonly type: string,
		message: string,
	) {
		super(message);
	}
}

/**
 * Runs a part of the app as Make does: the panel is checked, then one request after the other is made and its answer read.
 * @param inherits whether the app's base is part of its requests; of the connection's it is not
 */
export async function runComponent(
	{ requests, panel }: Component,
	given: Given,
	send: Send,
	inherits = true,
): Promise<Outcome> {
	const { parameters = {}, connection = {}, webhook = {} } = given;
	const [problem] = panelProblems(panel, parameters);
	if (problem !== undefined) throw new MakeError('BundleValidationError', problem);
	const scope: Record<string, unknown> = { parameters, connection, webhook, common, data: {}, temp: {} };
	const outcome: Outcome = { bundles: [], data: {} };
	for (const request of requests) {
		if (request.condition !== undefined && !isTrue(rendered(request.condition, scope))) continue;
		const answer = await send(requestAsSent(request, scope, inherits));
		const read = { ...scope, body: bodyOf(answer), headers: answer.headers, statusCode: answer.status };
		checkAnswer(request, answer, read, inherits);
		Object.assign(scope, { temp: { ...toRecord(scope.temp), ...renderedFields(request.response?.temp ?? {}, read) } });
		const after = { ...read, temp: scope.temp };
		Object.assign(outcome.data, renderedFields(request.response?.data ?? {}, after));
		outcome.bundles = bundlesOf(request, after);
	}
	return outcome;
}

function requestAsSent(request: Request, scope: Record<string, unknown>, inherits: boolean): Sent {
	const address = asText(render(request.url, scope));
	const origin = inherits && address.startsWith('/') ? asText(render(base.baseUrl, scope)) : '';
	const url = new URL(origin + address);
	const query = z.record(z.string(), z.unknown()).parse(renderedFields(request.qs ?? {}, scope));
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, asText(value));
	const headers = renderedFields({ ...(inherits ? base.headers : {}), ...request.headers }, scope);
	const body = request.body === undefined ? undefined : rendered(request.body, scope);
	const isText = request.type === 'text';
	return {
		url: url.href,
		method: asText(render(request.method ?? 'GET', scope)),
		headers: {
			...(body !== undefined && !isText && { 'content-type': 'application/json' }),
			...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), asText(value)])),
		},
		body: body === undefined ? undefined : isText ? asText(body) : JSON.stringify(body),
	};
}

function bodyOf({ text }: Answer): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function checkAnswer(request: Request, { status }: Answer, scope: Record<string, unknown>, inherits: boolean): void {
	const inherited = inherits ? base.response : undefined;
	const error = request.response?.error ?? inherited?.error ?? '[{{statusCode}}]';
	if (status >= 400) {
		const special = typeof error === 'string' ? undefined : error[String(status)];
		const { type = 'RuntimeError', message } = isRecord(special)
			? { type: asText(special.type), message: asText(special.message) }
			: typeof error === 'string'
				? { message: error }
				: error;
		throw new MakeError(type, asText(render(message, scope)));
	}
	const valid = request.response?.valid ?? inherited?.valid ?? true;
	const condition = typeof valid === 'object' ? valid.condition : valid;
	if (isTrue(rendered(condition, scope))) return;
	const { type = 'RuntimeError', message = '' } = typeof valid === 'object' ? valid : {};
	throw new MakeError(type, asText(render(message, scope)));
}

function bundlesOf({ response = {} }: Request, scope: Record<string, unknown>): unknown[] {
	const { iterate, output = '{{body}}', limit } = response;
	if (iterate === undefined) return [rendered(output, scope)];
	const items = rendered(typeof iterate === 'string' ? iterate : iterate.container, scope);
	const most = limit === undefined ? undefined : Number(rendered(limit, scope));
	const condition = (typeof iterate === 'string' ? undefined : iterate.condition) ?? true;
	return (Array.isArray(items) ? (items as unknown[]) : [])
		.filter((item) => isTrue(rendered(condition, { ...scope, item })))
		.slice(0, most === undefined || Number.isNaN(most) ? undefined : most)
		.map((item) => rendered(output, { ...scope, item }));
}

function toRecord(value: unknown): Record<string, unknown> {
	return isRecord(value) ? value : {};
}
