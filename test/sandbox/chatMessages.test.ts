import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { call, sendMessage, sendMessageBatch } from './client';
import { eventually } from './eventually';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ subAccountIds: ['acme_hq'], delayScale: 0, rateLimits: { getSms: 0 } });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const user = { msisdn: '+6591234567' };
const text = { user, type: 'text', content: { text: 'Hi' } };
const below = (method: string, path: string, body?: unknown) =>
	call(sandbox, method, `/chatapps/api/v1/subaccounts/acme_hq${path}`, { body });
const later = () => new Date(Date.now() + 3_600_000).toISOString();
const received = () =>
	sandbox.receive({ source: '6591234567', chat: { channel: 'WhatsApp', type: 'Text', content: { text: 'Hi' } } });

test('a lookup has a record for each channel that was tried, with the number masked', async () => {
	const channels = [{ channel: 'WhatsApp', fallbackAfter: 60 }, { channel: 'SMS' }];
	await sendMessage(sandbox, { ...text, user: { msisdn: '+447700900124' }, channels });
	const umid = sandbox.messages()[0]?.umid ?? '';
	await eventually(async () => {
		expect((await below('GET', `/messages/${umid}`)).json).toMatchObject({
			data: [
				{ step: 1, channel: 'WhatsApp', status: { state: 'undelivered' }, user: { msisdn: '+44770090xxxx' } },
				{ step: 2, channel: 'SMS', status: { state: 'delivered' }, contentType: 'Text', content: '**MASKED**' },
			],
		});
	});
});

test('scheduled messages are cancelled alone and as a batch, and what has gone out is not', async () => {
	await sendMessage(sandbox, { ...text, scheduled: later() });
	const umid = sandbox.messages()[0]?.umid ?? '';
	expect(await below('DELETE', `/messages/${umid}`)).toMatchObject({ status: 200, json: { cancelledCount: 1 } });
	expect(await below('DELETE', `/messages/${umid}`)).toMatchObject({ status: 200, json: { cancelledCount: 0 } });
	const scheduled = later();
	const { json } = await sendMessageBatch(sandbox, {
		messages: [{ ...text, scheduled }, { ...text, scheduled }, text],
	});
	const { batchId } = z.object({ batchId: z.string() }).parse(json);
	expect(await below('DELETE', `/messages/batch/${batchId}`)).toMatchObject({ json: { cancelledCount: 2 } });
	expect(await below('DELETE', `/messages/batch/${crypto.randomUUID()}`)).toMatchObject({ status: 404 });
});

test('a message that came in is shown as read, one that went out is not', async () => {
	const { umid } = received();
	expect(await below('POST', `/messages/${umid}/read`)).toMatchObject({ status: 200, text: '' });
	expect((await call(sandbox, 'GET', `/sandbox/messages/${umid}`)).json).toMatchObject({
		message: { received: { isSeen: true } },
	});
	await sendMessage(sandbox, text);
	const sent = sandbox.messages().at(-1)?.umid ?? '';
	expect(await below('POST', `/messages/${sent}/read`)).toMatchObject({ status: 400, json: { code: 1008 } });
});

test('the phone shows for a while that an answer is written, to a message of the last two hours', async () => {
	const { umid } = received();
	const body = { channel: 'whatsapp', type: 'typing', umid };
	const shown = async () => (await call(sandbox, 'GET', `/sandbox/messages/${umid}`)).text.includes('showsTyping');
	expect(await below('POST', '/events', body)).toMatchObject({ status: 200, text: '' });
	expect(await shown()).toBe(true);
	await sandbox.advance(26_000);
	expect(await shown()).toBe(false);
	expect(await below('POST', '/events', { ...body, channel: 'rcs' })).toMatchObject({ status: 400 });
	await sandbox.advance(2 * 3_600_000);
	expect(await below('POST', '/events', body)).toMatchObject({ status: 400, json: { code: 1008 } });
});

describe('limits that count over several fields', () => {
	const chip = { reply: { text: 'Book', postbackData: 'book' } };
	const media = { height: 'short', contentInfo: { fileUrl: 'https://example.com/a.jpg' } };
	const row = (id: number) => ({ id: `${id}`, title: `Row ${id}` });
	const list = (sections: object[]) => ({
		type: 'interactive',
		content: { interactive: { type: 'list', body: { text: 'When?' }, action: { button: 'Times', sections } } },
	});
	const rows = (from: number, count: number) => Array.from({ length: count }, (_, index) => row(from + index));

	test.each([
		[
			'eleven rows of a list',
			list([
				{ title: 'A', rows: rows(0, 6) },
				{ title: 'B', rows: rows(6, 5) },
			]),
			/10 rows/,
		],
		['two rows with one ID', list([{ rows: [row(1), row(1)] }]), /same ID/],
		[
			'a card and a message with more than 250 KB',
			{
				type: 'richCard',
				content: {
					richCard: {
						cardOrientation: 'vertical',
						media: { ...media, contentInfo: { fileUrl: `https://example.com/${'a'.repeat(260_000)}` } },
						suggestions: [chip],
					},
				},
			},
			/250 KB/,
		],
	])('%s are refused, and sent to nobody', async (_what, message, reason) => {
		const { status, json } = await sendMessage(sandbox, { user, ...message });
		expect(status).toBe(400);
		expect(json).toMatchObject({ message: expect.stringMatching(reason) as unknown });
		expect(sandbox.messages()).toEqual([]);
	});
});
