import type { IDataObject } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { runWorkflow, type WorkflowRunOptions } from '../../engine/runWorkflow';
import { type ScriptedApi, startScriptedApi } from '../../engine/scriptedApi';
import { apiKey, continueErrorOutput, continueRegularOutput, jsonOf, queued, send, ways } from '../../rules/ways';
import { requestingAgent } from './agents';

type Options = Partial<Omit<WorkflowRunOptions, 'parameters'>> & { options?: IDataObject; parameters?: IDataObject };

const accountId = 'b2d6f4a8-1c3e-4f5a-9b7d-0e2c4a6f8b10';

async function preview(
	baseUrl: string,
	items: readonly IDataObject[],
	{ options = {}, parameters, credential, ...others }: Options = {},
) {
	return await runWorkflow({
		items,
		credential: { apiKey, region: 'custom', baseUrl, subAccountId: 'acme_hq', ...credential },
		parameters: {
			operation: 'preview',
			destination: '={{ $json.phone }}',
			country: '',
			text: '={{ $json.text }}',
			options,
			...parameters,
		} as WorkflowRunOptions['parameters'],
		...others,
	});
}

const hintsOf = ({ nodeRuns }: Awaited<ReturnType<typeof preview>>) =>
	(nodeRuns.at(-1)?.hints ?? []).map(({ message }) => message);

let api: ScriptedApi;

beforeAll(async () => {
	api = await startScriptedApi(() => 'reset');
});

afterAll(async () => {
	await api.close();
});

afterEach(() => {
	api.requests.length = 0;
});

describe('Preview', () => {
	test('shows what sending each item would do, and makes no request', async () => {
		const items = [
			{ phone: '+65 9123 4567', text: 'It’s 10’' },
			{ phone: '+47 412 34 567', text: 'a'.repeat(161) },
		];
		const { outputs, error } = await preview(api.url, items, { options: { source: 'Bistro' } });
		expect(error).toBeUndefined();
		expect(api.requests).toEqual([]);
		const shared = { wouldSend: true, source: 'Bistro', scheduled: null, isCutOff: false, duplicateOf: null };
		const nothing = { priceFrom: null, priceTo: null, currency: null, problem: null, code: null };
		expect(outputs).toEqual([
			[
				{
					json: {
						...shared,
						...nothing,
						...{ destination: '+6591234567', country: 'SG', encoding: 'UCS2', segments: 1, charactersLeft: 62 },
						outsideGsm: [{ character: '’', position: 3, count: 2 }],
						smartEncodingSaves: 0,
					},
					pairedItem: { item: 0 },
				},
				{
					json: {
						...shared,
						...nothing,
						...{ destination: '+4741234567', country: 'NO', encoding: 'GSM7', segments: 2, charactersLeft: 145 },
						outsideGsm: [],
						smartEncodingSaves: 0,
					},
					pairedItem: { item: 1 },
				},
			],
		]);
	});

	test('says what Smart Encoding would save, and then shows the text as it would be with it', async () => {
		const items = [{ phone: '+6591234567', text: `${'a'.repeat(100)}’` }];
		const without = await preview(api.url, items);
		expect(jsonOf(without.outputs[0])).toMatchObject([{ encoding: 'UCS2', segments: 2, smartEncodingSaves: 1 }]);
		expect(hintsOf(without)).toContain(
			"1 of 1 message holds characters outside GSM's alphabet (’ in 1) and takes 2 segments. Smart Encoding, under Options, would save 1 of them.",
		);
		const { outputs } = await preview(api.url, items, { options: { smartEncoding: true } });
		expect(jsonOf(outputs[0])).toMatchObject([
			{ encoding: 'GSM7', segments: 1, smartEncodingSaves: 0, outsideGsm: [] },
		]);
	});

	test('says where a text would be cut off', async () => {
		const items = [{ phone: '+6591234567', text: 'a'.repeat(1531) }];
		const { outputs } = await preview(api.url, items, { options: { allowTruncation: true } });
		expect(jsonOf(outputs[0])).toMatchObject([{ wouldSend: true, isCutOff: true, segments: 10, charactersLeft: 0 }]);
	});

	test('a duplicate is not counted, unless duplicates are sent', async () => {
		const items = ['Hi', 'Hi '].map((text) => ({ phone: '+6591234567', text }));
		const { outputs } = await preview(api.url, items);
		expect(jsonOf(outputs[0])).toMatchObject([
			{ wouldSend: true },
			{ wouldSend: false, duplicateOf: 0, problem: null },
		]);
		const all = await preview(api.url, items, { options: { skipDuplicates: false } });
		expect(jsonOf(all.outputs[0])).toMatchObject([{ wouldSend: true }, { wouldSend: true, duplicateOf: null }]);
	});

	test('no text is in what it outputs', async () => {
		const items = [
			{ phone: '+6591234567', text: 'Zebra 4711 “x”' },
			{ phone: 'x', text: 'Zebra 4711' },
		];
		const { outputs, nodeRuns } = await preview(api.url, items, { options: { summaryItem: true } });
		expect(JSON.stringify([outputs, nodeRuns.map(({ hints }) => hints)])).not.toMatch(/zebra|4711/i);
	});

	test('counts all items in hints: what would go out, and what would fail', async () => {
		const items = [
			...Array.from({ length: 3 }, (_, index) => ({ phone: `+659123456${index}`, text: 'a'.repeat(161) })),
			{ phone: '+4741234567', text: 'Hi' },
			{ phone: '91234567', text: 'Hi' },
			{ phone: '+6591234569', text: '' },
			{ phone: '+6591234568', text: '' },
		];
		const result = await preview(api.url, items);
		expect(hintsOf(result)).toEqual([
			'Nothing was sent. 4 of 7 messages would go out in 7 segments. Singapore: 3 messages, 6 segments; Norway: 1 message, 1 segment.',
			expect.stringMatching(
				/^3 of 7 messages would fail\. Row 6 \(item 5\): Text is empty\. .* \(1 more like this\) Row 5 \(item 4\): Destination '91234567' /,
			),
		]);
	});

	test('one more item holds the totals, if asked for', async () => {
		const items = [
			{ phone: '+6591234567', text: `${'a'.repeat(100)}’` },
			{ phone: '+14155552671', text: 'Hi' },
			{ phone: 'x', text: 'Hi' },
		];
		const { outputs } = await preview(api.url, items, { options: { summaryItem: true } });
		const none = { priceFrom: null, priceTo: null, currency: null };
		expect(outputs[0]?.at(-1)).toEqual({
			json: {
				...{ summary: true, messages: 3, wouldSend: 2, duplicates: 0, hours: [], segments: 3, ...none },
				unpriced: 2,
				countries: [
					{ country: 'SG', name: 'Singapore', messages: 1, segments: 2, ...none },
					{ country: null, name: null, messages: 1, segments: 1, ...none },
				],
				problems: [
					{
						code: 'DESTINATION_UNREADABLE',
						messages: 1,
						first: expect.stringMatching(/^Row 3 \(item 2\): /) as string,
					},
				],
				unicode: { messages: 1, segments: 2, smartEncodingSaves: 1 },
			},
			pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }],
		});
	});

	test.each([continueRegularOutput, continueErrorOutput, {}])(
		'a number that cannot be read fails no item (%o)',
		async (settings) => {
			const { outputs, error } = await preview(api.url, [{ phone: 'x', text: 'Hi' }], { settings });
			expect(error).toBeUndefined();
			expect(jsonOf(outputs[0])).toMatchObject([
				{ wouldSend: false, destination: null, code: 'DESTINATION_UNREADABLE' },
			]);
		},
	);

	test('a credential without a key fails it, as it fails Send', async () => {
		const { error } = await preview(api.url, [{ phone: '+6591234567', text: 'Hi' }], { credential: { apiKey: '' } });
		expect(error?.message).toBe('Row 1 (item 0): The credential has no API key');
	});

	test('an agent can use it, and learns what would happen', async () => {
		const { run } = await preview(api.url, [], {
			graph: requestingAgent([[{ destination: '+6591234567', text: 'Hello' }]]),
			settings: { type: 'eightByEightSmsTool' },
			parameters: {
				destination: "={{ $fromAI('destination', '', 'string') }}",
				text: "={{ $fromAI('text', '', 'string') }}",
			},
		});
		const told = run.data.resultData.runData.Agent?.at(-1)?.data?.main?.[0]?.map(({ json }) => json);
		expect(told).toMatchObject([{ told: { wouldSend: true, destination: '+6591234567', segments: 1 } }]);
		expect(api.requests).toEqual([]);
	});
});

describe('Preview reports bad messages in the same words as sending', () => {
	const phone = '+6591234567';
	const items: IDataObject[] = [
		{ phone: '91234567', text: 'Hi' },
		{ phone: '+1 415 555', text: 'Hi' },
		{ phone: 6.59e15, text: 'Hi' },
		{ phone, text: '' },
		{ phone, text: 'Hi {Name}' },
		{ phone, text: 'a'.repeat(1531) },
		{ phone, text: { a: 1 } },
		{ phone, text: 'Hi', source: 'A sender that is too long' },
		{ phone, text: 'Hi', scheduled: '2020-01-01' },
		{ phone, text: 'Hi', scheduled: 'soon' },
		{ phone, text: 'Hi', sub: '!' },
		{ phone, text: 'Hi', country: 'XX' },
		{ phone, text: 'Fine' },
	];
	const parameters = {
		country: '={{ $json.country ?? "" }}',
		subAccountId: '={{ $json.sub ?? "" }}',
	};
	const options = { source: '={{ $json.source ?? "" }}', scheduled: '={{ $json.scheduled ?? "" }}' };

	test.each(ways.slice(0, 2))('$name', async (way) => {
		const { outputs } = await preview(api.url, items, { parameters, options });
		const working = await startScriptedApi((request) => queued(way, request));
		const { source, ...others } = options;
		const sent = await send(way, working.url, items, {
			parameters: { ...parameters, source, options: others },
			settings: continueRegularOutput,
		});
		await working.close();
		const problems = jsonOf(outputs[0]).map(({ problem, code }) => [problem, code]);
		expect(problems).toEqual(
			jsonOf(sent.outputs[0]).map(({ message, details }) => [
				message ?? null,
				(details as IDataObject | undefined)?.code ?? null,
			]),
		);
		expect(problems.filter(([problem]) => problem !== null)).toHaveLength(items.length - 1);
	});
});

describe('Preview with prices', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await startSandbox({ subAccountIds: ['acme_hq'] });
	});

	afterAll(async () => {
		await sandbox.close();
	});

	test('takes them from the account’s list, once for all items', async () => {
		const credential = { apiKey: sandbox.apiKey, accountId: sandbox.accountId };
		const items = [
			{ phone: '+6591234567', text: 'a'.repeat(161) },
			{ phone: '+14155552671', text: 'Hi' },
			{ phone: '+4741234567', text: 'Hi' },
		];
		const result = await preview(sandbox.url, items, { credential, options: { prices: true, summaryItem: true } });
		const [first, second, third, summary] = jsonOf(result.outputs[0]);
		expect(first).toMatchObject({ priceFrom: 0.075, priceTo: 0.075, currency: 'EUR' });
		expect(second).toMatchObject({ priceFrom: 0.0079, priceTo: 0.0079, currency: 'EUR' });
		expect(third).toMatchObject({ priceFrom: null, priceTo: null, currency: null });
		expect(summary).toMatchObject({
			priceTo: null,
			countries: [{ country: 'SG', priceTo: 0.075, currency: 'EUR' }, {}, {}],
		});
		expect(hintsOf(result)[0]).toContain(' The price list has no price for 1 of them. ');
		expect(sandbox.messages()).toEqual([]);
	});

	test('asks for them once, with a GET, and shows the span of a country’s operators', async () => {
		const operators = [0.03, 0.05].map((amount) => ({ price: { amount, currency: 'EUR' } }));
		const outbound = { countries: [{ alpha2Code: 'SG', dialingPrefix: '+65', operators }] };
		const list = await startScriptedApi(() => ({
			status: 200,
			body: { subAccounts: [{ subAccountId: 'acme_hq', outbound }, { subAccountId: 'other' }] },
		}));
		const items = ['+6591234567', '+6591234568'].map((phone) => ({ phone, text: 'a'.repeat(161) }));
		const result = await preview(list.url, items, { credential: { accountId }, options: { prices: true } });
		await list.close();
		expect(list.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
			`GET /api/v1/accounts/${accountId}/prices?direction=outbound`,
		]);
		expect(jsonOf(result.outputs[0])).toMatchObject([
			{ priceFrom: 0.06, priceTo: 0.1 },
			{ priceFrom: 0.06, priceTo: 0.1 },
		]);
		expect(hintsOf(result)[0]).toContain('in 4 segments, for 0.12 to 0.2 EUR.');
	});

	test.each([null, '', [], true, '0.03'])(
		'a price whose amount is %j is not known, and not nothing',
		async (amount) => {
			const operators = [{ price: { amount, currency: 'EUR' } }];
			const countries = [{ alpha2Code: 'SG', dialingPrefix: '+65', operators }];
			const body = { subAccounts: [{ subAccountId: 'acme_hq', outbound: { countries } }] };
			const list = await startScriptedApi(() => ({ status: 200, body }));
			const result = await preview(list.url, [{ phone: '+6591234567', text: 'Hi' }], {
				credential: { accountId },
				options: { prices: true },
			});
			await list.close();
			expect(jsonOf(result.outputs[0])).toMatchObject([{ wouldSend: true, priceFrom: null, priceTo: null }]);
		},
	);

	test.each<[string, Options, string]>([
		['without an Account ID', {}, 'Prices are not known. '],
		['where 8x8 does not list them', { credential: { accountId } }, 'Prices are not known. 8x8 did not answer'],
	])(
		'%s, all else is shown, and a hint says why they are missing',
		async (_name, given, sentence) => {
			const result = await preview(api.url, [{ phone: '+6591234567', text: 'Hi' }], {
				...given,
				options: { prices: true },
			});
			expect(jsonOf(result.outputs[0])).toMatchObject([{ wouldSend: true, priceTo: null }]);
			expect(hintsOf(result).at(-1)).toContain(sentence);
			expect(api.requests.every(({ method }) => method === 'GET')).toBe(true);
		},
		20_000,
	);
});
