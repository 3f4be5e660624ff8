import type { Ajv2020 } from 'ajv/dist/2020';
import { beforeAll, describe, expect, test } from 'vitest';
import { contractProblems } from '../../contract/checks/validity';
import { contractFile, loadApi } from '../../contract/load';
import { type Api, schemaNamed } from '../../contract/model';
import { schemaCompiler } from '../../contract/schemas';

let api: Api;
let ajv: Ajv2020;

beforeAll(async () => {
	api = await loadApi('sms');
	ajv = schemaCompiler();
});

const schema = (name: string) => schemaNamed(api, name);

const fits = (name: string, value: unknown) => ajv.validate(schema(name), value);

describe('the contract', () => {
	test('is valid in every respect that is checked', async () => {
		expect(await contractProblems(contractFile('sms'))).toEqual([]);
	});

	test('has the operations and events that the connectors build on', () => {
		expect(api.operations.map(({ id, method, path }) => `${id}: ${method} ${path}`)).toEqual([
			'sendSms: POST /api/v1/subaccounts/{subAccountId}/messages',
			'sendSmsBatch: POST /api/v1/subaccounts/{subAccountId}/messages/batch',
			'cancelSmsBatch: DELETE /api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}',
			'getSms: GET /api/v1/subaccounts/{subAccountId}/messages/{umid}',
			'cancelSms: DELETE /api/v1/subaccounts/{subAccountId}/messages/{umid}',
			'sendSmsFeedback: POST /api/v1/subaccounts/{subAccountId}/messages/{umid}/feedback',
			'deletePersonalData: DELETE /api/v1/subaccounts/{subAccountId}/messages/{umid}/pii',
			'startLogExport: POST /api/v1/subaccounts/{subAccountId}/messages/exports',
			'getLogExport: GET /api/v1/subaccounts/{subAccountId}/messages/exports/{jobId}',
			'cancelLogExport: DELETE /api/v1/subaccounts/{subAccountId}/messages/exports/{jobId}',
			'sendSurvey: POST /api/v1/subaccounts/{subAccountId}/surveys/{surveyId}/messages',
			'sendSurveyBatch: POST /api/v1/subaccounts/{subAccountId}/surveys/{surveyId}/messages/batch',
			'getPrices: GET /api/v1/accounts/{accountId}/prices',
			'getBalance: GET /api/v1/accounts/{accountId}/balance',
			'getWebhooks: GET /api/v1/accounts/{accountId}/webhooks',
			'addWebhooks: POST /api/v1/accounts/{accountId}/webhooks',
			'deleteWebhooks: DELETE /api/v1/accounts/{accountId}/webhooks',
		]);
		expect(api.events.map(({ name }) => name)).toEqual(['inboundMessage', 'deliveryReceipt', 'surveyAnswer']);
	});

	test('has the four regions, each with addresses of its own', () => {
		expect(api.regions.map(({ id }) => id)).toEqual(['ap', 'us', 'eu', 'id']);
		const addresses = api.regions.flatMap(({ webhookAddresses = [] }) => webhookAddresses);
		expect(new Set(addresses).size).toBe(addresses.length);
	});
});

describe('SmsRequest', () => {
	const message = { destination: '+6591234567', text: 'Hello' };

	test('needs a destination and a text', () => {
		expect(fits('SmsRequest', message)).toBe(true);
		expect(fits('SmsRequest', { destination: '+6591234567' })).toBe(false);
		expect(fits('SmsRequest', { text: 'Hello' })).toBe(false);
	});

	test.each([
		['a destination with spaces', { destination: '+65 9123 4567' }],
		['a source of 17 characters', { source: 'x'.repeat(17) }],
		['a client message ID of 351 characters', { clientMessageId: 'x'.repeat(351) }],
		['a country of three letters', { country: 'SGP' }],
		['a scheduled time without an offset', { scheduled: '2030-06-01T09:00:00' }],
		['an encoding in lower case', { encoding: 'auto' }],
	])('refuses %s', (_, wrong) => {
		expect(fits('SmsRequest', { ...message, ...wrong })).toBe(false);
	});
});

describe('SmsBatchRequest', () => {
	const messages = [{ destination: '+6591234567', text: 'Hello' }];
	const destinations = ['+6591234567'];

	test('takes messages or destinations, and not both or neither', () => {
		expect(fits('SmsBatchRequest', { messages })).toBe(true);
		expect(fits('SmsBatchRequest', { destinations, template: { text: 'Hello' } })).toBe(true);
		expect(fits('SmsBatchRequest', { messages, destinations })).toBe(false);
		expect(fits('SmsBatchRequest', { template: { text: 'Hello' } })).toBe(false);
	});

	test('lets a message leave its text to the template, but not its destination', () => {
		expect(fits('SmsBatchRequest', { messages: [{ destination: '+6591234567' }], template: { text: 'Hello' } })).toBe(
			true,
		);
		expect(fits('SmsBatchRequest', { messages: [{ text: 'Hello' }] })).toBe(false);
	});

	test('takes 10,000 messages and a client batch ID of 20 characters, and no more', () => {
		const many = (count: number) => ({ messages: Array.from({ length: count }, () => messages[0]) });
		expect(fits('SmsBatchRequest', many(10_000))).toBe(true);
		expect(fits('SmsBatchRequest', many(10_001))).toBe(false);
		expect(fits('SmsBatchRequest', { messages: [] })).toBe(false);
		expect(fits('SmsBatchRequest', { messages, clientBatchId: 'x'.repeat(20) })).toBe(true);
		expect(fits('SmsBatchRequest', { messages, clientBatchId: 'x'.repeat(21) })).toBe(false);
	});

	test('describes its fields as a single message does', () => {
		const single = schema('SmsRequest').properties;
		expect(schema('SmsBatchMessage').properties).toEqual(single);
		for (const [name, field] of Object.entries(schema('SmsBatchTemplate').properties ?? {})) {
			expect(field, name).toEqual(single?.[name]);
		}
	});
});

describe('answers', () => {
	test('may have null for an ID that was not given', () => {
		const answer = {
			umid: '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11',
			destination: '6591234567',
			encoding: 'GSM7',
			status: { code: 'QUEUED', description: 'Queued' },
		};
		expect(fits('SmsResponse', { ...answer, clientMessageId: null })).toBe(true);
		expect(fits('SmsResponse', answer)).toBe(true);
		expect(fits('SmsResponse', { ...answer, umid: null })).toBe(false);
	});
});

describe('webhooks of an account', () => {
	test.each([
		['without a type, for all sub-accounts', [{ subAccountId: '*', url: 'https://example.com/sms' }]],
		['with a type', [{ subAccountId: 'acme_hq', type: 'DR', url: 'https://example.com/sms' }]],
		[
			'several of one sub-account',
			['DR', 'MO'].map((type) => ({ subAccountId: 'a&b', type, url: 'https://a.example' })),
		],
		['with a masked secret', [{ subAccountId: '*', url: 'https://example.com/sms', httpAuthorization: '***' }]],
	])('can be %s', (_, list) => {
		expect(fits('WebhookList', list)).toBe(true);
	});

	test('need a sub-account and a URL', () => {
		expect(fits('WebhookList', [{ subAccountId: '*' }])).toBe(false);
		expect(fits('WebhookList', [{ url: 'https://example.com/sms' }])).toBe(false);
		expect(fits('WebhookList', [{ subAccountId: '*', url: 'https://example.com/sms', type: 'XX' }])).toBe(false);
	});

	test('are deleted by sub-account, with or without a type', () => {
		expect(fits('WebhookKeyList', [{ subAccountId: '*' }, { subAccountId: 'acme_hq', type: 'MO' }])).toBe(true);
		expect(fits('WebhookKeyList', [{ type: 'MO' }])).toBe(false);
	});
});

describe('code tables', () => {
	test('explain every documented code of an API error', () => {
		const codes = Object.keys(schema('ApiError')['x-error-codes'] ?? {}).map(Number);
		const documented = [
			...[1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1014, 1100],
			...[1200, 1201, 1300, 1400, 2000, 2001, 2002, 2003, 4018],
		];
		expect(codes).toEqual([429, ...documented]);
	});

	test('explain every documented code of a delivery receipt: 0 to 61, of which 8x8 leaves out 6', () => {
		const codes = Object.keys(schema('ReceiptStatus')['x-receipt-codes'] ?? {}).map(Number);
		expect(codes).toEqual(Array.from({ length: 62 }, (_, code) => code).filter((code) => code !== 6));
	});
});
