import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadApi } from '../../contract/load';
import type { Api } from '../../contract/model';
import { schemaCompiler, valueProblem } from '../../contract/schemas';
import { type Platform } from '../../generate/providers/platform';
import { loadPlatform, loadPlatforms, platformNames, providersFolder } from '../../tools/providers/platforms';
import { platformProblems } from '../../tools/providers/problems';

let sms: Api;
let clevertap: Platform;

beforeAll(async () => {
	sms = await loadApi('sms');
	clevertap = await loadPlatform('clevertap');
});

const problemsOf = (changes: Partial<Platform>) => platformProblems({ ...clevertap, ...changes }, sms);
const bodies = (single: object) =>
	new Map([...clevertap.bodies, ['single.json', JSON.stringify(single)] as [string, string]]);

describe('every platform', () => {
	test('fits the contract and itself', async () => {
		const problems = (await loadPlatforms()).flatMap((platform) => platformProblems(platform, sms));
		expect(problems).toEqual([]);
	});

	test.each(platformNames)('%s: config.json is what config.schema.json describes', async (name) => {
		const schema = await json('config.schema.json');
		const ajv = schemaCompiler();
		expect(valueProblem(ajv, schema, await json(`${name}/config.json`))).toBeUndefined();
	});

	test('has a schema that says what every key means', async () => {
		const silent: string[] = [];
		const visit = (schema: object, path: string) => {
			for (const [key, inner] of Object.entries(schema)) {
				if (typeof inner !== 'object' || inner === null) continue;
				if (key === 'properties') {
					for (const [name, property] of Object.entries(inner as Record<string, object>)) {
						if (name !== '$schema' && !('description' in property)) silent.push(`${path}.${name}`);
					}
				}
				visit(inner as object, `${path}.${key}`);
			}
		};
		visit(await json('config.schema.json'), '');
		expect(silent).toEqual([]);
	});
});

describe('the check', () => {
	const right = { source: 'A', destination: '$$To', text: '$$Body', clientMessageId: '$$MessageID', encoding: 'AUTO' };

	test("finds the mistakes of 8x8's own guide for CleverTap", () => {
		const config = structuredClone(clevertap.config);
		for (const field of config.screen) {
			if (field.values?.single === '<BASE_URL>/api/v1/subaccounts/<SUB_ACCOUNT>/messages') {
				field.values.single = '<BASE_URL>/api/v1/subaccounts/<SUB_ACCOUNT>/messages/batch';
			}
			if (field.section === 'Headers') {
				field.value = [
					{ key: 'Authorization', value: 'Bearer' },
					{ key: 'Content-Type', value: 'application/json' },
				];
			}
		}
		const { clientMessageId: mid, ...rest } = right;
		const problems = problemsOf({ config, bodies: bodies({ ...rest, mid, encoding: 'Auto' }) });
		expect(problems).toEqual([
			'providers/clevertap: <API_KEY> is explained but not used',
			'providers/clevertap: single: no field holds <BASE_URL>/api/v1/subaccounts/<SUB_ACCOUNT>/messages',
			'providers/clevertap: single: no header Authorization with Bearer <API_KEY>',
			expect.stringMatching(/single\.json with the examples: value\/encoding must be equal to one of/),
			'providers/clevertap: single: single.json: the contract has no field mid',
			'providers/clevertap: batch: no header Authorization with Bearer <API_KEY>',
		]);
	});

	test("finds the mistakes of 8x8's own guide for MoEngage", async () => {
		const moengage = await loadPlatform('moengage');
		const body = { message: 'Moesms_message', sender: '<SENDER_ID>', recipient: 'Moesms_destination' };
		const wrong = { ...moengage, bodies: new Map([...moengage.bodies, ['body.json', JSON.stringify(body)]]) };
		expect(platformProblems(wrong, sms)).toEqual([
			'providers/moengage: single: body.json lacks Moesms_campaignId',
			expect.stringContaining("must have required property 'destination'"),
			'providers/moengage: single: body.json: the contract has no field message',
			'providers/moengage: single: body.json: the contract has no field sender',
			'providers/moengage: single: body.json: the contract has no field recipient',
		]);
	});

	test.each([
		['a macro that is missing', { ...right, clientMessageId: 'x' }, /lacks \$\$MessageID/],
		['a macro that is not explained', { ...right, source: '$$From' }, /holds \$\$From, which is not explained/],
		['a placeholder that is not explained', { ...right, source: '<SENDER>' }, /<SENDER> is not explained/],
		['a text that is missing', { destination: '$$To', clientMessageId: '$$MessageID', source: '$$Body' }, /'text'/],
	])('finds %s', (_name, body, problem) => {
		expect(problemsOf({ bodies: bodies(body) })).toContainEqual(expect.stringMatching(problem));
	});

	test('finds a body that is not JSON once the macros are replaced', () => {
		const broken = new Map([...clevertap.bodies, ['single.json', '{"text": $$Body, $$To $$MessageID}'] as const]);
		expect(problemsOf({ bodies: broken })).toContainEqual(expect.stringContaining('is not JSON'));
	});

	test('finds a final state that is not forwarded, and one that is but is not final', () => {
		const config = structuredClone(clevertap.config);
		if (config.receipts === undefined) throw new Error('no receipts');
		config.receipts.states = { sent: 'sent', delivered: 'delivered', undelivered: 'failed', rejected: 'failed' };
		expect(problemsOf({ config })).toEqual([
			'providers/clevertap: receipts say nothing of read',
			'providers/clevertap: receipts forward sent, which is not final',
		]);
	});

	test('finds an answer that the contract does not have', () => {
		const config = structuredClone(clevertap.config);
		for (const answer of config.success?.answers ?? []) answer.taken = 'SENT';
		expect(problemsOf({ config })).toEqual([
			expect.stringContaining('the answer of sendSms: status.code'),
			expect.stringContaining('the answer of sendSmsBatch: rejectedCount'),
		]);
	});
});

async function json(path: string): Promise<object> {
	const value: unknown = JSON.parse(await readFile(join(providersFolder, path), 'utf8'));
	if (typeof value !== 'object' || value === null) throw new Error(`${path} holds no object`);
	return value;
}
