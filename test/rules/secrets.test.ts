import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { startUntrustedServer } from '../engine/brokenServers';
import { withFastClock } from '../engine/fastClock';
import type { WorkflowRunResult } from '../engine/runWorkflow';
import { type RecordedRequest, type ScriptedAnswer } from '../engine/scriptedApi';
import {
	apiError,
	apiKey,
	httpTest,
	messageIn,
	continueErrorOutput,
	continueRegularOutput,
	queued,
	rejected,
	retryOnFail,
	send,
	waysForOneOfAllTransports,
} from './ways';
import { scriptedWay } from './scriptedWay';

describe.each(waysForOneOfAllTransports)('$name', (way) => {
	const api = scriptedWay(way);

	// The text is in no input and no setting: only what goes out holds it.
	const code = '384756';
	const text = "={{ ['Yo', 'ur co', 'de is ', 384000 + 756, ', keep it sec', 'ret'].join('') }}";
	const items = [{ phone: '+6591230000' }, ...(way.waits === true ? [] : [{ phone: '+6591230001' }])];

	/**
	 * Everything that an execution leaves, saved or not: even what only a debugger would see, such as an error's
	 * cause.
	 */
	function everythingOf(result: WorkflowRunResult): string {
		const depths = { depth: Infinity, showHidden: true, maxArrayLength: null, maxStringLength: null };
		return [inspect(result.run, depths), inspect(result.error, depths), result.saved].join('\n');
	}

	function expectNoSecrets(result: WorkflowRunResult): void {
		const everything = everythingOf(result);
		expect(everything).toContain('6591230000');
		for (const secret of [apiKey, code, 'Your code', 'keep it secret']) expect(everything).not.toContain(secret);
	}

	/** What a careless server echoes: the key, the text and the code, in every possible place. */
	const echo = (request: RecordedRequest) =>
		`${request.authorization ?? ''} | ${request.text} | ${messageIn(way, request).text} | token ${code} | 384-756`;

	const echoes: [string, (request: RecordedRequest) => ScriptedAnswer][] = [
		["8x8's message of an error", (request) => apiError(400, 1004, echo(request))],
		['an error code and ID', (request) => ({ status: 400, body: { code: echo(request), errorId: echo(request) } })],
		['a short error ID', () => ({ status: 400, body: { code: 1004, message: 'x', errorId: `${apiKey}-${code}` } })],
		['a header', (request) => apiError(403, 1201, 'No', { 'X-Echo': echo(request).replace(/\s/g, ' ') })],
		['the reason of a rejection', (request) => rejected(way, request, echo(request))],
		[
			'the description of an accepted message',
			(request) => queued(way, request, { status: { code: 'QUEUED', description: echo(request) } }),
		],
		['the encoding of an accepted message', (request) => queued(way, request, { encoding: echo(request) })],
		['a web page', (request) => ({ status: 400, text: `<html>${echo(request)}</html>` })],
		[
			'an answer that is not of 8x8',
			(request) => ({ status: 200, body: { status: { code: echo(request) }, umid: echo(request) } }),
		],
		['an error that leaves the outcome open', (request) => apiError(500, 2000, echo(request))],
		['a request for patience', (request) => apiError(429, 429, echo(request), { 'Retry-After': '0' })],
		[
			'a redirect',
			(request) => ({ status: 307, headers: { Location: `http://127.0.0.1:1/?${encodeURIComponent(echo(request))}` } }),
		],
		['no answer', () => 'reset'],
		['half an answer', () => 'cutOff'],
	];

	describe.each(echoes)('the key, the text and its code do not show where they come back in %s', (_name, careless) => {
		test.each([
			['in stop mode', {}],
			['with Retry On Fail', retryOnFail],
			['on the regular output', continueRegularOutput],
			['on the error output', continueErrorOutput],
		])('%s', async (_mode, settings) => {
			api.answer = careless;
			const result = await withFastClock(() => send(way, api.url, items, { settings, parameters: { text } }));
			expect(messageIn(way, api.requests[0]).text).toBe(`Your code is ${code}, keep it secret`);
			expectNoSecrets(result);
		});
	});

	httpTest(way)('nor do they where no connection comes about', async () => {
		const server = await startUntrustedServer();
		const result = await withFastClock(() => send(way, `https://${server.host}`, items, { parameters: { text } }));
		await server.close();
		expect(result.error?.message).toContain('DEPTH_ZERO_SELF_SIGNED_CERT');
		expectNoSecrets(result);
	});

	describe('nor where the text ends up in a field that it does not belong in', () => {
		test.each([way.destinationField, 'country', 'source', 'subAccountId'].filter((name) => !way.lacks.includes(name)))(
			'%s',
			async (name) => {
				api.answer = (request) => queued(way, request);
				const result = await send(way, api.url, items, { parameters: { text: 'Hello', [name]: text } });
				expect(result.error?.message).toContain('••••••');
				expect(everythingOf(result)).not.toContain(code);
			},
		);

		const options = ['clientIp', 'dlrCallbackUrl', 'scheduled', 'encoding', 'concurrency', 'timeout'];
		test.each(options.filter((name) => !way.lacks.includes(name)))('%s under Options', async (name) => {
			api.answer = (request) => queued(way, request);
			const result = await send(way, api.url, items, { parameters: { text: 'Hello', options: { [name]: text } } });
			expect(result.error?.message).toContain('••••••');
			expect(everythingOf(result)).not.toContain(code);
		});

		test('an expression that fails on the text', async () => {
			api.answer = (request) => queued(way, request);
			const parameters = { text: "={{ JSON.parse('Your code is ' + (384000 + 756)).text }}" };
			const result = await send(way, api.url, items, { parameters });
			expect(result.error).toBeDefined();
			expect(everythingOf(result)).not.toContain(code);
		});
	});
});
