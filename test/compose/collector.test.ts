import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../../projectRoot';
import { type Service, startCollector } from '../scale/services';

/** A call that arrived at n8n, which answers when the test says so. */
interface Call {
	path: string | undefined;
	headers: IncomingHttpHeaders;
	body: string;
	answer(status: number, text?: string): void;
	/** Writes to the connection as it is, and ends it. */
	say(bytes: string): void;
	/** Ends the connection without an answer. */
	hangUp(): void;
}

/** What is in n8n's place. */
interface N8n {
	port: number;
	calls: Call[];
	close(): Promise<void>;
}

async function startN8n(): Promise<N8n> {
	const calls: Call[] = [];
	const server = createServer((request, response) => {
		void buffer(request).then((bytes) => {
			const body = bytes.toString();
			const answer = (status: number, said = '') => response.writeHead(status).end(said);
			calls.push({
				path: request.url,
				headers: request.headers,
				body,
				answer,
				hangUp: () => response.destroy(),
				say: (said) => response.socket?.end(said),
			});
		});
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	return {
		port: (server.address() as AddressInfo).port,
		calls,
		async close() {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}

const path = '/webhook/5d6a1a1e-0000-4000-8000-000000000000/8x8';
const json = { 'content-type': 'application/json' };

let n8n: N8n;
let collector: Service;

beforeEach(async () => {
	n8n = await startN8n();
	collector = await startCollector(`http://127.0.0.1:${n8n.port}`);
});
afterEach(async () => {
	await collector.close();
	await n8n.close();
});

interface Posted {
	path?: string;
	headers?: Record<string, string>;
	signal?: AbortSignal;
	agent?: Agent;
	method?: string;
}

async function post(body: string | Buffer, more: Posted = {}): Promise<{ status: number; text: string }> {
	const sent = httpRequest({
		port: collector.port,
		host: '127.0.0.1',
		method: more.method ?? 'POST',
		path: more.path ?? path,
		headers: { ...json, ...more.headers },
		...(more.signal && { signal: more.signal }),
		...(more.agent && { agent: more.agent }),
	});
	// Where a body is refused, the connection ends before all of it is sent.
	sent.on('error', () => undefined);
	sent.end(body);
	const [response] = (await once(sent, 'response')) as Parameters<typeof text>;
	return { status: (response as { statusCode?: number }).statusCode ?? 0, text: await text(response) };
}

const statusOf = async (body: string, more?: Posted) => (await post(body, more)).status;

/** The latest call, once there are so many. */
async function callNumber(count: number): Promise<Call> {
	await expect.poll(() => n8n.calls.length).toBe(count);
	const call = n8n.calls[count - 1];
	if (call === undefined) throw new Error('There is no such call');
	return call;
}

/** Waits until the collector has so many callers. */
async function callers(count: number): Promise<void> {
	const health = async () => JSON.parse((await post('', { path: '/healthz', method: 'GET' })).text) as unknown;
	await expect.poll(health).toEqual({ callers: count });
}

/** Posts events while n8n is at a first one, one after the other, so that they wait in this order. */
async function waiting(bodies: readonly string[], more?: Posted) {
	const first = statusOf('{"id":"first"}', more);
	const busy = await callNumber(n8n.calls.length + 1);
	const posts: Promise<number>[] = [];
	for (const body of bodies) {
		posts.push(statusOf(body, more));
		await callers(1 + posts.length);
	}
	return { first, busy, posts };
}

test('an event is posted immediately and unchanged, and its caller gets the answer of n8n', async () => {
	const headers = { authorization: 'Bearer key' };
	const answer = post('{ "id": 1 }', { headers, path: `${path}?x=1` });
	const call = await callNumber(1);
	expect([call.path, call.body, call.headers.authorization]).toEqual([`${path}?x=1`, '{ "id": 1 }', 'Bearer key']);
	expect(call.headers['x-forwarded-for']).toBe('127.0.0.1');
	call.answer(200, 'ignored');
	expect(await answer).toEqual({ status: 200, text: '' });
});

test('events that arrive during a call are posted together in the next one, in order', async () => {
	const { first, busy, posts } = await waiting(['{"id":1}', '{"id":2, "text":"ü, ]"}', '{"id":3}']);
	busy.answer(200);
	expect(await first).toBe(200);
	const call = await callNumber(2);
	expect(JSON.parse(call.body)).toEqual([{ id: 1 }, { id: 2, text: 'ü, ]' }, { id: 3 }]);
	call.answer(200);
	expect(await Promise.all(posts)).toEqual([200, 200, 200]);
});

test.each([
	['says that it cannot', (call: Call) => call.answer(500, 'down'), 500],
	['is overloaded', (call: Call) => call.answer(503), 503],
	['does not know the workflow', (call: Call) => call.answer(404), 404],
	['refuses the Authorization', (call: Call) => call.answer(401), 401],
	['hangs up', (call: Call) => call.hangUp(), 503],
	['answers with an invalid status', (call: Call) => call.say('HTTP/1.1 099 No\r\nContent-Length: 0\r\n\r\n'), 503],
])('if n8n %s, all callers of that call are told, and the next event is posted', async (_how, fails, expected) => {
	const { first, busy, posts } = await waiting(['{"id":1}', '{"id":2}']);
	busy.answer(200);
	await first;
	fails(await callNumber(2));
	expect(await Promise.all(posts)).toEqual([expected, expected]);
	const next = statusOf('{"id":3}');
	(await callNumber(3)).answer(200);
	expect(await next).toBe(200);
});

test.each([400, 409, 413])('if n8n refuses a list with %i, each event is posted by itself', async (status) => {
	const { first, busy, posts } = await waiting(['{"id":1}', '{"id":2}']);
	busy.answer(200);
	await first;
	(await callNumber(2)).answer(status);
	await callNumber(4);
	for (const call of n8n.calls.slice(2)) call.answer(call.body === '{"id":1}' ? 200 : 400);
	expect(await Promise.all(posts)).toEqual([200, 400]);
	expect(
		n8n.calls
			.slice(2)
			.map(({ body }) => body)
			.toSorted(),
	).toEqual(['{"id":1}', '{"id":2}']);
});

test('events with another Authorization or for another trigger do not wait for each other', async () => {
	const other = path.replace('0000/8x8', '0001/8x8');
	const posts = [
		statusOf('{"id":1}', { headers: { authorization: 'a' } }),
		statusOf('{"id":2}', { headers: { authorization: 'b' } }),
		statusOf('{"id":3}', { headers: { authorization: 'a' }, path: other }),
	];
	await callNumber(3);
	expect(n8n.calls.map(({ body }) => body).toSorted()).toEqual(['{"id":1}', '{"id":2}', '{"id":3}']);
	for (const call of n8n.calls) call.answer(200);
	expect(await Promise.all(posts)).toEqual([200, 200, 200]);
});

test('bodies that cannot be part of a list are posted by themselves, unchanged', async () => {
	const { first, busy } = await waiting([]);
	const bodies = ['', '{', '[]', 'null', '"x"', '{"a":1}{"b":2}', '{"a":1},{"b":2}', '\uFEFF{}', 'a=b'];
	const posts: Promise<number>[] = [];
	for (const body of bodies) {
		posts.push(statusOf(body));
		const call = await callNumber(n8n.calls.length + 1);
		expect(call.body).toBe(body);
		call.answer(400);
	}
	const zipped = post(gzipSync('{"id":1}'), { headers: { 'content-encoding': 'gzip' } });
	const call = await callNumber(n8n.calls.length + 1);
	expect(call.headers['content-encoding']).toBe('gzip');
	call.answer(200);
	const bare = post('{"id":1}', { headers: { 'content-type': '' } });
	const untyped = await callNumber(n8n.calls.length + 1);
	expect(untyped.headers['content-type']).not.toBe('application/json');
	untyped.answer(200);
	expect((await bare).status).toBe(200);
	const latin = statusOf('{"id":1}', { headers: { 'content-type': 'application/json; charset=latin1' } });
	(await callNumber(n8n.calls.length + 1)).answer(200);
	expect(await Promise.all(posts)).toEqual(bodies.map(() => 400));
	expect([(await zipped).status, await latin]).toEqual([200, 200]);
	busy.answer(200);
	expect(await first).toBe(200);
});

test('events of callers that hang up while they wait are not posted; the others of the call are', async () => {
	const { first, busy, posts } = await waiting(['{"id":1}']);
	const leaves = new AbortController();
	const left = statusOf('{"id":2}', { signal: leaves.signal }).catch(() => 0);
	await callers(3);
	leaves.abort();
	expect(await left).toBe(0);
	posts.push(statusOf('{"id":3}'));
	await callers(4);
	busy.answer(200);
	await first;
	const call = await callNumber(2);
	expect(JSON.parse(call.body)).toEqual([{ id: 1 }, { id: 3 }]);
	call.answer(200);
	expect(await Promise.all(posts)).toEqual([200, 200]);
});

test('a call has at most 1,000 events and 4 MB, and the rest is in the next', async () => {
	const many = Array.from({ length: 1100 }, (_, id) => JSON.stringify({ id }));
	const { busy } = await waiting([]);
	const posts = many.map((body) => statusOf(body));
	await callers(1101);
	busy.answer(200);
	const large = await callNumber(2);
	expect((JSON.parse(large.body) as unknown[]).length).toBe(1000);
	large.answer(200);
	const rest = await callNumber(3);
	expect((JSON.parse(rest.body) as unknown[]).length).toBe(100);
	rest.answer(200);
	expect(new Set(await Promise.all(posts))).toEqual(new Set([200]));

	const text = 'x'.repeat(250_000);
	const long = await waiting(Array.from({ length: 18 }, (_, id) => JSON.stringify({ id, text })));
	long.busy.answer(200);
	const first = await callNumber(5);
	expect(first.body.length).toBeLessThan(4 * 1024 * 1024);
	const second = JSON.parse(first.body) as unknown[];
	first.answer(200);
	const last = await callNumber(6);
	expect(second.length + [JSON.parse(last.body) as unknown].flat().length).toBe(18);
	last.answer(200);
	expect(new Set(await Promise.all(long.posts))).toEqual(new Set([200]));
});

test('callers that hung up still count while their events are held, and cost n8n no calls', async () => {
	const { first, busy } = await waiting([]);
	const leaves = new AbortController();
	const left = [1, 2].map((id) => statusOf(`{"id":${id}}`, { signal: leaves.signal }).catch(() => 0));
	await callers(3);
	leaves.abort();
	expect(await Promise.all(left)).toEqual([0, 0]);
	await callers(3);
	busy.answer(200);
	expect(await first).toBe(200);
	await callers(0);
	expect(n8n.calls).toHaveLength(1);
});

test('however many posts are under way, n8n has at most 64 calls, and those whose callers have left are not made', async () => {
	const leaves = new AbortController();
	const strangers = Array.from({ length: 100 }, (_, index) =>
		statusOf('{', { headers: { authorization: `stranger ${index}` }, signal: leaves.signal }).catch(() => 0),
	);
	await callers(100);
	const real = statusOf('{"id":1}');
	await callers(101);
	await callNumber(64);
	leaves.abort();
	await Promise.all(strangers);
	n8n.calls[0]?.answer(401);
	const call = await callNumber(65);
	expect(call.body).toBe('{"id":1}');
	call.answer(200);
	expect(await real).toBe(200);
});

describe('calls that are not events', () => {
	test.each([
		['another address', { path: '/webhook/orders/8x8' }, 404],
		['an address that only begins like one', { path: `${path}/../../rest/login` }, 404],
		['the editor', { path: '/' }, 404],
		['another method', { method: 'PUT' }, 405],
	])('%s is refused', async (_what, more, expected) => {
		expect(await statusOf('{}', more)).toBe(expected);
		expect(n8n.calls).toEqual([]);
	});

	test.each([256 * 1024, 16 * 1024 * 1024])('a body of over %i bytes is refused', async (length) => {
		expect(await statusOf(JSON.stringify({ text: 'x'.repeat(length) }))).toBe(413);
		expect(n8n.calls).toEqual([]);
	});
});

test('the address of the caller comes from the proxy in front where there is one, and from nobody else', async () => {
	const headers = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' };
	const alone = statusOf('{}', { headers });
	const call = await callNumber(1);
	expect(call.headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1' });
	expect(call.headers['x-forwarded-proto']).toBeUndefined();
	call.answer(200);
	await alone;
	await collector.close();
	collector = await startCollector(`http://127.0.0.1:${n8n.port}`, '--behind-proxy');
	const behind = statusOf('{}', { headers });
	const other = await callNumber(2);
	expect(other.headers).toMatchObject(headers);
	other.answer(200);
	await behind;
});

test('reports its health, and explains its options', async () => {
	expect(await statusOf('', { path: '/healthz', method: 'GET' })).toBe(200);
	const program = join(projectRoot, 'compose', 'collector', 'main.mts');
	const started = promisify(execFile)(process.execPath, [program]);
	await expect(started).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('--n8n URL') as string });
});

test('answers those that wait before it ends, and takes nothing more on connections that stay open', async () => {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	const kept = statusOf('{"id":0}', { agent, path: `${path}?kept` });
	(await callNumber(1)).answer(200);
	expect(await kept).toBe(200);
	const posted = statusOf('{"id":1}');
	const call = await callNumber(2);
	const stopped = collector.stop();
	await expect.poll(() => isListening(collector.port)).toBe(false);
	await expect(statusOf('{"id":2}', { agent, path: `${path}?kept` })).rejects.toThrow();
	call.answer(200);
	expect(await posted).toBe(200);
	await stopped;
	agent.destroy();
	expect(n8n.calls).toHaveLength(2);
});

test('a caller whose body never ends does not keep it from ending', async () => {
	const socket = connect(collector.port, '127.0.0.1');
	socket.on('error', () => undefined);
	socket.write(`POST ${path} HTTP/1.1\r\nHost: n8n\r\nContent-Length: 20\r\n\r\n{`);
	await callers(1);
	const ended = once(socket, 'close');
	await collector.stop();
	await ended;
});

test('is not started for n8n behind TLS, which it does not speak', async () => {
	const program = join(projectRoot, 'compose', 'collector', 'main.mts');
	const started = promisify(execFile)(process.execPath, [program, '--n8n', 'https://n8n.example.com']);
	await expect(started).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('http://') as string });
});

function isListening(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
		socket.once('connect', () => socket.destroy());
	});
}
