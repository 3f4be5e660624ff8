import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordedRequest {
	method: string;
	path: string;
	authorization: string | undefined;
	/** The body as it was sent. */
	text: string;
	/** The body as JSON; undefined if it is not JSON. */
	body: unknown;
}

/** An answer, or what happens to the connection instead. */
export type ScriptedAnswer =
	| { status: number; body?: unknown; text?: string; headers?: Record<string, string> }
	/** The connection is cut once the request has been read. */
	| 'reset'
	/** No answer ever comes. */
	| 'silence'
	/** The head of a 200 comes, and then the connection is cut in the middle of the body. */
	| 'cutOff';

export interface ScriptedApi {
	url: string;
	/** Every request that arrived whole, in order. */
	requests: RecordedRequest[];
	close(): Promise<void>;
}

/**
 * A real HTTP server on loopback that answers each request as the test says, for answers that the sandbox does not
 * send.
 */
export async function startScriptedApi(
	answer: (request: RecordedRequest, index: number) => ScriptedAnswer | Promise<ScriptedAnswer>,
	port = 0,
): Promise<ScriptedApi> {
	const requests: RecordedRequest[] = [];
	const server = createServer((incoming, outgoing) => {
		void readRequest(incoming).then(async (request) => {
			requests.push(request);
			give(await answer(request, requests.length - 1), outgoing);
		});
	});
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		close: async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}

async function readRequest(incoming: IncomingMessage): Promise<RecordedRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks).toString('utf8');
	return {
		method: incoming.method ?? '',
		path: incoming.url ?? '',
		authorization: incoming.headers.authorization,
		text,
		body: asJson(text),
	};
}

function asJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function give(answer: ScriptedAnswer, outgoing: ServerResponse): void {
	if (answer === 'silence') return;
	if (answer === 'reset') {
		outgoing.socket?.resetAndDestroy();
		return;
	}
	if (answer === 'cutOff') {
		outgoing.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
		outgoing.write('{"umid":"7c1f');
		setImmediate(() => outgoing.socket?.destroy());
		return;
	}
	const { status, body, text, headers } = answer;
	outgoing.writeHead(status, { 'Content-Type': 'application/json', ...headers });
	outgoing.end(text ?? (body === undefined ? '' : JSON.stringify(body)));
}
