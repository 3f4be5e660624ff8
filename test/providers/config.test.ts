import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadContract } from '../../contract/load';
import type { Contract } from '../../contract/model';
import { schemaCompiler, valueProblem } from '../../contract/schemas';
import { type Platform } from '../../generate/providers/platform';
import { loadPlatform, loadPlatforms, platformNames, providersFolder } from '../../tools/providers/platforms';
import { platformProblems } from '../../tools/providers/problems';

let contract: Contract;
let clevertap: Platform;

beforeAll(async () => {
	contract = await loadContract();
	clevertap = await loadPlatform('clevertap');
});

const problemsOf = (changes: Partial<Platform>) => platformProblems({ ...clevertap, ...changes }, contract);
const bodies = (single: object) =>
	new Map([...clevertap.bodies, ['single.json', JSON.stringify(single)] as [string, string]]);

describe('every platform', () => {
	test('fits the contract and itself', async () => {
		const problems = (await loadPlatforms()).flatMap((platform) => platformProblems(platform, contract));
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
		expect(platformProblems(wrong, contract)).toEqual([
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

	test('knows the contract of chat apps: fields, the address, the length of an ID, the states', async () => {
		const braze = await loadPlatform('braze');
		const config = structuredClone(braze.config);
		for (const field of config.screen) {
			if (field.label === 'Webhook URL' && field.values !== undefined) {
				field.values.whatsapp = '<BASE_URL>/api/v1/subaccounts/<SUB_ACCOUNT>/messages';
			}
		}
		if (config.receipts?.chatStates === undefined) throw new Error('no receipts');
		delete config.receipts.chatStates.read;
		const body = (braze.bodies.get('whatsapp.liquid') ?? '')
			.replace("campaign.${dispatch_id} | truncate: 25, ''", 'campaign.${dispatch_id}')
			.replace('"language"', '"locale"');
		const bodies = new Map([...braze.bodies, ['whatsapp.liquid', body] as const]);
		expect(platformProblems({ ...braze, config, bodies }, contract)).toEqual([
			expect.stringMatching(/no field holds <CHAT_BASE_URL>\/api\/v1\/subaccounts\/<CHAT_SUB_ACCOUNT>\/messages$/),
			expect.stringMatching(/clientMessageId must NOT have more than 50 characters/),
			'providers/braze: whatsapp: whatsapp.liquid: the contract has no field content.template.locale',
			'providers/braze: receipts say nothing of read',
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
