import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withFastClock } from '../../engine/fastClock';
import { endlessBody, startDrippingServer } from '../../engine/brokenServers';
import { type ScriptedAnswer, type ScriptedApi, startScriptedApi } from '../../engine/scriptedApi';
import { apiKey, continueErrorOutput, continueRegularOutput, detailsOf } from '../../rules/ways';
import { operate } from './operate';

const id = '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11';

/** Every operation that sends nothing, with the status of its success. */
const operations = {
	get: [200, { resource: 'message', operation: 'get', umid: id }],
	cancel: [200, { resource: 'message', operation: 'cancel', umid: id }],
	cancelBatch: [200, { resource: 'message', operation: 'cancelBatch', batchId: id }],
	sendFeedback: [200, { resource: 'message', operation: 'sendFeedback', umid: id, outcome: 'success' }],
	deletePersonalData: [202, { resource: 'message', operation: 'deletePersonalData', umid: id }],
	export: [202, { resource: 'log', operation: 'export', from: '', to: '', output: 'rows' }],
	getExport: [200, { resource: 'log', operation: 'getExport', jobId: id, output: 'rows' }],
	cancelExport: [204, { resource: 'log', operation: 'cancelExport', jobId: id }],
	getBalance: [200, { resource: 'account', operation: 'getBalance' }],
	getPrices: [200, { resource: 'account', operation: 'getPrices' }],
} as const;

const error = { code: 1300, message: `Not found for Bearer ${apiKey}`, errorId: 'a1' };

const failure = ['error', 'message', 'details'];

describe.each(Object.entries(operations))('%s', (_operation, [status, parameters]) => {
	let api: ScriptedApi;
	let answer: ScriptedAnswer;

	beforeEach(async () => {
		api = await startScriptedApi(() => answer);
	});
	afterEach(() => api.close());

	const bodies: [string, ScriptedAnswer][] =
		status === 204
			? [['an answer that the lookup of the job cannot be', { status }]]
			: [
					['a web page', { status, text: '<html>', headers: { 'Content-Type': 'text/html' } }],
					['JSON that is cut off', { status, text: `{"umid":"${id}","cancelledCount":1` }],
					['an error of 8x8', { status, body: { ...error, umid: id, cancelledCount: 1, balance: 1, subAccounts: [] } }],
					['a list', { status, text: '[]' }],
					['a bare value', { status, text: 'true' }],
					['names that every object has', { status, text: '{"__proto__":{"umid":1},"constructor":{},"code":1}' }],
				];

	test.each<[string, ScriptedAnswer]>([
		...bodies,
		['409 of another server', { status: 409, text: 'Conflict' }],
		['410', { status: 410 }],
		['a code that every object has', { status: 404, body: { code: 'constructor' } }],
		['an answer that is not compressed as it says', { status, text: '{}', headers: { 'Content-Encoding': 'gzip' } }],
	])('fails with %s, each item by itself, and says nothing of it', async (_name, odd) => {
		answer = odd;
		for (const settings of [continueRegularOutput, continueErrorOutput]) {
			const { outputs, error, saved } = await withFastClock(() => operate(api.url, parameters, [{}, {}], { settings }));
			expect(error).toBeUndefined();
			const items = outputs.flat();
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
			expect(items.map(({ json }) => Object.keys(json))).toEqual([failure, failure]);
			expect(saved).not.toContain(apiKey);
			expect(saved).not.toContain('Not found for');
		}
	});

	test('ends with a stop of the execution while an answer drips in', async () => {
		const server = await startDrippingServer(endlessBody);
		const onStart = (stop: () => void) => setTimeout(stop, 200);
		const { error } = await operate(`http://${server.host}`, parameters, [{}], { onStart });
		await server.close();
		expect(error?.message).toContain('The execution was stopped before 8x8 answered');
	});
});

test.each([
	['get', { umid: 'other', status: { state: 'delivered' } }],
	['cancel', { umid: 'other', cancelledCount: 1 }],
	['cancelBatch', { batchId: 'other', cancelledCount: 1 }],
	['sendFeedback', { umid: 'other' }],
	['deletePersonalData', { umid: 'other' }],
	['getExport', { jobId: 'other', status: 'running' }],
] as const)('%s does not take an answer about something else for its own', async (name, body) => {
	const [status, parameters] = operations[name];
	const api = await startScriptedApi(() => ({ status, body }));
	const { outputs } = await operate(api.url, parameters, [{}], { settings: continueRegularOutput });
	await api.close();
	expect(detailsOf(outputs[0]?.[0])).toMatchObject({ code: 'ANSWER_FOREIGN' });
});

test.each([
	['get', {}],
	['getBalance', {}],
	['getPrices', {}],
	['getExport', { status: 'succeeded', data: ['https://sms.8x8.com/a', null] }],
] as const)('%s does not make something out of an answer that lacks it', async (name, body) => {
	const [status, parameters] = operations[name];
	const api = await startScriptedApi(() => ({ status, body }));
	const { outputs } = await operate(api.url, parameters, [{}], { settings: continueRegularOutput });
	await api.close();
	expect(detailsOf(outputs[0]?.[0])).toMatchObject({ code: 'ANSWER_FOREIGN' });
});

test('a message is not called cancelled because another one was', async () => {
	const api = await startScriptedApi(({ method }) => {
		const body =
			method === 'GET' ? { umid: 'other', status: { state: 'failed', errorCode: 20 } } : { cancelledCount: 0 };
		return { status: 200, body };
	});
	const { error } = await operate(api.url, operations.cancel[1]);
	await api.close();
	expect(error?.message).toContain('8x8 did not cancel message');
});

test.each<[string, ScriptedAnswer, RegExp | undefined]>([
	['is not found any more', { status: 404, body: { code: 4018, message: '', errorId: 'a1' } }, undefined],
	['cannot be looked up', { status: 400, body: { code: 1000, message: '', errorId: 'a1' } }, /could not be checked/],
	['is running still', { status: 200, body: { status: 'running' } }, undefined],
	['had succeeded', { status: 200, body: { status: 'succeeded', data: ['https://sms.8x8.com/a'] } }, /already ended/],
])('a cancelled export that %s', async (_name, lookup, words) => {
	const api = await startScriptedApi(({ method }) => (method === 'GET' ? lookup : { status: 204 }));
	const { outputs, error } = await operate(api.url, operations.cancelExport[1]);
	await api.close();
	if (words === undefined) expect(outputs[0]?.[0]?.json).toEqual({ jobId: id, cancelled: true });
	else expect(error?.message).toMatch(words);
});
