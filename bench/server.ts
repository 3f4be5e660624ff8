import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Smsc } from './smsc';

/**
 * The server that every contestant talks to, in its own process: it takes 20 ms for each request, checks nothing, and
 * answers as 8x8's operations for single messages, batches, surveys, chat apps and the balance do, and as Twilio's.
 * `GET /connections` gives the most that were open since the last time.
 */
const latencyMs = 20;

let open = 0;
let mostOpen = 0;

interface Posted {
	destination?: string;
	/** The recipient of a message through chat apps. */
	user?: { msisdn: string };
	clientMessageId?: string;
	messages?: Posted[];
}

function accepted({ destination, user, clientMessageId }: Posted) {
	if (user !== undefined) return { umid: randomUUID(), clientMessageId, user, status: { state: 'queued' } };
	return {
		umid: randomUUID(),
		clientMessageId: clientMessageId ?? null,
		destination: destination?.replace('+', ''),
		encoding: 'GSM7',
		status: { code: 'QUEUED', description: 'SMS is accepted and queued for processing' },
	};
}

function answerTo(path: string, body: string): object {
	if (path.startsWith('/2010-04-01/')) return { sid: `SM${randomUUID().replaceAll('-', '')}`, status: 'queued' };
	if (path.endsWith('/balance')) return { balance: 1204.55, currency: 'EUR' };
	const posted = JSON.parse(body) as Posted;
	if (posted.messages === undefined) return accepted(posted);
	const counts = {
		batchId: randomUUID(),
		clientBatchId: null,
		acceptedCount: posted.messages.length,
		rejectedCount: 0,
	};
	return { ...counts, messages: posted.messages.map(accepted) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

const server = createServer((request, response) => {
	void bodyOf(request).then(async (body) => {
		response.setHeader('Content-Type', 'application/json');
		if (request.url === '/connections') {
			response.end(JSON.stringify({ mostOpen }));
			mostOpen = 0;
			return;
		}
		await sleep(latencyMs);
		response.end(JSON.stringify(answerTo(request.url ?? '', body)));
	});
});
server.on('connection', (socket) => {
	mostOpen = Math.max(mostOpen, ++open);
	socket.once('close', () => open--);
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	void Smsc.start(latencyMs).then(({ port }) => process.send?.({ url, smppPort: port }));
});
process.once('disconnect', () => process.exit());
