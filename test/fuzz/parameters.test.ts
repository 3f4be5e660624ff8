import fc from 'fast-check';
import type { INode, NodeParameterValueType } from 'n8n-workflow';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { contractCheck } from '../contract/contractCheck';
import { runWorkflow } from '../engine/runWorkflow';
import { startScriptedApi, type ScriptedApi } from '../engine/scriptedApi';
import { batchAnswer } from '../nodes/EightByEightSms/batchApi';
import { asParameter, items, values } from './anything';
import { expectRules, expectValidRequests } from './rules';

const isSmsRequest = await contractCheck('SmsRequest');
const isBatchRequest = await contractCheck('SmsBatchRequest');

let api: ScriptedApi;

beforeAll(async () => {
	api = await startScriptedApi((request) => {
		if (request.path.endsWith('/batch')) return batchAnswer(request);
		return { status: 200, body: { umid: 'u-1', status: { code: 'QUEUED', description: '' } } };
	});
});

afterAll(async () => {
	await api.close();
});

const settings: fc.Arbitrary<Partial<INode>> = fc.constantFrom<Partial<INode>[]>(
	{},
	{ onError: 'continueRegularOutput' },
	{ onError: 'continueErrorOutput' },
	{ retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
);

const optionNames = [
	'clientMessageId',
	'encoding',
	'scheduled',
	'expiry',
	'dlrCallbackUrl',
	'clientIp',
	'track',
	'concurrency',
	'timeout',
	'maxRetries',
	'resendUnconfirmed',
	'allowTruncation',
	'smartEncoding',
	'batchSize',
	'skipDuplicates',
	'clientBatchId',
	'includeMessages',
];

/** The content of a field of the panel: an expression that reads a field of the item, or the value itself. */
const fieldValue = (expression: string): fc.Arbitrary<NodeParameterValueType> =>
	fc.oneof(
		{ weight: 4, arbitrary: fc.constant(expression) },
		{
			weight: 1,
			arbitrary: fc.constantFrom('+6591234567', 'Hello {{ $json.text }}', '={{ $json.nothing.there }}', '={{ [1] }}'),
		},
		{ weight: 1, arbitrary: values.map(asParameter) },
	);

const options = fc
	.dictionary(fc.constantFrom(...optionNames), fieldValue('={{ $json.option }}'), { maxKeys: 3 })
	.map((given): NodeParameterValueType => asParameter(given));

const parameters: fc.Arbitrary<Record<string, NodeParameterValueType>> = fc.record({
	operation: fc.constantFrom('send', 'sendBatch'),
	messagesFrom: fc.constantFrom('items', 'list'),
	output: fc.constant('perMessage'),
	destination: fieldValue('={{ $json.phone }}'),
	destinations: fieldValue('={{ [$json.phone, "+6591234567"] }}'),
	text: fieldValue('=Dear {{ $json.text }}'),
	source: fc.oneof(fc.constant(''), fieldValue('={{ $json.option }}')),
	country: fc.oneof(fc.constant(''), fc.constant('SG'), fieldValue('={{ $json.option }}')),
	subAccountId: fc.oneof(
		{ weight: 5, arbitrary: fc.constant('') },
		{ weight: 1, arbitrary: fieldValue('={{ $json.option }}') },
	),
	options,
});

const credentials = fc.oneof(
	{ weight: 12, arbitrary: fc.constant({}) },
	{
		weight: 1,
		arbitrary: fc.dictionary(fc.constantFrom('apiKey', 'region', 'baseUrl', 'subAccountId'), fc.string(), {
			maxKeys: 2,
		}),
	},
);

test('whatever items and parameters hold: own errors with an item, none in continue modes, nothing invalid sent', async () => {
	const runs = fc.asyncProperty(items, parameters, settings, credentials, async (given, fields, nodeSettings, odd) => {
		api.requests.length = 0;
		const credential = { apiKey: 'fuzz-key', region: 'custom', baseUrl: api.url, subAccountId: 'fuzz', ...odd };
		// Nothing leaves this machine, whatever region was made up.
		const isLocal = credential.region === 'custom' && credential.baseUrl === api.url;
		if (!isLocal && !('apiKey' in odd && odd.apiKey === '')) credential.region = 'custom';
		if (!isLocal) credential.baseUrl = credential.baseUrl.replace(/^https?:.*$/, api.url);
		try {
			const result = await runWorkflow({ items: given, parameters: fields, credential, settings: nodeSettings });
			expectRules(result, nodeSettings.onError !== undefined);
		} catch (error) {
			// n8n does not start a workflow in which a required field is empty.
			if (!(error instanceof Error && error.name === 'WorkflowHasIssuesError')) throw error;
			expect(api.requests).toEqual([]);
		}
		expectValidRequests(api.requests, (body) => isSmsRequest(body) || isBatchRequest(body));
	});
	await fc.assert(runs, { numRuns: 6000, seed: inject('fuzzSeed') });
}, 600_000);
