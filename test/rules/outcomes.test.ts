import type { INodeExecutionData, IRun } from 'n8n-workflow';
import { afterEach, describe, expect, test } from 'vitest';
import {
	type BrokenServer,
	closedHost,
	endlessBody,
	startBrokenServer,
	startDrippingServer,
	startUntrustedServer,
	switchedProtocol,
} from '../engine/brokenServers';
import { withFastClock } from '../engine/fastClock';
import { type RecordedRequest, type ScriptedAnswer, type ScriptedApi, startScriptedApi } from '../engine/scriptedApi';
import {
	apiError,
	continueRegularOutput,
	detailsOf,
	jsonOf,
	people,
	queued,
	rejected,
	retryOnFail,
	send,
	waysForOne,
} from './ways';
import { eventually } from '../sandbox/eventually';

describe.each(waysForOne)('$name', (way) => {
	let closing: (() => Promise<void>)[] = [];

	afterEach(async () => {
		for (const close of closing) await close();
		closing = [];
	});

	async function scripted(answer: (request: RecordedRequest, index: number) => ScriptedAnswer): Promise<ScriptedApi> {
		const api = await startScriptedApi(answer);
		closing.push(() => api.close());
		return api;
	}

	async function broken(starting: Promise<BrokenServer>): Promise<BrokenServer> {
		const server = await starting;
		closing.push(() => server.close());
		return server;
	}

	type Answer = ScriptedAnswer | ((request: RecordedRequest) => ScriptedAnswer);

	/** The columns of the table in the rules of sending. */
	interface Row {
		outcome: 'rejected' | 'unknown';
		/** Requests that one try of the node makes for one message. */
		requests: 1 | 4;
		status: number | null;
		code: number | string | null;
	}

	type Case = [string, Answer, Row];
	const refused = (status: number, code: number | string): Row => ({ outcome: 'rejected', requests: 1, status, code });
	const inBetween = (status: number) => refused(status, 'REFUSED_IN_BETWEEN');
	const notTaken = (status: number, code: number | string): Row => ({ outcome: 'rejected', requests: 4, status, code });
	const unknown = (status: number | null, code: number | string | null): Row => ({
		outcome: 'unknown',
		requests: 1,
		status,
		code,
	});

	const html = '<!doctype html><title>Welcome</title>';
	const inOneSecond = { 'Retry-After': '1' };

	const contradictory = (status: number): Row => unknown(status, 'CONTRADICTORY_ANSWER');
	const contradictions: Case[] = [
		['a 200 for another number', (request) => queued(way, request, { destination: '6591239999' }), contradictory(200)],
		[
			'a 200 that rejects another number',
			(request) => queued(way, request, { destination: '6591239999', status: { code: 'REJECTED', description: 'No' } }),
			contradictory(200),
		],
		...[400, 403, 409, 422, 429, 503].map((status): Case => [
			`a ${status} that says QUEUED`,
			(request) => ({ ...queued(way, request), status, headers: { 'Retry-After': '1' } }),
			contradictory(status),
		]),
		[
			'a 400 in the form of an error that holds a umid',
			{ status: 400, body: { code: 1000, message: 'Invalid', umid: '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11' } },
			contradictory(400),
		],
	];
	const rows: Case[] = [
		['200 with REJECTED', (request) => rejected(way, request, 'Invalid MSISDN format'), refused(200, 'REJECTED')],
		...[1000, 1001, 1002, 1003, 1004, 1005, 1006, 1009, 1011, 1012, 1400, 9999].map((code): Case => [
			`400 with code ${code}`,
			apiError(400, code),
			refused(400, code),
		]),

		['401', apiError(401, 1200), refused(401, 1200)],
		['403', apiError(403, 1201), refused(403, 1201)],
		['404', apiError(404, 1300), refused(404, 1300)],
		...[400, 401, 403, 404, 405, 407, 410, 413, 414, 422, 426, 431, 451].map((status): Case => [
			`${status} of something in between`,
			{ status, text: html },
			inBetween(status),
		]),
		...[402, 409, 411, 415, 417, 421, 423, 425, 428, 444, 460, 499].map((status): Case => [
			`${status} of something in between`,
			{ status, text: html },
			unknown(status, 'NOT_CONFIRMED'),
		]),
		['402', apiError(402, 1201), refused(402, 1201)],
		['409', apiError(409, 1000), refused(409, 1000)],
		['410', apiError(410, 1300), refused(410, 1300)],
		['415', apiError(415, 1000), refused(415, 1000)],
		['422', apiError(422, 1000), refused(422, 1000)],
		['426', apiError(426, 1014, 'Use TLS 1.3', { Upgrade: 'TLS/1.3' }), refused(426, 1014)],
		['429 with Retry-After in seconds', apiError(429, 429, 'Slow down', inOneSecond), notTaken(429, 429)],
		[
			'429 with Retry-After as a date',
			() => ({ status: 429, headers: { 'Retry-After': new Date(Date.now() + 2000).toUTCString() } }),
			notTaken(429, 'HTTP_429'),
		],
		['429 with Retry-After 0', { status: 429, headers: { 'Retry-After': '0' } }, notTaken(429, 'HTTP_429')],
		['429 without Retry-After', { status: 429, text: html }, notTaken(429, 'HTTP_429')],
		[
			'429 with a Retry-After that says nothing',
			{ status: 429, headers: { 'Retry-After': 'soon' } },
			notTaken(429, 'HTTP_429'),
		],
		[
			'429 with a Retry-After of ten minutes',
			{ status: 429, headers: { 'Retry-After': '600' } },
			{ ...notTaken(429, 'HTTP_429'), requests: 1 },
		],
		['503 with Retry-After', { status: 503, headers: inOneSecond }, notTaken(503, 'HTTP_503')],
		['503 without Retry-After', { status: 503, text: html }, unknown(503, 'NOT_CONFIRMED')],
		[
			'503 with a Retry-After that says nothing',
			{ status: 503, headers: { 'Retry-After': '' } },
			unknown(503, 'NOT_CONFIRMED'),
		],
		['408', { status: 408 }, unknown(408, 'NOT_CONFIRMED')],
		['300', { status: 300 }, unknown(300, 'NOT_CONFIRMED')],
		['304', { status: 304 }, unknown(304, 'NOT_CONFIRMED')],
		['500', apiError(500, 2000), unknown(500, 2000)],
		['500 with Retry-After', { status: 500, headers: inOneSecond }, unknown(500, 'NOT_CONFIRMED')],
		['501', apiError(501, 2001), unknown(501, 2001)],
		['502', { status: 502, text: html }, unknown(502, 'NOT_CONFIRMED')],
		['504', { status: 504, text: html }, unknown(504, 'NOT_CONFIRMED')],
		['a connection reset after the request was read', 'reset', unknown(null, 'ECONNRESET')],
		['a 200 that is cut off', 'cutOff', unknown(null, 'ERR_BAD_RESPONSE')],
		[
			'a 200 with a web page',
			{ status: 200, text: html, headers: { 'Content-Type': 'text/html' } },
			unknown(200, 'FOREIGN_ANSWER'),
		],
		['a 200 without a body', { status: 200 }, unknown(200, 'FOREIGN_ANSWER')],
		['a 204', { status: 204 }, unknown(204, 'FOREIGN_ANSWER')],
		[
			'a 200 with half of the JSON',
			{ status: 200, text: '{"umid":"7c1f","status":{"code":"QUEUED"' },
			unknown(200, 'FOREIGN_ANSWER'),
		],
		['a 200 with other JSON', { status: 200, body: { ok: true } }, unknown(200, 'FOREIGN_ANSWER')],
		[
			'a 200 with a list',
			{ status: 200, body: [{ umid: 'x', status: { code: 'QUEUED' } }] },
			unknown(200, 'FOREIGN_ANSWER'),
		],
		[
			'a 200 with another state',
			(request) => queued(way, request, { status: { code: 'queued' } }),
			unknown(200, 'FOREIGN_ANSWER'),
		],
		['a 200 without a umid', (request) => queued(way, request, { umid: null }), unknown(200, 'FOREIGN_ANSWER')],
		...contradictions,
		...(way.idOf(0) === null
			? []
			: [
					[
						'a 200 for another ID',
						(request) => queued(way, request, { clientMessageId: 'other' }),
						contradictory(200),
					] as Case,
				]),
		[
			'a 200 with an error of 8x8',
			{ status: 200, body: { code: 1002, message: 'Invalid' } },
			unknown(200, 'FOREIGN_ANSWER'),
		],
	];

	const answerOf = (answer: Answer) => (request: RecordedRequest) =>
		typeof answer === 'function' ? answer(request) : answer;

	/** Whether the node waits for the message although it is not known whether it was sent. */
	const isAwaited = ({ outcome }: Row) => way.waits === true && outcome === 'unknown';

	function expectAwaited({ status }: IRun, item: INodeExecutionData | undefined): void {
		expect(status).toBe('waiting');
		const reason: unknown = expect.stringContaining('It may have been sent');
		expect(item?.json).toMatchObject({ outcome: 'unknown', umid: null, destination: '+6591231000', reason });
		expect(item?.json.details).toBeUndefined();
	}

	describe.each(rows)('%s', (_name, answer, row) => {
		test(`is ${row.outcome}, after ${row.requests === 1 ? 'one request' : 'four requests'}`, async () => {
			const api = await scripted(answerOf(answer));
			const { outputs, run } = await withFastClock(() =>
				send(way, api.url, people(1), { settings: continueRegularOutput }),
			);
			expect(api.requests).toHaveLength(row.requests);
			expect(outputs[0]).toHaveLength(1);
			if (isAwaited(row)) expectAwaited(run, outputs[0]?.[0]);
			else
				expect(detailsOf(outputs[0]?.[0])).toMatchObject({ outcome: row.outcome, status: row.status, code: row.code });
		});

		test(`is ${row.outcome === 'unknown' ? 'not ' : ''}repeated by Retry On Fail`, async () => {
			const api = await scripted(answerOf(answer));
			const { error, outputs, run } = await withFastClock(() =>
				send(way, api.url, people(1), { settings: retryOnFail }),
			);
			if (isAwaited(row)) expectAwaited(run, outputs[0]?.[0]);
			else expect(error?.message).toContain(`${way.nameOf(0)}: `);
			expect(api.requests).toHaveLength(row.outcome === 'unknown' ? 1 : 3 * row.requests);
		});

		test.skipIf(isAwaited(row))(
			'is repeated by Retry On Fail where unconfirmed messages are to be sent again',
			async () => {
				const api = await scripted(answerOf(answer));
				const parameters = { options: { resendUnconfirmed: true } };
				await withFastClock(() => send(way, api.url, people(1), { settings: retryOnFail, parameters }));
				expect(api.requests).toHaveLength(3 * row.requests);
			},
		);
	});

	describe('200 with QUEUED', () => {
		test('is accepted, and never repeated', async () => {
			const api = await scripted((request) => queued(way, request));
			const { outputs, error } = await send(way, api.url, people(1), {
				settings: retryOnFail,
				parameters: { options: { resendUnconfirmed: true } },
			});
			expect(error).toBeUndefined();
			expect(api.requests).toHaveLength(1);
			expect(jsonOf(outputs[0])).toMatchObject([
				{ destination: '+6591231000', outcome: 'accepted', status: { code: 'QUEUED' } },
			]);
		});

		test('is accepted after answers that said "not now"', async () => {
			const api = await scripted((request, index) =>
				index < 3 ? { status: index === 1 ? 503 : 429, headers: inOneSecond } : queued(way, request),
			);
			const { outputs, error } = await withFastClock(() => send(way, api.url, people(1)));
			expect(error).toBeUndefined();
			expect(api.requests).toHaveLength(4);
			expect(outputs[0]).toHaveLength(1);
		});
	});

	describe.each([0, 1, 3])('with Max Retries %i', (maxRetries) => {
		const parameters = { options: { maxRetries } };

		test('a message that 8x8 asks to delay is tried as often', async () => {
			const api = await scripted(() => ({ status: 429, headers: inOneSecond }));
			const { error } = await withFastClock(() => send(way, api.url, people(1), { parameters }));
			expect(error?.message).toContain(`${way.nameOf(0)}: `);
			expect(api.requests).toHaveLength(1 + maxRetries);
		});

		test('a connection that fails is tried as often', async () => {
			const server = await broken(startUntrustedServer());
			const { error } = await withFastClock(() => send(way, `https://${server.host}`, people(1), { parameters }));
			expect(error?.message).toContain('could not be reached');
			expect(server.connections()).toBe(1 + maxRetries);
		});

		test('what may have been sent is not repeated', async () => {
			const api = await scripted(() => 'reset');
			await withFastClock(() => send(way, api.url, people(1), { parameters }));
			expect(api.requests).toHaveLength(1);
		});
	});

	test.skipIf(way.waits)('a wait that is too long to sit out is kept to by all messages of the run', async () => {
		const api = await scripted(() => ({ status: 429, headers: { 'Retry-After': '90' } }));
		const settings = continueRegularOutput;
		const { outputs } = await send(way, api.url, people(50), { settings, parameters: { options: { concurrency: 5 } } });
		expect(api.requests.length).toBeLessThanOrEqual(5);
		expect(outputs[0]).toHaveLength(50);
		for (const item of outputs[0] ?? []) {
			expect(detailsOf(item)).toMatchObject({ outcome: 'rejected', status: 429 });
			expect(item.json.message).toMatch(/Nothing was sent\. Try again in (90|8\d) seconds/);
		}
	});

	describe('a redirect', () => {
		test.each([301, 302, 303, 307, 308])('with status %i is not followed: its target sees nothing', async (status) => {
			const target = await scripted((request) => queued(way, request));
			const api = await scripted(() => ({ status, headers: { Location: `${target.url}/elsewhere` } }));
			const { outputs, run } = await send(way, api.url, people(1), {
				settings: { ...continueRegularOutput, ...retryOnFail },
			});
			expect(target.requests).toEqual([]);
			expect(api.requests).toHaveLength(1);
			if (way.waits) expectAwaited(run, outputs[0]?.[0]);
			else expect(detailsOf(outputs[0]?.[0])).toMatchObject({ outcome: 'unknown', status });
		});
	});

	describe('no connection', () => {
		test('a refused connection is tried again, and the message goes out once when the server is back', async () => {
			const host = await closedHost();
			const port = Number(host.split(':')[1]);
			const starting = new Promise<ScriptedApi>((started) => {
				setTimeout(() => started(startScriptedApi((request) => queued(way, request), port)), 20);
			});
			const { error, outputs } = await send(way, `http://${host}`, people(1));
			const api = await starting;
			closing.push(() => api.close());
			expect(error).toBeUndefined();
			expect(outputs[0]).toHaveLength(1);
			expect(api.requests).toHaveLength(1);
		});

		test('a connection that is refused again and again: nothing was sent', async () => {
			const host = await closedHost();
			const { outputs } = await withFastClock(() =>
				send(way, `http://${host}`, people(1), { settings: continueRegularOutput }),
			);
			const details = detailsOf(outputs[0]?.[0]);
			expect(details).toMatchObject({ outcome: 'rejected', status: null, code: 'ECONNREFUSED' });
			expect(outputs[0]?.[0]?.json.message).toContain('Nothing was sent');
		});

		test('a certificate that nobody trusts: nothing is sent, and it is tried again', async () => {
			const server = await broken(startUntrustedServer());
			const { outputs } = await withFastClock(() =>
				send(way, `https://${server.host}`, people(1), { settings: continueRegularOutput }),
			);
			expect(detailsOf(outputs[0]?.[0])).toMatchObject({ outcome: 'rejected', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
			expect(server.received()).toBe('');
			expect(server.connections()).toBe(4);
		});

		test.each([
			['plain HTTP', (): string => 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'],
			['a TLS that is too old', (): string => '\x15\x03\x01\x00\x02\x02\x46'],
			['no cipher in common', (): string => '\x15\x03\x01\x00\x02\x02\x28'],
		])('a server that answers the handshake with %s: nothing is sent, and it is tried again', async (_name, answer) => {
			const server = await broken(
				startBrokenServer((socket) => socket.once('data', () => socket.end(answer(), 'latin1'))),
			);
			const { outputs } = await withFastClock(() =>
				send(way, `https://${server.host}`, people(1), { settings: continueRegularOutput }),
			);
			expect(detailsOf(outputs[0]?.[0])?.outcome).toBe('rejected');
			expect(server.connections()).toBe(4);
			expect(server.received()).not.toContain('Hello');
		});
	});

	describe('a connection that breaks', () => {
		const expectUnconfirmed = async (server: BrokenServer, code?: string, parameters = {}) => {
			const settings = { ...continueRegularOutput, ...retryOnFail };
			const { outputs, run } = await send(way, `http://${server.host}`, people(1), { settings, parameters });
			expect(server.connections()).toBe(1);
			if (way.waits) return expectAwaited(run, outputs[0]?.[0]);
			const details = detailsOf(outputs[0]?.[0]);
			expect(details).toMatchObject({ outcome: 'unknown', status: null });
			expect(outputs[0]?.[0]?.json.message).toContain('It may have been sent');
			if (code !== undefined) expect(details).toMatchObject({ code });
		};

		test('before the request was read is not repeated', async () => {
			const server = await broken(
				startBrokenServer((socket) => {
					socket.pause();
					setTimeout(() => socket.resetAndDestroy(), 30);
				}),
			);
			await expectUnconfirmed(server, 'ECONNRESET');
		});

		test('in the middle of the request is not repeated', async () => {
			const server = await broken(startBrokenServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
			await expectUnconfirmed(server, 'ECONNRESET');
		});

		test('without an answer is not repeated', async () => {
			const server = await broken(startBrokenServer((socket) => socket.once('data', () => socket.end())));
			await expectUnconfirmed(server, 'ECONNRESET');
		});

		test('with an answer that is not HTTP is not repeated', async () => {
			const server = await broken(
				startBrokenServer((socket) => socket.once('data', () => socket.end('SSH-2.0-x\r\n'))),
			);
			await expectUnconfirmed(server);
		});

		test('with no answer in time is not repeated', async () => {
			const server = await broken(startBrokenServer(() => undefined));
			await expectUnconfirmed(server, undefined, { options: { timeout: 0.2 } });
		});

		test.each([
			['never ends', endlessBody],
			['switches to another protocol', switchedProtocol],
		])('in an answer that %s is given up in time, ended and not repeated', async (_name, head) => {
			const server = await startDrippingServer(head);
			closing.push(() => server.close());
			await expectUnconfirmed(server, 'ECONNABORTED', { options: { timeout: 0.3 } });
			await eventually(() => {
				expect(server.openConnections()).toBe(0);
			});
		});
	});
});
