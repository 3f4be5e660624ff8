import type { Sandbox } from '../../sandbox/server';

export interface ApiAnswer {
	status: number;
	headers: Headers;
	/** The body as JSON; `undefined` where it is none. */
	json: unknown;
	text: string;
}

interface Request {
	subAccountId?: string;
	apiKey?: string;
	query?: string;
	body?: unknown;
	signal?: AbortSignal;
}

/** Calls an address of the sandbox, with its key. */
export async function call(sandbox: Sandbox, method: string, path: string, request: Request = {}): Promise<ApiAnswer> {
	const { apiKey = sandbox.apiKey, body, query = '', signal } = request;
	const answer = await fetch(`${sandbox.url}${path}${query}`, {
		method,
		headers: { authorization: `Bearer ${apiKey}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
		...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
		...(signal !== undefined && { signal }),
		redirect: 'manual',
	});
	const text = await answer.text();
	return { status: answer.status, headers: answer.headers, json: jsonOf(text), text };
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const subAccountPath = (sandbox: Sandbox, subAccountId = sandbox.subAccountId) =>
	`/api/v1/subaccounts/${encodeURIComponent(subAccountId)}/messages`;

export function send(sandbox: Sandbox, body: unknown, request: Request = {}) {
	return call(sandbox, 'POST', subAccountPath(sandbox, request.subAccountId), { ...request, body });
}

export function sendBatch(sandbox: Sandbox, body: unknown, request: Request = {}) {
	return call(sandbox, 'POST', `${subAccountPath(sandbox, request.subAccountId)}/batch`, { ...request, body });
}

/** Sends a survey, whose link passes the number of a visit on. */
export function sendSurvey(sandbox: Sandbox, changes: object = {}) {
	const body = {
		destination: '+6591234567',
		templateBody: 'Hi {{name}}: {{url:visit}}',
		templateVariables: { name: 'Ann', visit: '<4711>', row: 7 },
		...changes,
	};
	const path = `/api/v1/subaccounts/${sandbox.subAccountId}/surveys/table-feedback/messages`;
	return call(sandbox, 'POST', path, { body });
}

/** Sends through a chat app. */
export function sendMessage(sandbox: Sandbox, body: unknown, request: Request = {}) {
	return call(sandbox, 'POST', `/chatapps${subAccountPath(sandbox, request.subAccountId)}`, { ...request, body });
}

export function sendMessageBatch(sandbox: Sandbox, body: unknown) {
	return call(sandbox, 'POST', `/chatapps${subAccountPath(sandbox)}/batch`, { body });
}

/** Calls below the messages of the default sub-account, such as `GET /<umid>`. */
export function onMessages(sandbox: Sandbox, method: string, below: string, body?: unknown) {
	return call(sandbox, method, subAccountPath(sandbox) + below, { body });
}

export function onAccount(sandbox: Sandbox, method: string, below: string, request: Request = {}) {
	return call(sandbox, method, `/api/v1/accounts/${sandbox.accountId}${below}`, request);
}
