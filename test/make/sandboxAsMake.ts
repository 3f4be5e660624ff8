import type { Sandbox } from '../../sandbox/server';
import { channelIds } from '../../sandbox/server/chat/channels';
import type { Contract, Operation } from '../../contract/model';
import { schemaCompiler, valueProblem } from '../../contract/schemas';
import { unknownFields } from '../../tools/providers/problems';
import type { Answer, Send, Sent } from './runApp';

/** The hosts that the app sends to in the region of Asia Pacific. */
const smsHost = 'sms.8x8.com';
const chatAppsHost = 'chatapps.8x8.com';

/** The connection of a person whose account is in the sandbox. */
export function connectionTo({ apiKey, accountId, subAccountId }: Sandbox): Record<string, unknown> {
	return { region: smsHost, apiKey, accountId, subAccountId, channelId: channelIds.WhatsApp };
}

/** Carries requests to 8x8's hosts to the sandbox, and keeps them. */
export function toSandbox({ url: sms, chatAppsUrl }: Sandbox, requests: Sent[]): Send {
	return async (request): Promise<Answer> => {
		requests.push(request);
		const { host, pathname, search } = new URL(request.url);
		const server = { [smsHost]: sms, [chatAppsHost]: chatAppsUrl }[host];
		if (server === undefined) throw new Error(`The app sends to ${host}`);
		const answer = await fetch(`${server}${pathname}${search}`, {
			method: request.method,
			headers: request.headers,
			redirect: 'manual',
			...(request.body !== undefined && { body: request.body }),
		});
		return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
	};
}

/** The operation of the contract that a request is. */
function operationOf({ apis }: Contract, { url, method }: Sent): Operation | undefined {
	const { host, pathname } = new URL(url);
	const api = apis.find(({ name }) => (name === 'chatApps') === (host === chatAppsHost));
	return api?.operations.find((operation) => operation.method === method && patternOf(operation.path).test(pathname));
}

/** How a request differs from the contract. */
export function departures(contract: Contract, request: Sent): string[] {
	const operation = operationOf(contract, request);
	if (operation === undefined) return [`${request.method} ${request.url} is not in the contract`];
	const names = operation.parameters.filter(({ place }) => place === 'query').map(({ name }) => name);
	const extra = [...new URL(request.url).searchParams.keys()].filter((name) => !names.includes(name));
	if (operation.body === undefined) return request.body === undefined ? extra : [...extra, 'a body'];
	const body: unknown = JSON.parse(request.body ?? 'null');
	const problem = valueProblem(schemaCompiler(), operation.body.schema, body);
	return [...extra, ...(problem === undefined ? [] : [problem]), ...unknownFields(operation.body.schema, body)];
}

function patternOf(path: string): RegExp {
	return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}
