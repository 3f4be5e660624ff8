import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { loadApi } from '../../contract/load';
import { schemaCheck } from '../../contract/schemas';
import { contractCheck } from '../contract/contractCheck';
import { onMessages, send, sendMessage, sendMessageBatch } from './client';
import { eventually } from './eventually';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ subAccountIds: ['acme_hq'], delayScale: 0 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const { operations } = await loadApi('chatApps');
const isAnswer = await contractCheck('MessageResponse', 'chatApps');
const isBatchAnswer = await contractCheck('MessageBatchResponse', 'chatApps');
const isApiError = await contractCheck('ApiError');

const post = (body: unknown, who: { apiKey?: string; subAccountId?: string } = {}) => sendMessage(sandbox, body, who);
const postBatch = (body: unknown) => sendMessageBatch(sandbox, body);

const user = { msisdn: '+6591234567' };
const text = (message: object = {}) => ({ user, type: 'text', content: { text: 'Hi 🎉' }, ...message });
const channels = [{ channel: 'WhatsApp', fallbackAfter: 120, successStatus: 'Delivered' }, { channel: 'SMS' }];
const magic = (digits: string) => ({ msisdn: `+447700900${digits}` });

/** The channels and states that the only message went through. */
const wayOfMessage = () => sandbox.messages()[0]?.history.map(({ channel, state }) => `${channel ?? ''} ${state}`);

describe('sendMessage', () => {
	test('takes every example of the contract, and answers as the contract says', async () => {
		const examples = operations
			.filter(({ id }) => id === 'sendMessage' || id === 'sendMessageBatch')
			.flatMap(({ id, body }) => Object.values(body?.examples ?? {}).map(({ value }) => [id, value] as const));
		expect(examples.length).toBeGreaterThan(10);
		for (const [name, value] of examples) {
			const { status, json } = await (name === 'sendMessage' ? post(value) : postBatch(value));
			expect(status, JSON.stringify(json)).toBe(200);
			expect((name === 'sendMessage' ? isAnswer : isBatchAnswer)(json)).toBe(true);
		}
		expect(sandbox.messages()).toHaveLength(14);
	});

	test('keeps the message with its channel and content in the ledger', async () => {
		const components = [{ type: 'body', parameters: [{ type: 'text', text: '493027' }] }];
		const content = { template: { name: 'sign_in_code', language: 'en_US', components } };
		const { json } = await post({ user, clientMessageId: 'c-1', type: 'template', content });
		const [message, ...others] = sandbox.messages();
		expect(others).toEqual([]);
		expect(message).toMatchObject({
			destination: '6591234567',
			subAccountId: 'acme_hq',
			clientMessageId: 'c-1',
			text: 'Template sign_in_code (en_US)\nBody: 493027',
			segments: 0,
			chat: { channel: 'WhatsApp', type: 'template', content },
		});
		expect(json).toMatchObject({
			umid: message?.umid,
			user: { msisdn: '+6591234567' },
			clientMessageId: 'c-1',
			status: { state: 'queued' },
		});
	});

	test('reads a national number with its country, and people without a number', async () => {
		const { json } = await post(text({ user: { msisdn: '9123 4567', country: 'SG' } }));
		expect(json).toMatchObject({ user: { msisdn: '+6591234567', country: 'SG' } });
		await post(text({ user: { channelUserId: 'SG.1349' } }));
		await post(text({ user: { lineUserId: 'Ua12b' } }));
		expect(sandbox.messages().map(({ destination }) => destination)).toEqual(['6591234567', 'SG.1349', 'Ua12b']);
	});

	test.each([
		['a wrong key', text(), { apiKey: 'wrong' }, 401, 1200],
		["a sub-account of somebody else's", text(), { subAccountId: 'other_hq' }, 401, 1001],
		['a number that is none', text({ user: { msisdn: 'Ann' } }), {}, 400, 1002],
		['nobody', text({ user: {} }), {}, 400, 1002],
		['no content', { user, type: 'text' }, {}, 400, 1000],
		['a text without text', text({ content: {} }), {}, 400, 1004],
		['an image without a URL', text({ type: 'image' }), {}, 400, 1000],
		['a channel that does not exist', text({ channels: [{ channel: 'Telegram' }] }), {}, 400, 1000],
		['an ID of more than 50 characters', text({ clientMessageId: 'x'.repeat(51) }), {}, 400, 1008],
	])("answers %s with 8x8's error, and keeps nothing", async (_what, body, who, status, code) => {
		const answer = await post(body, who);
		expect(answer).toMatchObject({ status, json: { code } });
		expect(isApiError(answer.json)).toBe(true);
		expect(sandbox.messages()).toEqual([]);
	});

	test("lists the values that there are when a guide's spelling is none of them", async () => {
		const components = [{ type: 'Button', subType: 'Url', index: 0, parameters: [{ type: 'text', text: '1' }] }];
		const { json } = await post({ user, type: 'template', content: { template: { name: 'a', components } } });
		expect(json).toMatchObject({
			message: expect.stringMatching(/'type'.*: header, body, footer, button$/) as unknown,
		});
	});

	test('rejects a message that has expired, with status 200', async () => {
		const { status, json } = await post(text({ expiry: '2020-01-01T00:00:00Z' }));
		expect(status).toBe(200);
		expect(isAnswer(json)).toBe(true);
		expect(json).toMatchObject({ status: { state: 'rejected', errorMessage: expect.any(String) as unknown } });
		expect(sandbox.messages()).toEqual([]);
	});

	test('fails on request, by number and by fault', async () => {
		expect(await post(text({ user: magic('503') }))).toMatchObject({ status: 503 });
		expect(await post(text({ user: magic('701') }))).toMatchObject({
			json: { status: { state: 'rejected', errorMessage: 'Message text is over the limit' } },
		});
		sandbox.addFault({ operation: 'sendMessage', times: 1, effects: [{ kind: 'answer', status: 429 }] });
		expect(await post(text())).toMatchObject({ status: 429 });
		sandbox.clearFaults();
		expect(sandbox.messages()).toEqual([]);
	});

	test('counts its requests apart from those of the SMS API', async () => {
		const limited = await startSandbox({ subAccountIds: ['acme_hq'], rateLimits: { subAccount: 20, ipAddress: 20 } });
		try {
			const many = Array.from({ length: 200 });
			const texts = many.map(() => send(limited, { destination: '+6591234567', text: 'Hi' }));
			expect((await Promise.all(texts)).map(({ status }) => status)).toContain(429);
			expect((await sendMessage(limited, text())).status).toBe(200);
			const messages = many.map(() => sendMessage(limited, text()));
			expect((await Promise.all(messages)).map(({ status }) => status)).toContain(429);
		} finally {
			await limited.close();
		}
	});

	test('is an API of its own: the SMS API neither takes its messages nor knows them', async () => {
		await post(text());
		const umid = sandbox.messages()[0]?.umid ?? '';
		expect(await onMessages(sandbox, 'GET', `/${umid}`)).toMatchObject({ status: 404 });
		expect(await onMessages(sandbox, 'POST', '', text())).toMatchObject({ status: 400 });
		const sms = { destination: '+6591234567', text: 'Hi' };
		expect(await post(sms)).toMatchObject({ status: 400 });
		const sending = operations.filter(({ effect }) => effect === 'sends');
		expect(sending.map(({ body }) => schemaCheck(body?.schema ?? {})(sms))).toEqual([false, false]);
	});
});

describe('channels', () => {
	test('goes through the first channel, and no further when it arrives there', async () => {
		await post(text({ channels }));
		await sandbox.advance(500_000);
		await eventually(() => {
			expect(wayOfMessage()).toEqual(['WhatsApp queued', 'WhatsApp sent', 'WhatsApp delivered']);
		});
	});

	test('goes on as an SMS with its own text and Sender ID when the chat app fails', async () => {
		const content = { text: 'Hi 🎉', fallbackText: 'Hi', sms: { source: 'Bistro' } };
		await post(text({ user: magic('124'), content, channels }));
		await eventually(() => {
			expect(wayOfMessage()).toEqual([
				'WhatsApp queued',
				'WhatsApp sent',
				'WhatsApp undelivered',
				'SMS queued',
				'SMS sent',
				'SMS delivered',
			]);
		});
		expect(sandbox.messages()).toMatchObject([
			{ text: 'Hi', source: 'Bistro', encoding: 'GSM7', segments: 1, state: 'delivered', chat: { channel: 'SMS' } },
		]);
	});

	test('goes on when the chat app takes longer than it may', async () => {
		await post(text({ user: magic('901'), channels }));
		await sandbox.advance(119_000);
		await eventually(() => {
			expect(wayOfMessage()).toEqual(['WhatsApp queued', 'WhatsApp sent']);
		});
		await sandbox.advance(1500);
		await eventually(() => {
			expect(wayOfMessage()?.slice(2)).toEqual(['SMS queued', 'SMS sent', 'SMS delivered']);
		});
		expect(sandbox.messages()).toMatchObject([{ text: 'Hi 🎉', encoding: 'UCS2' }]);
	});

	test('stops at the status that successStatus names', async () => {
		const [first, last] = channels;
		await post(text({ user: magic('901'), channels: [{ ...first, successStatus: 'Sent' }, last] }));
		await eventually(() => {
			expect(wayOfMessage()).toContain('WhatsApp sent');
		});
		await sandbox.advance(500_000);
		expect(wayOfMessage()).toEqual(['WhatsApp queued', 'WhatsApp sent']);
	});

	test('ends undelivered when the last channel fails, and when it has expired', async () => {
		await post(text({ user: magic('124'), channels: [{ channel: 'Viber' }] }));
		await eventually(() => {
			expect(wayOfMessage()).toEqual(['Viber queued', 'Viber sent', 'Viber undelivered']);
		});
		sandbox.reset();
		const expiry = new Date(Date.now() + 60_000).toISOString();
		await post(text({ user: magic('901'), channels, expiry }));
		await sandbox.advance(500_000);
		expect(wayOfMessage()).not.toContain('SMS queued');
	});
});

describe('sendMessageBatch', () => {
	const answer = z.object({ batchId: z.uuid(), acceptedCount: z.number(), rejectedCount: z.number() });

	test('fills in what messages leave out, and rejects by itself what breaks the contract', async () => {
		const { json } = await postBatch({
			clientBatchId: 'b-1',
			template: { type: 'text', content: { text: 'We close at 18:00.' }, channels },
			messages: [
				{ user, clientMessageId: 'a' },
				{ user: magic('000'), clientMessageId: 'b', content: { text: 'Closed.' } },
				{ user: { msisdn: '12' }, clientMessageId: 'c' },
				{ user, clientMessageId: 'd', type: 'image' },
			],
			includeMessagesInResponse: true,
		});
		expect(isBatchAnswer(json)).toBe(true);
		const { batchId } = answer.parse(json);
		expect(json).toMatchObject({
			clientBatchId: 'b-1',
			acceptedCount: 2,
			rejectedCount: 2,
			messages: [
				{ clientMessageId: 'a', status: { state: 'queued' } },
				{ clientMessageId: 'b', status: { state: 'queued' } },
				{ clientMessageId: 'c', status: { state: 'rejected', errorCode: 1002 } },
				{ clientMessageId: 'd', status: { state: 'rejected', errorCode: 1000 } },
			],
		});
		expect(sandbox.messages()).toMatchObject([
			{ batchId, clientBatchId: 'b-1', text: 'We close at 18:00.', chat: { channel: 'WhatsApp' } },
			{ batchId, clientBatchId: 'b-1', text: 'Closed.', chat: { channel: 'WhatsApp' } },
		]);
	});

	test('takes 1,000 messages and no more', async () => {
		const batch = (size: number) => ({
			template: { type: 'text', content: { text: 'Hi' } },
			messages: Array.from({ length: size }, () => ({ user })),
		});
		expect(await postBatch(batch(1001))).toMatchObject({ status: 400, json: { code: 1100 } });
		expect(sandbox.messages()).toEqual([]);
		expect(await postBatch(batch(1000))).toMatchObject({ json: { acceptedCount: 1000, rejectedCount: 0 } });
		expect(sandbox.messages()).toHaveLength(1000);
	});

	test('answers in another order or without messages when it is told to', async () => {
		const batch = (digits: string) => ({
			template: { type: 'text', content: { text: 'Hi' } },
			messages: [
				{ user, clientMessageId: 'a' },
				{ user: magic(digits), clientMessageId: 'b' },
			],
			includeMessagesInResponse: true,
		});
		expect(await postBatch(batch('200'))).toMatchObject({ json: { messages: [{ clientMessageId: 'b' }, {}] } });
		expect((await postBatch(batch('202'))).json).not.toHaveProperty('messages');
	});
});
