import fc from 'fast-check';
import type { INode } from 'n8n-workflow';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { withFastClock } from '../engine/fastClock';
import { runWorkflow } from '../engine/runWorkflow';
import { startScriptedApi, type ScriptedAnswer, type ScriptedApi } from '../engine/scriptedApi';
import { reportOf } from '../faults/nodeReport';
import { texts, values } from './anything';
import { expectRules } from './rules';

let api: ScriptedApi;
let answer: ScriptedAnswer;

beforeAll(async () => {
	api = await startScriptedApi(() => answer);
});

afterAll(async () => {
	await api.close();
});

const statuses = fc.oneof(
	fc.constantFrom(200, 200, 200, 201, 204, 400, 401, 429, 500, 503),
	fc.integer({ min: 200, max: 599 }),
);

/** Something like an SmsResponse, with any of its fields wrong or missing. */
const almostResponse = fc.record(
	{
		umid: fc.oneof(fc.uuid(), values),
		clientMessageId: fc.oneof(fc.constantFrom('4711-0f9b7c11-0-0', '4711-0f9b7c11-0-1'), values),
		destination: fc.oneof(fc.constantFrom('6591234567', '6591234568', '+6591234567'), values),
		encoding: values,
		status: fc.oneof(
			fc.record(
				{ code: fc.oneof(fc.constantFrom('QUEUED', 'REJECTED'), values), description: values },
				{ requiredKeys: [] },
			),
			values,
		),
		code: fc.oneof(fc.integer(), values),
		message: values,
		errorId: values,
	},
	{ requiredKeys: [] },
);

const almostBatchResponse = fc.record(
	{
		batchId: fc.oneof(fc.uuid(), values),
		clientBatchId: values,
		acceptedCount: fc.oneof(fc.integer({ min: 0, max: 3 }), values),
		rejectedCount: fc.oneof(fc.integer({ min: 0, max: 3 }), values),
		messages: fc.oneof(fc.array(fc.oneof(almostResponse, values), { maxLength: 4 }), values),
	},
	{ requiredKeys: [] },
);

const bodies = fc.oneof(almostResponse, almostBatchResponse, values).map((body) => JSON.stringify(body));

const headers = fc.record({
	'Retry-After': fc.constantFrom('', '0', '1', '3600', 'Thu, 01 Jan 1970 00:00:00 GMT', 'soon'),
	'Content-Type': fc.constantFrom(
		'application/json',
		'text/html',
		'text/plain; charset=utf-16',
		'application/octet-stream',
		'',
	),
});

const answers: fc.Arbitrary<ScriptedAnswer> = fc.oneof(
	{ weight: 30, arbitrary: fc.record({ status: statuses, text: fc.oneof(bodies, bodies, texts), headers }) },
	{ weight: 1, arbitrary: fc.constantFrom<ScriptedAnswer[]>('reset', 'cutOff') },
);

const settings: fc.Arbitrary<Partial<INode>> = fc.constantFrom<Partial<INode>[]>(
	{},
	{ onError: 'continueRegularOutput' },
	{ onError: 'continueErrorOutput' },
);

test('whatever the API answers: an outcome for every message, and accepted only where 8x8 says so', async () => {
	const runs = fc.asyncProperty(
		answers,
		fc.constantFrom('send', 'sendBatch'),
		settings,
		async (scripted, operation, nodeSettings) => {
			answer = scripted;
			const result = await runWorkflow({
				items: [{ phone: '+6591234567' }, { phone: '+6591234568' }],
				parameters: { operation, messagesFrom: 'items', destination: '={{ $json.phone }}', text: 'Hello', source: '' },
				credential: { apiKey: 'fuzz-key', region: 'custom', baseUrl: api.url, subAccountId: 'fuzz' },
				settings: nodeSettings,
			});
			expectRules(result, nodeSettings.onError !== undefined);
			const [nodeRun] = result.nodeRuns;
			const reported = nodeRun === undefined ? [] : reportOf(nodeRun);
			expect(reported.map(({ item }) => item).toSorted()).toEqual([0, 1]);
			const said = typeof scripted === 'object' ? scripted : { status: 0, text: '' };
			const mayBeAccepted = said.status >= 200 && said.status < 300 && said.text?.includes('QUEUED') === true;
			if (!mayBeAccepted) expect(reported.map(({ outcome }) => outcome)).not.toContain('accepted');
		},
	);
	await withFastClock(() => fc.assert(runs, { numRuns: 4000, seed: inject('fuzzSeed') }));
}, 600_000);
