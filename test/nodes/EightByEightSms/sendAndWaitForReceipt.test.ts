import { inspect } from 'node:util';
import type { IDataObject, INode } from 'n8n-workflow';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runWorkflow, type WorkflowRunOptions } from '../../engine/runWorkflow';
import {
	type ScriptedAnswer,
	type RecordedRequest,
	type ScriptedApi,
	startScriptedApi,
} from '../../engine/scriptedApi';
import { call, timeOver } from '../../engine/waiting';
import {
	apiError,
	apiKey,
	continueErrorOutput,
	continueRegularOutput,
	detailsOf,
	people,
	queued,
	rejected,
	retryOnFail,
	singly,
} from '../../rules/ways';

let api: ScriptedApi;
let answer: (request: RecordedRequest) => ScriptedAnswer;

beforeEach(async () => {
	answer = (request) => queued(singly, request);
	api = await startScriptedApi((request) => answer(request));
});

afterEach(async () => {
	await api.close();
});

const optionsOf = (changes: Partial<WorkflowRunOptions> & { options?: object } = {}): WorkflowRunOptions => {
	const { options = {}, parameters, credential, ...others } = changes;
	return {
		items: people(1),
		credential: { apiKey, region: 'custom', baseUrl: api.url, subAccountId: 'acme_hq', ...credential },
		parameters: {
			operation: 'sendAndWaitForReceipt',
			destination: '={{ $json.phone }}',
			text: '={{ $json.text }}',
			options: { ...options },
			...parameters,
		},
		...others,
	};
};

interface Sent {
	clientMessageId: string;
	dlrCallbackUrl: string;
}

const sent = (index = 0) => api.requests[index]?.body as Sent;

const receipt = (umid: unknown, state: string, more: IDataObject = {}) => ({
	namespace: 'SMS',
	eventType: 'outbound_message_status_changed',
	description: 'status of outbound message was changed',
	payload: {
		umid,
		subAccountId: 'acme_hq',
		source: 'Bistro',
		destination: '6591231000',
		status: { state, timestamp: '2026-06-01T08:00:00Z' },
		...more,
	},
});

/** Runs the workflow up to its wait. */
async function wait(changes: Parameters<typeof optionsOf>[0] = {}) {
	const options = optionsOf(changes);
	const waiting = await runWorkflow(options);
	const { umid } = waiting.outputs[0]?.[0]?.json ?? {};
	const post = async (body: object, url = sent().dlrCallbackUrl) => await call(options, waiting.run, { url, body });
	return { options, waiting, umid, post };
}

test('the receipts of the message are asked for at the address of the waiting node', async () => {
	const { waiting } = await wait();
	expect(waiting.run.status).toBe('waiting');
	const url = new URL(sent().dlrCallbackUrl);
	expect(url.origin + url.pathname).toBe('http://127.0.0.1/webhook-waiting/4711/0f9b7c11-6d1f-4d27-8f7e-5b1c6a1f0a01');
	expect(url.searchParams.get('signature')).toBe(waiting.run.data.resumeToken);
});

test.each(['queued', 'sent'])('%s leaves it waiting', async (state) => {
	const { umid, post } = await wait();
	expect(await post(receipt(umid, state))).toMatchObject({ status: 200, resumed: undefined });
});

test.each(['delivered', 'undelivered', 'rejected', 'read'])(
	'%s goes on with the receipt, as the trigger simplifies it',
	async (state) => {
		const { umid, post } = await wait();
		const { status, resumed } = await post(receipt(umid, state));
		expect(status).toBe(200);
		expect(resumed?.run.status).toBe('success');
		expect(resumed?.outputs).toEqual([
			[
				{
					json: expect.objectContaining({
						outcome: 'accepted',
						umid,
						state,
						isFinal: true,
						source: 'Bistro',
						destination: '+6591231000',
					}) as unknown,
					pairedItem: { item: 0 },
				},
			],
		]);
		expect(api.requests).toHaveLength(1);
	},
);

test.each([
	['sent', ['sent', 'delivered', 'rejected', 'undelivered'], ['queued']],
	['read', ['read', 'rejected', 'undelivered'], ['sent', 'delivered']],
])('with Wait Until %s, the states are %j that end the wait', async (waitUntil, ending, others) => {
	const { umid, post } = await wait({ options: { waitUntil } });
	for (const state of ending) expect((await post(receipt(umid, state))).resumed).toBeDefined();
	for (const state of others) expect((await post(receipt(umid, state))).resumed).toBeUndefined();
});

test('anything that is not the receipt of this message leaves it waiting', async () => {
	const { umid, post } = await wait();
	const other = '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11';
	const otherRound = new URL(sent().dlrCallbackUrl);
	otherRound.searchParams.set('r', 'other');
	const delivered = receipt(umid, 'delivered');
	const answers = [
		await post(receipt(other, 'delivered')),
		await post(receipt(other, 'delivered', { clientMessageId: sent().clientMessageId })),
		await post(delivered, otherRound.href),
		await post({ ...delivered, eventType: 'inbound_message_received' }),
		await post({ ...delivered, namespace: 'ChatApps' }),
		await post(receipt(umid, 'teleported')),
		await post([delivered]),
		await post({ ...delivered, payload: { ...delivered.payload, umid: { $ne: '' } } }),
		await post({ ...delivered, padding: 'x'.repeat(300_000) }),
	];
	expect(answers.map(({ resumed }) => resumed)).toEqual(answers.map(() => undefined));
	expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 400, 400, 413]);
});

test('opening the address in a browser changes nothing', async () => {
	const { options, waiting } = await wait();
	expect(await call(options, waiting.run, { method: 'GET', url: sent().dlrCallbackUrl })).toMatchObject({
		status: 405,
		resumed: undefined,
	});
});

test('when the time is over, the item says that no receipt came', async () => {
	const { options, waiting, umid } = await wait();
	const { outputs, run } = await timeOver(options, waiting.run);
	expect(run.status).toBe('success');
	expect(outputs).toEqual([
		[
			{
				json: {
					outcome: 'accepted',
					umid,
					clientMessageId: sent().clientMessageId,
					destination: '+6591231000',
					source: null,
					encoding: 'GSM7',
					segments: 1,
					scheduled: null,
					status: { code: 'QUEUED', description: 'SMS is accepted and queued for processing' },
					state: 'noReceipt',
				},
				pairedItem: { item: 0 },
			},
		],
	]);
	expect(api.requests).toHaveLength(1);
});

describe('a message that 8x8 did not confirm', () => {
	beforeEach(() => {
		answer = () => apiError(500, 2000);
	});

	const ids = () => ({ clientMessageId: sent().clientMessageId });

	test.each([{}, retryOnFail, continueRegularOutput, continueErrorOutput])(
		'is waited for and not sent again (%j)',
		async (settings: Partial<INode>) => {
			const { waiting, post } = await wait({ settings });
			expect(waiting.run.status).toBe('waiting');
			const umid = '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11';
			const { resumed } = await post(receipt(umid, 'delivered', ids()));
			expect(resumed?.outputs[0]?.[0]?.json).toMatchObject({ outcome: 'accepted', state: 'delivered', umid });
			expect(api.requests).toHaveLength(1);
		},
	);

	test('is not taken for another one with the same ID, or to the same number', async () => {
		const { post } = await wait();
		expect((await post(receipt('u', 'delivered', { ...ids(), destination: '6591231001' }))).resumed).toBeUndefined();
		expect((await post(receipt('u', 'delivered', { clientMessageId: 'other' }))).resumed).toBeUndefined();
		expect((await post(receipt('u', 'delivered'))).resumed).toBeUndefined();
	});

	test('stays unknown when the time is over', async () => {
		const { options, waiting } = await wait();
		const { outputs } = await timeOver(options, waiting.run);
		expect(outputs[0]?.[0]?.json).toMatchObject({
			outcome: 'unknown',
			state: 'noReceipt',
			umid: null,
			destination: '+6591231000',
			reason: expect.stringContaining('It may have been sent.') as unknown,
		});
	});
});

describe('a message that 8x8 rejected', () => {
	beforeEach(() => {
		answer = (request) => rejected(singly, request, 'Source over the limit');
	});

	test('is not waited for: it stops the workflow', async () => {
		const { run, error } = await runWorkflow(optionsOf());
		expect(run.status).toBe('error');
		expect(run.waitTill).toBeUndefined();
		expect(error?.message).toContain('8x8 rejected the message');
	});

	test.each([continueRegularOutput, continueErrorOutput])(
		'or goes on as a failed item ($onError)',
		async (settings) => {
			const { run, outputs } = await runWorkflow(optionsOf({ settings }));
			expect(run.status).toBe('success');
			expect(run.waitTill).toBeUndefined();
			expect(detailsOf(outputs.at(-1)?.[0])).toMatchObject({ outcome: 'rejected', code: 'REJECTED' });
		},
	);

	test('or is sent again by Retry On Fail, which then waits for its receipt', async () => {
		const refusing = answer;
		answer = (request) => (api.requests.length < 3 ? refusing(request) : queued(singly, request));
		const { waiting, umid, post } = await wait({ settings: retryOnFail });
		expect(waiting.run.status).toBe('waiting');
		const { resumed } = await post(receipt(umid, 'delivered'), sent(2).dlrCallbackUrl);
		expect(resumed?.outputs[0]?.[0]?.json).toMatchObject({ state: 'delivered' });
	});
});

test('in a loop, a receipt of an earlier round leaves the next one waiting', async () => {
	const options = optionsOf({ laterItems: [people(2).slice(1)], parameters: { options: { clientMessageId: 'same' } } });
	const first = await runWorkflow(options);
	const late = receipt(first.outputs[0]?.[0]?.json.umid, 'delivered');
	const { resumed: second } = await call(options, first.run, { url: sent().dlrCallbackUrl, body: late });
	if (second === undefined) throw new Error('The first round did not end');
	expect(second.run.status).toBe('waiting');
	expect(api.requests).toHaveLength(2);
	const again = await call(options, second.run, { url: sent(0).dlrCallbackUrl, body: late });
	expect(again).toMatchObject({ status: 200, resumed: undefined });
	const body = receipt(second.outputs[0]?.[0]?.json.umid, 'delivered');
	const { resumed: third } = await call(options, second.run, { url: sent(1).dlrCallbackUrl, body });
	expect(third?.nodeRuns[1]?.data?.main?.[0]?.[0]?.json).toMatchObject({ state: 'delivered', umid: body.payload.umid });
});

describe('nothing is sent', () => {
	afterEach(() => {
		expect(api.requests).toEqual([]);
	});

	test('for more than one item, and the error names the remedy', async () => {
		const { error, run } = await runWorkflow(optionsOf({ items: people(2) }));
		expect(run.waitTill).toBeUndefined();
		expect(error?.message).toBe('Row 1 (item 0): This operation waits for one message at a time, but received 2 items');
		expect(error?.description).toContain('Loop Over Items');
	});

	test.each([continueRegularOutput, continueErrorOutput])('for any of several items ($onError)', async (settings) => {
		const { outputs, run } = await runWorkflow(optionsOf({ items: people(2), settings }));
		expect(run.waitTill).toBeUndefined();
		expect(outputs.at(-1)?.map((item) => detailsOf(item)?.code)).toEqual(['WAIT_FOR_ONE_ITEM', 'WAIT_FOR_ONE_ITEM']);
	});

	test.each(['ap', 'eu'])('where 8x8 (%s) could not reach this n8n', async (region) => {
		const { error, run } = await runWorkflow(optionsOf({ credential: { region } }));
		expect(run.waitTill).toBeUndefined();
		expect(error?.message).toContain('8x8 cannot reach this n8n: its webhook URL is at 127.0.0.1');
		expect(error?.description).toContain('WEBHOOK_URL');
		expect(inspect(error, { depth: 9 })).not.toContain(String(run.data.resumeToken));
	});

	test('by an agent, whose tools cannot wait', async () => {
		const settings = { type: 'eightByEightSmsTool', ...continueRegularOutput };
		const { outputs } = await runWorkflow(optionsOf({ settings }));
		expect(detailsOf(outputs[0]?.[0])?.code).toBe('WAIT_IN_AGENT_TOOL');
	});

	test.each<[string, IDataObject, string]>([
		['no number', { resumeAmount: 'soon', resumeUnit: 'hours' }, "Limit Wait Time 'soon' is not a valid waiting time"],
		['of 0', { resumeAmount: 0, resumeUnit: 'hours' }, "Limit Wait Time '0' is not a valid waiting time"],
		['beyond all dates', { resumeAmount: 1e12, resumeUnit: 'days' }, 'is not a valid waiting time'],
		['of another unit', { resumeAmount: 1, resumeUnit: 'moons' }, 'is not a valid waiting time'],
		['in the past', { limitType: 'atSpecifiedTime', maxDateAndTime: '2020-01-01T00:00:00' }, 'is in the past'],
		['no date', { limitType: 'atSpecifiedTime', maxDateAndTime: 'later' }, "'later' is not a valid waiting time"],
	])('with a limit that is %s', async (_name, values, reason) => {
		const { error } = await runWorkflow(optionsOf({ options: { limitWaitTime: { values } } }));
		expect(error?.message).toContain(reason);
	});
});

describe('the limit', () => {
	const until = async (values?: IDataObject) => {
		const options = values === undefined ? {} : { limitWaitTime: { values } };
		const { waiting } = await wait({ options, timeZone: 'Asia/Singapore' });
		return waiting.run.waitTill;
	};

	test('is none unless it is set', async () => {
		expect((await until())?.getUTCFullYear()).toBe(3000);
	});

	test.each([
		['minutes', 60_000],
		['hours', 3_600_000],
		['days', 86_400_000],
	])('counts %s', async (resumeUnit, ms) => {
		const before = Date.now();
		const end = (await until({ limitType: 'afterTimeInterval', resumeAmount: 1.5, resumeUnit }))?.getTime() ?? 0;
		expect(end).toBeGreaterThanOrEqual(before + 1.5 * ms);
		expect(end).toBeLessThanOrEqual(Date.now() + 1.5 * ms);
	});

	test("is a time in the workflow's time zone", async () => {
		const end = await until({ limitType: 'atSpecifiedTime', maxDateAndTime: '2900-06-01T09:00:00' });
		expect(end?.toISOString()).toBe('2900-06-01T01:00:00.000Z');
	});
});
