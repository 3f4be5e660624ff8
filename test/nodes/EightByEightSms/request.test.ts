import type { IDataObject, INode } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { endlessBody, startDrippingServer } from '../../engine/brokenServers';
import { withFastClock } from '../../engine/fastClock';
import { runWorkflow, type WorkflowRunOptions } from '../../engine/runWorkflow';
import {
	type RecordedRequest,
	type ScriptedAnswer,
	type ScriptedApi,
	startScriptedApi,
} from '../../engine/scriptedApi';
import {
	apiError,
	apiKey,
	continueErrorOutput,
	continueRegularOutput,
	detailsOf,
	jsonOf,
	people,
	send,
	singly,
} from '../../rules/ways';

const umid = '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11';
const found = { umid, msisdn: '+659123xxxx', status: { state: 'delivered', detail: 'delivered_to_recipient' } };

type Options = Partial<WorkflowRunOptions> & { settings?: Partial<INode> };

/** Looks the message of each item up. */
async function get(
	baseUrl: string,
	items: readonly IDataObject[],
	{ parameters, credential, ...others }: Options = {},
) {
	return await runWorkflow({
		items,
		credential: { apiKey, region: 'custom', baseUrl, subAccountId: 'acme_hq', ...credential },
		parameters: { operation: 'get', umid: '={{ $json.umid }}', ...parameters },
		...others,
	});
}

describe('Get, in the sandbox', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await startSandbox({ subAccountIds: ['acme_hq'] });
	});

	afterAll(async () => {
		await sandbox.close();
	});

	test('looks up what was sent, paced so that 8x8 refuses none of several', async () => {
		const credential = { apiKey: sandbox.apiKey };
		const { outputs: sent } = await send(singly, sandbox.url, people(3), { credential });
		const items = jsonOf(sent[0]);
		const { outputs, error } = await get(sandbox.url, items, { credential });
		expect(error).toBeUndefined();
		expect(jsonOf(outputs[0]).map((json) => json.umid)).toEqual(items.map((json) => json.umid));
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	});
});

describe('a lookup', () => {
	let api: ScriptedApi;
	let answer: (request: RecordedRequest, index: number) => ScriptedAnswer;

	beforeEach(async () => {
		answer = () => ({ status: 200, body: found });
		api = await startScriptedApi((request, index) => answer(request, index));
	});

	afterEach(async () => {
		await api.close();
	});

	test('asks for the ID of the item, and outputs the answer with flat fields', async () => {
		const { outputs } = await get(api.url, [{ umid }], { parameters: { subAccountId: 'a&b' } });
		expect(api.requests.map(({ method, path }) => [method, path])).toEqual([
			['GET', `/api/v1/subaccounts/a%26b/messages/${umid}`],
		]);
		expect(jsonOf(outputs[0])).toMatchObject([{ umid, state: 'delivered', isFinal: true, msisdn: '+659123xxxx' }]);
	});

	test('outputs the answer as it is where Simplify is off', async () => {
		const { outputs } = await get(api.url, [{ umid }], { parameters: { simplify: false } });
		expect(jsonOf(outputs[0])).toEqual([found]);
	});

	test.each([
		['../../accounts', 'ID_MALFORMED'],
		['..', 'ID_MALFORMED'],
		[' ', 'FIELD_EMPTY'],
		[undefined, 'FIELD_EMPTY'],
		['a b', 'ID_MALFORMED'],
		['x'.repeat(101), 'ID_MALFORMED'],
	])('of the ID %j is not made', async (given, code) => {
		const { outputs } = await get(api.url, [{ umid: given }], { settings: continueRegularOutput });
		expect(detailsOf(outputs[0]?.[0])).toMatchObject({ code });
		expect(api.requests).toEqual([]);
	});

	test.each<[string, ScriptedAnswer, object]>([
		['HTTP 404 of 8x8', apiError(404, 1300), { status: 404, code: 1300, errorId: expect.any(String) as unknown }],
		['HTTP 401 of 8x8', apiError(401, 1200), { status: 401, code: 1200 }],
		['HTTP 500 of 8x8', apiError(500, 2000), { status: 500, code: 2000 }],
		['HTTP 404 of another server', { status: 404, text: '<html>' }, { status: 404, code: 'ANSWER_FOREIGN' }],
		['a 200 without an object', { status: 200, text: 'OK' }, { status: 200, code: 'ANSWER_FOREIGN' }],
		['a success that the contract does not name', { status: 202, body: found }, { status: 202 }],
		['a redirect', { status: 302, headers: { Location: 'http://127.0.0.1:1/' } }, { status: 302 }],
	])('fails with %s, and its item alone does in the continue modes', async (_name, refusal, details) => {
		answer = ({ path }) => (path.endsWith('other') ? refusal : { status: 200, body: found });
		const items = [{ umid: 'other' }, { umid }];
		for (const settings of [continueRegularOutput, continueErrorOutput]) {
			const { outputs, error } = await withFastClock(() => get(api.url, items, { settings }));
			expect(error).toBeUndefined();
			const [regular = [], failures = []] = outputs;
			const [failure] = settings === continueErrorOutput ? failures : regular;
			if (settings === continueRegularOutput)
				expect(Object.keys(failure?.json ?? {})).toEqual(['error', 'message', 'details']);
			expect(failure?.pairedItem).toEqual({ item: 0 });
			expect(detailsOf(failure)).toMatchObject(details);
			expect(regular.at(-1)?.json).toMatchObject({ umid });
		}
		const { error, outputs } = await withFastClock(() => get(api.url, items));
		expect(error?.message).toMatch(/^Row 1 \(item 0\): /);
		expect(outputs).toEqual([]);
	});

	test('shows neither the key nor what a server echoes', async () => {
		answer = () => apiError(400, 1000, `Bearer ${apiKey} and more`);
		const { saved } = await get(api.url, [{ umid }], { settings: continueRegularOutput });
		expect(saved).not.toContain('and more');
	});

	test.each(['Your code is 384756', apiKey, { text: 'x' }, 7])(
		'shows no ID of an error that is %j',
		async (errorId) => {
			answer = () => ({ status: 400, body: { code: 1000, message: 'x', errorId } });
			const { outputs } = await get(api.url, [{ umid }], { settings: continueRegularOutput });
			expect(detailsOf(outputs[0]?.[0])).toMatchObject({ code: 1000, errorId: null });
		},
	);

	test('is made again after no answer, after 429 and after 503', async () => {
		const answers: ScriptedAnswer[] = ['reset', { status: 429 }, { status: 503 }, { status: 200, body: found }];
		answer = (_request, index) => answers[index] ?? 'silence';
		const { outputs } = await withFastClock(() => get(api.url, [{ umid }]));
		expect(jsonOf(outputs[0])).toMatchObject([{ umid }]);
		expect(api.requests).toHaveLength(4);
	});

	test('that never gets an answer says so', async () => {
		answer = () => 'reset';
		const { error } = await withFastClock(() => get(api.url, [{ umid }]));
		expect(error?.message).toBe('Row 1 (item 0): 8x8 did not answer (ECONNRESET)');
		expect(api.requests).toHaveLength(4);
	});

	test('in stop mode the first failure ends it', async () => {
		answer = () => apiError(404, 1300);
		const items = Array.from({ length: 40 }, () => ({ umid }));
		const { error } = await withFastClock(() => get(api.url, items));
		expect(error?.message).toMatch(/^Row 1 \(item 0\): 8x8 refused the request \(HTTP 404, code 1300\)/);
		expect(api.requests.length).toBeLessThan(10);
	});

	test('is ended by a stop of the execution', async () => {
		const server = await startDrippingServer(endlessBody);
		const { error } = await get(`http://${server.host}`, [{ umid }], { onStart: (stop) => setTimeout(stop, 300) });
		await server.close();
		expect(error?.message).toBe('Row 1 (item 0): The execution was stopped before 8x8 answered');
	});
});

describe.each([
	['operation', { operation: 'teleport' }],
	['resource', { resource: 'pigeon', operation: 'send' }],
	['operation that every object has', { operation: 'constructor' }],
])('an unknown %s', (_name, unknown) => {
	const parameters = { destination: '+6591234567', text: 'Hello', ...unknown };

	test.each([continueRegularOutput, continueErrorOutput])(
		'fails every item and sends nothing (%o)',
		async (settings) => {
			const api = await startScriptedApi(() => ({ status: 200, body: found }));
			const { outputs, error } = await get(api.url, people(3), { parameters, settings });
			await api.close();
			expect(error).toBeUndefined();
			expect(api.requests).toEqual([]);
			const items = outputs.flat();
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
			for (const item of items) {
				expect(item.json.message).toContain('This version of the node has no operation');
				expect(detailsOf(item)).toMatchObject({ code: 'OPERATION_UNKNOWN' });
			}
		},
	);

	test('stops the workflow in stop mode, and sends nothing', async () => {
		const api = await startScriptedApi(() => ({ status: 200, body: found }));
		const { error } = await get(api.url, people(2), { parameters });
		await api.close();
		expect(error?.message).toContain('This version of the node has no operation');
		expect(error?.description).toContain('Nothing was sent.');
		expect(api.requests).toEqual([]);
	});
});
