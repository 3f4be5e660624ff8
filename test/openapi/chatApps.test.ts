import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ajv2020 } from 'ajv/dist/2020';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contractProblems } from '../../contract/checks/validity';
import { contractFile, loadApi } from '../../contract/load';
import type { Api } from '../../contract/model';
import { schemaCompiler } from '../../contract/schemas';

let api: Api;
let ajv: Ajv2020;

beforeAll(async () => {
	api = await loadApi('chatApps');
	ajv = schemaCompiler();
});

const fits = (name: string, value: unknown) => ajv.validate(api.schemas[name] ?? false, value);

describe('the contract of the Business Messaging API', () => {
	test('is valid in every respect that is checked', async () => {
		expect(await contractProblems(contractFile('chatApps'))).toEqual([]);
	});

	test('has what the chat apps need, in the regions of the SMS API', async () => {
		expect(api.operations.map(({ id, method, path }) => `${id}: ${method} ${path}`)).toEqual([
			'sendMessage: POST /api/v1/subaccounts/{subAccountId}/messages',
			'sendMessageBatch: POST /api/v1/subaccounts/{subAccountId}/messages/batch',
			'cancelMessageBatch: DELETE /api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}',
			'getMessage: GET /api/v1/subaccounts/{subAccountId}/messages/{umid}',
			'cancelMessage: DELETE /api/v1/subaccounts/{subAccountId}/messages/{umid}',
			'markMessageRead: POST /api/v1/subaccounts/{subAccountId}/messages/{umid}/read',
			'sendTypingIndicator: POST /api/v1/subaccounts/{subAccountId}/events',
			'uploadFile: POST /api/v1/subaccounts/{subAccountId}/files',
			'getTemplates: GET /api/v1/accounts/{accountId}/channels/{channelId}/templates',
			'getChatWebhooks: GET /api/v1/accounts/{accountId}/webhooks',
			'addChatWebhooks: POST /api/v1/accounts/{accountId}/webhooks',
			'deleteChatWebhooks: DELETE /api/v1/accounts/{accountId}/webhooks',
		]);
		expect(api.events.map(({ name, entry }) => `${name}: ${entry.value}`)).toEqual([
			'inboundChatMessage: inbound_message_received',
			'chatMessageStatus: outbound_message_status_changed',
		]);
		const regions = ({ regions: all }: Api) => all.map(({ id, name }) => [id, name]);
		expect(regions(api)).toEqual(regions(await loadApi('sms')));
	});

	describe('broken', () => {
		let folder: string;
		beforeAll(async () => {
			folder = await mkdtemp(join(tmpdir(), 'messaging-'));
			await writeFile(contractFile('sms', folder), await readFile(contractFile('sms')));
		});
		afterAll(() => rm(folder, { recursive: true }));

		test.each([
			[
				'an example that does not fit',
				'subType: Url',
				'subType: url',
				/authenticationTemplate: .*must be equal to one of/,
			],
			['a $ref into the other contract that names nothing', 'responses/NotFound', 'responses/Gone', /Gone/],
			['a server without a region', '    x-region: us\n', '', /servers\/1 must have required property 'x-region'/],
			['a missing operationId', '      operationId: sendMessage\n', '', /messages: no operationId/],
		])('is found: %s', async (_what, piece, replacement, problem) => {
			const text = await readFile(contractFile('chatApps'), 'utf8');
			const broken = text.replace(new RegExp(piece.replaceAll(/[$()[\]]/g, String.raw`\$&`), 'g'), replacement);
			expect(broken).not.toBe(text);
			await writeFile(join(folder, 'chatApps.yaml'), broken);
			const problems = await contractProblems(contractFile('chatApps', folder));
			expect(problems.join('\n')).toMatch(problem);
		});
	});
});

describe('MessageRequest', () => {
	const user = { msisdn: '+6591234567' };
	const template = { name: 'sign_in_code', language: 'en_US' };

	test.each([
		['text', { text: 'Hi' }],
		['image', { url: 'https://example.com/a.jpg', text: 'A' }],
		['file', { url: 'https://example.com/a.pdf' }],
		['location', { location: { latitude: 1.3, longitude: 103.8 } }],
		['template', { template }],
		[
			'interactive',
			{
				interactive: { type: 'location_request_message', body: { text: 'Where?' }, action: { name: 'send_location' } },
			},
		],
		[
			'richCard',
			{ richCard: { cardOrientation: 'vertical', media: { contentInfo: { fileUrl: 'https://example.com/a.jpg' } } } },
		],
		[
			'carousel',
			{
				carousel: {
					cardWidth: 'small',
					cards: [1, 2].map(() => ({ media: { contentInfo: { fileUrl: 'https://example.com/a.jpg' } } })),
				},
			},
		],
	])('takes a message of type %s, and refuses it without its part of the content', (type, content) => {
		expect(fits('MessageRequest', { user, type, content })).toBe(true);
		expect(fits('MessageRequest', { user, type, content: { fallbackText: 'Hi' } })).toBe(false);
	});

	test("refuses what 8x8's guide for Flow writes in other letters than 8x8's list of values", () => {
		const component = { type: 'button', subType: 'Url', index: 0, parameters: [{ type: 'text', text: '1' }] };
		const message = (type: string, change: object) => ({
			user,
			type,
			content: { template: { ...template, components: [{ ...component, ...change }] } },
		});
		expect(fits('MessageRequest', message('template', {}))).toBe(true);
		expect(fits('MessageRequest', message('Template', {}))).toBe(false);
		expect(fits('MessageRequest', message('template', { type: 'Button' }))).toBe(false);
		expect(fits('MessageRequest', message('template', { subType: 'url' }))).toBe(false);
		expect(fits('MessageRequest', message('template', { index: '0' }))).toBe(false);
	});

	const buttons = (count: number) =>
		Array.from({ length: count }, (_, id) => ({ type: 'reply', reply: { id: String(id), title: `Answer ${id}` } }));
	test.each([
		['three buttons', { type: 'button', body: { text: 'Well?' }, action: { buttons: buttons(3) } }, true],
		['four buttons', { type: 'button', body: { text: 'Well?' }, action: { buttons: buttons(4) } }, false],
		['buttons without a text', { type: 'button', action: { buttons: buttons(1) } }, false],
		['a list without rows', { type: 'list', body: { text: 'Well?' }, action: { button: 'Open', sections: [] } }, false],
		[
			'a link',
			{
				type: 'cta_url',
				body: { text: 'Look' },
				action: { parameters: { display_text: 'Go', url: 'https://a.example' } },
			},
			true,
		],
	])('takes %s of an interactive message: %#', (_what, interactive, isTaken) => {
		expect(fits('InteractiveMessage', interactive)).toBe(isTaken);
	});

	const chip = { text: 'Call', postbackData: 'call' };
	const dialAction = { phoneNumber: '+6531580000' };
	test.each([
		['an answer', { reply: chip }, true],
		['an action', { action: { ...chip, dialAction } }, true],
		['both', { reply: chip, action: { ...chip, dialAction } }, false],
		['an action that does nothing', { action: chip }, false],
		['two actions', { action: { ...chip, dialAction, openUrlAction: { url: 'https://a.example' } } }, false],
		['a label that is too long', { reply: { ...chip, text: 'x'.repeat(26) } }, false],
	])('knows a suggestion: %s', (_what, suggestion, isTaken) => {
		expect(fits('Suggestion', suggestion)).toBe(isTaken);
	});

	test.each([
		['a number', { msisdn: '91234567', country: 'SG' }, true],
		["a person's ID at WhatsApp", { channelUserId: 'SG.1' }, true],
		["a person's ID at LINE", { lineUserId: 'U1' }, true],
		['a country alone', { country: 'SG' }, false],
		['nobody', {}, false],
	])('knows whether %s is somebody', (_what, recipient, isSomebody) => {
		expect(fits('MessageRequest', { user: recipient, type: 'text', content: { text: 'Hi' } })).toBe(isSomebody);
	});

	test.each([
		[{ channel: 'WhatsApp', fallbackAfter: 10, successStatus: 'Delivered' }, true],
		[{ channel: 'SMS' }, true],
		[{ channel: 'WhatsApp', fallbackAfter: 9 }, false],
		[{ channel: 'Telegram' }, false],
		[{ fallbackAfter: 60 }, false],
	])('takes the channel %j: %s', (channel, isTaken) => {
		const message = { user, type: 'text', content: { text: 'Hi' }, channels: [channel] };
		expect(fits('MessageRequest', message)).toBe(isTaken);
	});

	test('takes an ID of 50 characters and no more, fewer than the SMS API', () => {
		const message = (length: number) => ({
			user,
			type: 'text',
			content: { text: 'Hi' },
			clientMessageId: 'x'.repeat(length),
		});
		expect(fits('MessageRequest', message(50))).toBe(true);
		expect(fits('MessageRequest', message(51))).toBe(false);
	});
});

describe('MessageBatchRequest', () => {
	const messages = (count: number) => Array.from({ length: count }, () => ({ user: { msisdn: '+6591234567' } }));

	test('takes 1 to 1,000 messages', () => {
		expect([0, 1, 1000, 1001].map((count) => fits('MessageBatchRequest', { messages: messages(count) }))).toEqual([
			false,
			true,
			true,
			false,
		]);
	});
});
