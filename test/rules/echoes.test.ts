import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { type RecordedRequest, type ScriptedApi, startScriptedApi } from '../engine/scriptedApi';
import {
	apiKey,
	apiError,
	continueRegularOutput,
	people,
	queued,
	rejected,
	retryOnFail,
	send,
	type Way,
	waysForOne,
} from './ways';

let api: ScriptedApi;

afterEach(async () => {
	await api.close();
});

const text = 'Dear Annabel, token ZEBRA-77 opens 384756';
/** The parts of the text and the key that must not be seen anywhere, in upper or lower case. */
const traces = ['annabel', 'zebra', '384756', '3847', apiKey, apiKey.slice(4), apiKey.slice(0, 8)];

/** IDs of the server and the engine, and the time of an error, which can contain four digits of a code by chance. */
const ofChance = /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b|\btimestamp: \d+/g;

const bytes = (value: string) => [...Buffer.from(value)];
const spoil: [string, (value: string) => string][] = [
	['cut', (value) => value.slice(5, 22)],
	['in capitals', (value) => value.toUpperCase()],
	[
		'in full-width forms',
		(value) => value.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)),
	],
	[
		'as HTML',
		(value) =>
			bytes(value)
				.map((byte) => `&#${byte};`)
				.join(''),
	],
	[
		'percent-encoded',
		(value) =>
			bytes(value)
				.map((byte) => `%${byte.toString(16)}`)
				.join(''),
	],
	['as JSON in JSON', (value) => JSON.stringify(JSON.stringify({ text: value }))],
	['with spaces', (value) => value.replace(/./g, '$& ')],
];
const encoded: [string, (value: string) => string][] = [
	['in base64', (value) => Buffer.from(value).toString('base64')],
	['in base64url', (value) => Buffer.from(value).toString('base64url')],
	['in hex', (value) => Buffer.from(value).toString('hex')],
];
const channels: [string, (echo: string, request: RecordedRequest, way: Way) => ReturnType<typeof apiError>][] = [
	['the message of an error', (echo) => apiError(400, 1004, `Invalid text: ${echo}`)],
	['the message of a server error', (echo) => apiError(500, 2000, echo)],
	['the reason of a rejection', (echo, request, way) => rejected(way, request, `Invalid text ${echo}`)],
	[
		'the description of an accepted message',
		(echo, request, way) => queued(way, request, { status: { code: 'QUEUED', description: echo } }),
	],
	['a umid', (echo, request, way) => queued(way, request, { umid: echo.replace(/[^\w-]/g, '-').slice(0, 64) })],
	['an encoding', (echo, request, way) => queued(way, request, { encoding: echo.toUpperCase() })],
	['an error ID', (echo) => ({ status: 400, body: { code: 1004, message: 'x', errorId: echo } })],
];

describe.each(waysForOne)('$name', (way) => {
	describe.each(channels)('an echo in %s shows nothing of the text and the key', (_channel, answer) => {
		test.each([...spoil, ...encoded])('%s', async (_form, change) => {
			api = await startScriptedApi((request) => answer(`${change(text)} | ${change(apiKey)}`, request, way));
			const hidden = `={{ [${bytes(text).join()}].map((c) => String.fromCharCode(c)).join('') }}`;
			for (const settings of [retryOnFail, continueRegularOutput]) {
				const result = await send(way, api.url, people(1), { settings, parameters: { text: hidden } });
				const shown = inspect([result.outputs, result.error], { depth: 12, maxStringLength: null }).toLowerCase();
				const report = shown.replace(ofChance, '');
				expect(report).toContain('6591231000');
				for (const trace of [...traces, change(text).toLowerCase(), change(apiKey).toLowerCase()]) {
					expect(report).not.toContain(trace);
				}
			}
		});
	});

	test('only a little of an endless description is kept in the output and in what is saved', async () => {
		const description = 'sms '.repeat(20_000);
		api = await startScriptedApi((request) => queued(way, request, { status: { code: 'QUEUED', description } }));
		const { outputs, run } = await send(way, api.url, people(1), {});
		expect(JSON.stringify(outputs)).toContain('sms sms sms');
		expect(JSON.stringify(outputs).length).toBeLessThan(2000);
		expect(JSON.stringify(run.data.executionData?.contextData ?? {}).length).toBeLessThan(2000);
	});

	test("8x8's own words are shown", async () => {
		api = await startScriptedApi(() => apiError(400, 1005, 'Invalid source'));
		const { error } = await send(way, api.url, people(1), { parameters: { text: 'Hi' } });
		expect(error?.message).toContain("8x8 does not accept this sender ID. 8x8 says 'Invalid source'");
	});
});
