import type { IDataObject } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { channelIds } from '../../../sandbox/server/chat/channels';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { call } from '../../sandbox/client';
import { eventually } from '../../sandbox/eventually';
import { list, runChatNode } from './runChatNode';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ delayScale: 0, rateLimits: { getSms: 0 } });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const onMessage = (operation: string, fields: Record<string, string | boolean>) =>
	runChatNode(sandbox, { resource: 'message', operation, ...fields });

const text = 'Your code is 4711';
const stranger = '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e31';
const later = () => new Date(Date.now() + 3_600_000).toISOString();

async function sendOne(fields: IDataObject = {}): Promise<string> {
	const { rows } = await runChatNode(sandbox, { operation: 'send', destination: '+6591234567', text, ...fields });
	expect(rows).toMatchObject([{ outcome: 'accepted' }]);
	return z.string().parse(rows[0]?.umid);
}

const received = () =>
	sandbox.receive({ source: '6591234567', chat: { channel: 'WhatsApp', type: 'Text', content: { text: 'Hi' } } }).umid;
const inSandbox = async (umid: string) => (await call(sandbox, 'GET', `/sandbox/messages/${umid}`)).text;

describe('Get', () => {
	test('has a row for each channel that was tried, in one level where Simplify is on', async () => {
		const channels = list({ channel: 'WhatsApp', fallbackAfter: 60 }, { channel: 'SMS' });
		const umid = await sendOne({ destination: '+447700900124', channels });
		await eventually(async () => {
			expect((await onMessage('get', { umid })).rows).toMatchObject([
				{ umid, step: 1, channel: 'WhatsApp', statusState: 'undelivered', userMsisdn: '+44770090xxxx' },
				{ umid, step: 2, channel: 'SMS', statusState: 'delivered', contentType: 'Text' },
			]);
		});
		const { rows } = await onMessage('get', { umid, simplify: false });
		expect(rows).toMatchObject([{ data: [{ umid, status: { state: 'undelivered' } }, { step: 2 }] }]);
	});

	test('reports that 8x8 does not know the message', async () => {
		const { rows } = await onMessage('get', { umid: stranger });
		expect(rows).toMatchObject([{ details: { status: 404, code: 1300 } }]);
	});
});

describe('Cancel', () => {
	test('cancels what is scheduled, once, and says so', async () => {
		const umid = await sendOne({ options: { scheduled: later() } });
		expect((await onMessage('cancel', { umid })).rows).toEqual([{ umid, cancelledCount: 1 }]);
		expect(sandbox.messages()[0]?.state).toBe('cancelled');
		expect((await onMessage('cancel', { umid })).rows).toMatchObject([{ details: { code: 'CHAT_CANCEL_NONE' } }]);
	});

	test('reports that there was nothing to cancel if the message has gone out', async () => {
		const umid = await sendOne();
		const { rows } = await onMessage('cancel', { umid });
		expect(rows).toMatchObject([{ details: { code: 'CHAT_CANCEL_NONE' } }]);
		expect(rows[0]?.error).toContain('Nothing was left to cancel');
	});

	test('of a batch cancels those of its messages that are scheduled', async () => {
		const parameters = {
			operation: 'sendBatch',
			destination: '={{ $json.phone }}',
			text,
			options: { scheduled: later() },
		};
		const phones = [{ phone: '+6591234567' }, { phone: '+6591234568' }];
		const batchId = z.string().parse((await runChatNode(sandbox, parameters, phones)).rows[0]?.batchId);
		expect((await onMessage('cancelBatch', { batchId })).rows).toEqual([{ batchId, cancelledCount: 2 }]);
		expect(sandbox.messages().map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
		expect((await onMessage('cancelBatch', { batchId: stranger })).rows).toMatchObject([{ details: { status: 404 } }]);
	});
});

describe('to a message that came in', () => {
	test('Mark as Read shows the person that it was read', async () => {
		const umid = received();
		expect((await onMessage('markRead', { umid })).rows).toEqual([{ umid, read: true }]);
		expect(await inSandbox(umid)).toContain('"isSeen":true');
	});

	test('Send Typing Indicator shows the person that an answer is on its way', async () => {
		const umid = received();
		const { rows } = await onMessage('sendTypingIndicator', { umid, channel: 'whatsapp' });
		expect(rows).toEqual([{ umid, typing: true }]);
		expect(await inSandbox(umid)).toContain('"showsTyping":true');
	});

	test('of another channel, the typing indicator fails', async () => {
		const { rows } = await onMessage('sendTypingIndicator', { umid: received(), channel: 'rcs' });
		expect(rows).toMatchObject([{ details: { status: 400, code: 1008 } }]);
	});
});

test.each([
	['get', 'umid', '../messages', 'ID_MALFORMED'],
	['cancel', 'umid', '../messages', 'ID_MALFORMED'],
	['cancelBatch', 'batchId', '../messages', 'ID_MALFORMED'],
	['markRead', 'umid', '../messages', 'ID_MALFORMED'],
	['sendTypingIndicator', 'umid', {}, 'FIELD_NOT_TEXT'],
])('%s without an ID, or with what is none, asks 8x8 nothing', async (operation, field, none, code) => {
	sandbox.addFault({ effects: [{ kind: 'answer', status: 401 }] });
	const of = async (id: string | IDataObject) => {
		const parameters = { resource: 'message', operation, [field]: '={{ $json.id }}', channel: 'whatsapp' };
		return (await runChatNode(sandbox, parameters, [{ id }])).rows;
	};
	expect(await of('')).toMatchObject([{ details: { code: 'FIELD_EMPTY' } }]);
	expect(await of(none)).toMatchObject([{ details: { code } }]);
});

describe('Template, Get Many', () => {
	const getTemplates = (channelId: string) =>
		runChatNode(sandbox, { resource: 'template', operation: 'getAll', channelId });

	test('has a row for each template of the channel, approved or not', async () => {
		const { rows } = await getTemplates(channelIds.WhatsApp);
		expect(rows.map(({ templateName, status }) => [templateName, status])).toEqual([
			['sign_in_code', 'APPROVED'],
			['table_booked', 'APPROVED'],
			['order_shipped', 'APPROVED'],
			['summer_sale', 'APPROVED'],
			['winter_sale', 'PENDING'],
			['spring_sale', 'PAUSED'],
		]);
	});

	test('fails for a channel that the account does not have', async () => {
		expect((await getTemplates(channelIds.RCS)).rows).toMatchObject([{ details: { status: 404, code: 1300 } }]);
	});
});
