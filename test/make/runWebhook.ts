import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webhookNamed } from './app';
import { isTrue } from './iml/values';
import { rendered } from './iml/render';

/** One of Make's webhooks: an address, and its output. */
export interface MakeWebhook {
	url: string;
	bundles: unknown[];
	close: () => Promise<void>;
}

/** Opens a webhook whose posts are read as the app says. `stored` and `parameters` are read with each of them. */
export async function openWebhook(
	id: string,
	state: { stored: Record<string, unknown>; parameters: Record<string, unknown> },
): Promise<MakeWebhook> {
	const { condition, output, respond } = webhookNamed(id).reception;
	const bundles: unknown[] = [];
	const server: Server = createServer((request, response) => {
		void jsonIn(request).then((body) => {
			const { stored, parameters } = state;
			const scope = { body, headers: request.headers, webhook: stored, data: {}, parameters };
			if (isTrue(rendered(condition, scope))) bundles.push(rendered(output, scope));
			const answer = rendered(respond, scope) as { status: number; body: unknown };
			response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/${id}`,
		bundles,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
}

async function jsonIn(request: IncomingMessage): Promise<unknown> {
	let text = '';
	for await (const chunk of request) text += String(chunk);
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
