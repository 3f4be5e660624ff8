import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { withFastClock } from '../../engine/fastClock';
import { type ScriptedAnswer, type ScriptedApi, startScriptedApi } from '../../engine/scriptedApi';
import { apiError, continueErrorOutput, continueRegularOutput, detailsOf, jsonOf } from '../../rules/ways';
import { operate } from './operate';

const umid = '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11';
const batchId = '3b7e2f7c-9f0a-4c1d-8a55-7f4f3f0c9a02';

const operations = {
	cancel: { resource: 'message', operation: 'cancel', umid },
	cancelBatch: { resource: 'message', operation: 'cancelBatch', batchId },
	sendFeedback: { resource: 'message', operation: 'sendFeedback', umid, outcome: 'success' },
	deletePersonalData: { resource: 'message', operation: 'deletePersonalData', umid },
} as const;

describe('in the sandbox', () => {
	let sandbox: Sandbox;
	const credential = { apiKey: 'sandbox-key' };
	const onMessage = (operation: string, rest: object = {}) =>
		operate(sandbox.url, { resource: 'message', operation, umid: '={{ $json.umid }}', ...rest }, umids(), {
			credential,
		});
	const umids = () => sandbox.messages().map((message) => ({ umid: message.umid, batchId: message.batchId ?? null }));
	const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

	async function sendOne(scheduled?: string) {
		const parameters = {
			resource: 'message',
			operation: 'send',
			destination: '+6591234567',
			text: 'Your code is 4711',
		};
		const options = scheduled === undefined ? { track: 'Outcome' } : { scheduled };
		const { error } = await operate(sandbox.url, { ...parameters, options }, [{}], { credential });
		expect(error).toBeUndefined();
	}

	beforeEach(async () => {
		sandbox = await startSandbox({ subAccountIds: ['acme_hq'] });
	});
	afterEach(() => sandbox.close());

	test('a scheduled message is cancelled, and cancelling it again reports it as done', async () => {
		await sendOne(inMinutes(60));
		const first = await onMessage('cancel');
		expect(sandbox.messages()[0]?.state).toBe('cancelled');
		const second = await onMessage('cancel');
		const done = [{ umid: sandbox.messages()[0]?.umid, cancelled: true }];
		expect([first, second].map(({ outputs }) => jsonOf(outputs[0]))).toEqual([done, done]);
	});

	test('a cancellation within three minutes of the time is too late, and says so', async () => {
		await sendOne(inMinutes(2));
		const { error } = await onMessage('cancel');
		expect(error?.message).toContain('It is too late to cancel message');
		expect(error?.description).toContain('until 3 minutes before');
		expect(sandbox.messages()[0]?.state).toBe('scheduled');
	});

	test('a message that has gone out is not called cancelled', async () => {
		await sendOne();
		await sandbox.advance(10_000);
		const { error } = await onMessage('cancel');
		expect(error?.message).toContain('it has already been sent, and its state is delivered');
	});

	test('a message that 8x8 does not have cannot be cancelled', async () => {
		const { error } = await operate(sandbox.url, operations.cancel, [{}], { credential });
		expect(error?.message).toBe(`Row 1 (item 0): 8x8 has no message with the ID ${umid} in this sub-account`);
	});

	test('a batch is cancelled with what is left of it, once', async () => {
		const parameters = { resource: 'message', operation: 'sendBatch', destination: '={{ $json.phone }}', text: 'Hi' };
		const people = [{ phone: '+6591234567' }, { phone: '+6591234568' }];
		await operate(sandbox.url, { ...parameters, options: { scheduled: inMinutes(60) } }, people, { credential });
		const cancelBatch = { resource: 'message', operation: 'cancelBatch', batchId: '={{ $json.batchId }}' };
		const [first] = umids();
		const { outputs } = await operate(sandbox.url, cancelBatch, [first ?? {}], { credential });
		expect(jsonOf(outputs[0])).toEqual([{ batchId: first?.batchId, cancelledCount: 2 }]);
		const { error } = await operate(sandbox.url, cancelBatch, [first ?? {}], { credential });
		expect(error?.message).toBe(`Row 1 (item 0): 8x8 did not cancel any message of batch ${String(first?.batchId)}`);
		expect(sandbox.messages().map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
	});

	test('feedback is recorded, at a moment read in the workflow’s time zone', async () => {
		await sendOne();
		const rest = { outcome: 'failure', options: { timestamp: '2026-05-04T19:31:40' } };
		const { outputs } = await operate(
			sandbox.url,
			{ resource: 'message', operation: 'sendFeedback', umid: '={{ $json.umid }}', ...rest },
			umids(),
			{ credential, timeZone: 'Asia/Singapore' },
		);
		const kept = { outcome: 'failure', timestamp: '2026-05-04T11:31:40.000Z' };
		expect(sandbox.messages()[0]?.feedback).toEqual(kept);
		expect(jsonOf(outputs[0])).toEqual([{ umid: sandbox.messages()[0]?.umid, ...kept }]);
	});

	test('personal data are removed, and the output says no more than that the removal was accepted', async () => {
		await sendOne();
		const { outputs } = await onMessage('deletePersonalData');
		expect(jsonOf(outputs[0])).toEqual([{ umid: sandbox.messages()[0]?.umid, removalAccepted: true }]);
		await sandbox.advance(5000);
		expect(sandbox.messages()[0]).toMatchObject({ text: '', personalDataRemoved: true });
	});
});

describe.each(Object.entries(operations))('%s', (name, parameters) => {
	let api: ScriptedApi;
	let answers: ScriptedAnswer[];
	const taken: ScriptedAnswer = name.startsWith('cancel')
		? { status: 200, body: { cancelledCount: 1 } }
		: { status: name === 'deletePersonalData' ? 202 : 200 };

	beforeEach(async () => {
		answers = [];
		api = await startScriptedApi((_request, index) => answers[index] ?? taken);
	});
	afterEach(() => api.close());

	test.each<[string, ScriptedAnswer, RegExp, object]>([
		['400', apiError(400, 1000), /8x8 refused the request \(HTTP 400, code 1000\)/, { status: 400, code: 1000 }],
		['401', apiError(401, 1200), /8x8 refused the request/, { status: 401, code: 1200 }],
		['403', apiError(403, 1201), /8x8 refused the request/, { status: 403, code: 1201 }],
		['404', apiError(404, 1300), /8x8 (has no|refused the request)/, { status: 404, code: 1300 }],
		['422', apiError(422, 1011), /refused the request|too late/, { status: 422, code: 1011 }],
		['426', apiError(426, 1014), /8x8 refused the request/, { status: 426, code: 1014 }],
		['500', apiError(500, 2000), /so it is not known whether this was done$/, { status: 500, code: 2000 }],
		['404 of another server', { status: 404, text: '<html>' }, /is not a valid 8x8 answer/, { code: 'ANSWER_FOREIGN' }],
		['a web page with status 200', { status: 200, text: '<html>' }, /is not a valid 8x8 answer/, {}],
		['a redirect', { status: 302, headers: { Location: 'http://127.0.0.1:1/' } }, /is not a valid 8x8 answer/, {}],
	])('is not done with %s, and its item alone fails in the continue modes', async (_name, refusal, words, details) => {
		for (const settings of [continueRegularOutput, continueErrorOutput]) {
			answers = [refusal];
			api.requests.length = 0;
			const { outputs, error } = await withFastClock(() => operate(api.url, parameters, [{}, {}], { settings }));
			expect(error).toBeUndefined();
			const items = outputs.flat();
			const failure = items.find(({ json }) => json.error !== undefined);
			expect(failure?.json.error).toMatch(words);
			expect(detailsOf(failure)).toMatchObject(details);
			expect(items.filter(({ json }) => json.error === undefined)).toHaveLength(1);
		}
		answers = [refusal];
		api.requests.length = 0;
		const { error } = await withFastClock(() => operate(api.url, parameters));
		expect(error?.message).toMatch(words);
	});

	test('is repeated after no answer, 502 and 429, which does no harm', async () => {
		answers = ['reset', { status: 502, text: 'Bad gateway' }, { status: 429 }];
		const { error } = await withFastClock(() => operate(api.url, parameters));
		expect(error).toBeUndefined();
		expect(api.requests).toHaveLength(4);
		expect(new Set(api.requests.map(({ method, path, text }) => `${method} ${path} ${text}`)).size).toBe(1);
	});

	test('may have been done where one try got no answer and the others were not taken', async () => {
		answers = ['reset', { status: 429 }, { status: 429 }, { status: 429 }];
		const { error } = await withFastClock(() => operate(api.url, parameters));
		expect(error?.message).toBe(
			'Row 1 (item 0): 8x8 did not answer (ECONNRESET), so it is not known whether this was done',
		);
		expect(error?.description).toBe('Run it again: doing it twice does no harm.');
	});
});

describe('a cancellation that cancelled nothing', () => {
	let api: ScriptedApi;
	let lookup: ScriptedAnswer;

	beforeEach(async () => {
		api = await startScriptedApi(({ method }) =>
			method === 'GET' ? lookup : { status: 200, body: { cancelledCount: 0 } },
		);
	});
	afterEach(() => api.close());

	test.each<[string, object, string]>([
		['queued', { state: 'queued' }, 'It is too late to cancel message'],
		['in a state that is not known', {}, 'It is too late to cancel message'],
		['in a state that is not one of 8x8’s', { state: 'Your code is 1234' }, 'It is too late to cancel message'],
		['on its way', { state: 'sent' }, 'it has already been sent, and its state is sent'],
		['read', { state: 'read' }, 'it has already been sent, and its state is read'],
		['rejected before', { state: 'failed' }, 'it had already failed, and its state is failed'],
	])('of a message that is %s', async (_name, status, words) => {
		lookup = { status: 200, body: { umid, status } };
		const { error } = await operate(api.url, operations.cancel);
		expect(error?.message).toContain(words);
	});

	test('is done where 8x8 says that the message was cancelled before', async () => {
		lookup = { status: 200, body: { umid, status: { state: 'failed', errorCode: 20 } } };
		const { outputs } = await operate(api.url, operations.cancel);
		expect(jsonOf(outputs[0])).toEqual([{ umid, cancelled: true }]);
	});

	test('is not called done where the message cannot be looked up', async () => {
		lookup = apiError(404, 1300);
		const { error } = await operate(api.url, operations.cancel);
		expect(error?.message).toContain('8x8 did not cancel message');
		expect(error?.message).toContain('its state could not be checked');
	});

	test.each([{}, { cancelledCount: '1' }, { cancelledCount: -1 }, { cancelledCount: 0.5 }])(
		'is not read out of %j',
		async (body) => {
			const other = await startScriptedApi(() => ({ status: 200, body }));
			for (const parameters of [operations.cancel, operations.cancelBatch]) {
				const { error } = await operate(other.url, parameters);
				expect(error?.message).toContain('is not a valid 8x8 answer');
			}
			await other.close();
		},
	);
});

test('the lookups after cancellations that cancelled nothing keep to one a second, for all items together', async () => {
	const api = await startScriptedApi(({ method, path }) => ({
		status: 200,
		body: method === 'GET' ? { umid: path.split('/').at(-1), status: { state: 'sent' } } : { cancelledCount: 0 },
	}));
	const realSetTimeout = setTimeout;
	const realTime = (milliseconds: number) => new Promise((resolve) => realSetTimeout(resolve, milliseconds));
	const lookups = () => api.requests.filter(({ method }) => method === 'GET').length;
	// The clock stands still, so requests that wait for their turn keep waiting.
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
	try {
		const items = ['a', 'b', 'c'].map((each) => ({ umid: each }));
		const parameters = { ...operations.cancel, umid: '={{ $json.umid }}' };
		const running = operate(api.url, parameters, items, { settings: continueRegularOutput });
		for (const turn of [1, 2, 3]) {
			while (lookups() < turn || api.requests.length < items.length + turn) await realTime(1);
			await realTime(100);
			expect(lookups()).toBe(turn);
			await vi.advanceTimersByTimeAsync(1000);
		}
		const { outputs } = await running;
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	} finally {
		vi.useRealTimers();
		await api.close();
	}
});

test('of two items with one ID the second finds it cancelled', async () => {
	const sandbox = await startSandbox({ subAccountIds: ['acme_hq'] });
	const credential = { apiKey: sandbox.apiKey };
	const scheduled = new Date(Date.now() + 3_600_000).toISOString();
	const send = {
		resource: 'message',
		operation: 'send',
		destination: '+6591234567',
		text: 'Hi',
		options: { scheduled },
	};
	await operate(sandbox.url, send, [{}], { credential });
	const [sent] = sandbox.messages();
	const cancel = { ...operations.cancel, umid: sent?.umid ?? '' };
	const { outputs } = await operate(sandbox.url, cancel, [{}, {}], { credential });
	await sandbox.close();
	const done = { umid: sent?.umid, cancelled: true };
	expect(jsonOf(outputs[0])).toEqual([done, done]);
});
