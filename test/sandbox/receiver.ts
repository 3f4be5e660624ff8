import { once } from 'node:events';
import { createServer } from 'node:http';

interface Received {
	path: string;
	authorization: string | undefined;
	body: unknown;
}

/** A real HTTP server on loopback that keeps what is posted to it. */
export interface Receiver {
	url: string;
	received: Received[];
	/** The statuses of the next answers; 200 once they are used up. */
	statuses: number[];
	/** What is answered. */
	answer: string;
	close(): void;
}

export async function startReceiver(): Promise<Receiver> {
	const receiver: Receiver = {
		url: '',
		received: [],
		statuses: [],
		answer: '',
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const text = Buffer.concat(chunks).toString();
			const isJson = request.headers['content-type']?.startsWith('application/json') === true;
			const body: unknown = isJson ? JSON.parse(text) : text;
			receiver.received.push({ path: request.url ?? '', authorization: request.headers.authorization, body });
			response.writeHead(receiver.statuses.shift() ?? 200, { 'content-type': 'application/json' });
			response.end(receiver.answer);
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The receiver listens on no port');
	receiver.url = `http://127.0.0.1:${address.port}`;
	return receiver;
}
