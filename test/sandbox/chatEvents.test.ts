import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { channelIds } from '../../sandbox/server/chat/channels';
import { contractCheck } from '../contract/contractCheck';
import { call, sendMessage } from './client';
import { eventually } from './eventually';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ subAccountIds: ['acme_hq', 'acme_vip'], delayScale: 0, retryScale: 0 });
});
beforeEach(async () => {
	const webhooks = ['CADR', 'MSG'].map((type) => ({ subAccountId: '*', type, url: `http://127.0.0.1:9/${type}` }));
	await onChatAccount('POST', '/webhooks', webhooks);
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const isReceipt = await contractCheck('ChatMessageStatusEvent', 'chatApps');
const isInbound = await contractCheck('InboundChatMessageEvent', 'chatApps');

const user = { msisdn: '+6591234567' };
const onChatAccount = (method: string, below: string, body?: unknown) =>
	call(sandbox, method, `/chatapps/api/v1/accounts/${sandbox.accountId}${below}`, { body });
const control = (path: string, body: unknown) => call(sandbox, 'POST', `/sandbox${path}`, { body });
const statusOf = ({ channel, status }: { channel?: string; status: { state?: string | undefined } }) =>
	`${channel ?? ''} ${status.state ?? ''}`;

/** What was posted to a webhook, oldest first. */
const posted = (kind: 'receipt' | 'inbound') =>
	sandbox.deliveries().filter((delivery) => delivery.kind === kind && 'payload' in delivery.event);
const statuses = () =>
	posted('receipt').flatMap(({ event }) =>
		'payload' in event && 'status' in event.payload && 'user' in event.payload ? statusOf(event.payload) : [],
	);

async function sent(message: object): Promise<string> {
	await sendMessage(sandbox, { user, ...message });
	const umid = sandbox.messages().at(-1)?.umid ?? '';
	await eventually(() => {
		expect(statuses()).toContainEqual(expect.stringMatching(/delivered|sent/));
	});
	return umid;
}

describe('receipts', () => {
	test('go to the webhook of type CADR as the contract says, naming the channel', async () => {
		await sent({ type: 'text', content: { text: 'Hi' }, clientMessageId: 'c-1' });
		await eventually(() => {
			expect(statuses()).toEqual(['WhatsApp sent', 'WhatsApp delivered']);
		});
		for (const { event, url } of posted('receipt')) {
			expect(isReceipt(event), JSON.stringify(isReceipt.errors)).toBe(true);
			expect(url).toBe('http://127.0.0.1:9/CADR');
			expect(event).toMatchObject({ payload: { clientMessageId: 'c-1', user: { msisdn: '+6591234567' } } });
		}
	});

	test('tell of every channel of one message, under its one ID', async () => {
		const channels = [{ channel: 'WhatsApp', fallbackAfter: 60 }, { channel: 'SMS' }];
		await sendMessage(sandbox, { user: { msisdn: '+447700900124' }, type: 'text', content: { text: 'Hi' }, channels });
		await eventually(() => {
			expect(statuses()).toEqual(['WhatsApp sent', 'WhatsApp undelivered', 'SMS sent', 'SMS delivered']);
		});
		expect(new Set(posted('receipt').map(({ umid }) => umid)).size).toBe(1);
	});

	test('go to the address that the message names', async () => {
		const dlrCallbackUrl = 'http://127.0.0.1:9/own';
		await sendMessage(sandbox, { user, type: 'text', content: { text: 'Hi' }, dlrCallbackUrl });
		await eventually(() => {
			expect(posted('receipt').map(({ url }) => url)).toEqual([dlrCallbackUrl, dlrCallbackUrl]);
		});
	});

	test('LINE tells neither that a message arrived nor that it was read', async () => {
		await sent({ type: 'text', content: { text: 'Hi' }, channels: [{ channel: 'Line' }] });
		await sandbox.advance(60_000);
		expect(statuses()).toEqual(['Line sent']);
	});

	test('a card fails on a channel that has none, and goes on to the next', async () => {
		const richCard = {
			cardOrientation: 'vertical',
			media: { height: 'short', contentInfo: { fileUrl: 'https://example.com/a.jpg' } },
		};
		const channels = [{ channel: 'WhatsApp' }, { channel: 'RCS' }];
		await sendMessage(sandbox, { user, type: 'richCard', content: { richCard }, channels });
		await eventually(() => {
			expect(statuses()).toEqual(['WhatsApp undelivered', 'RCS sent', 'RCS delivered']);
		});
	});

	test('a template whose values do not fit is taken, and not delivered', async () => {
		const template = { name: 'order_shipped', language: 'en', components: [] };
		await sendMessage(sandbox, { user, type: 'template', content: { template } });
		await eventually(() => {
			expect(posted('receipt')).toMatchObject([
				{
					event: {
						payload: { status: { state: 'undelivered', errorCode: 1030, errorMessage: expect.any(String) as unknown } },
					},
				},
			]);
		});
	});
});

describe('templates', () => {
	test('are listed for the WhatsApp channel alone', async () => {
		const { json } = await onChatAccount('GET', `/channels/${channelIds.WhatsApp}/templates`);
		expect(json).toMatchObject({
			templates: expect.arrayContaining([expect.objectContaining({ templateName: 'table_booked' })]) as unknown,
		});
		expect(await onChatAccount('GET', `/channels/${channelIds.RCS}/templates`)).toMatchObject({ status: 404 });
	});

	test.each([
		['that the account does not have', 'no_such', 'There is no template of this name in this language'],
		['that are not approved', 'winter_sale', 'The template is not approved'],
	])('%s are rejected', async (_what, name, errorMessage) => {
		const content = { template: { name, language: 'en' } };
		expect((await sendMessage(sandbox, { user, type: 'template', content })).json).toMatchObject({
			status: { state: 'rejected', errorCode: 3038, errorMessage },
		});
		expect(sandbox.messages()).toEqual([]);
	});
});

describe('what comes in', () => {
	const inbound = () => posted('inbound').map(({ event }) => event);

	test('an answer comes through the channel of the last message, to the webhook of type MSG', async () => {
		await sent({ type: 'text', content: { text: 'Hi' }, channels: [{ channel: 'Viber' }] });
		await control('/inbound', { source: '+6591234567', text: 'Hello' });
		await eventually(() => {
			expect(inbound()).toMatchObject([
				{
					payload: {
						user,
						recipient: { channel: 'viber', channelId: channelIds.Viber },
						type: 'Text',
						content: { text: 'Hello' },
					},
				},
			]);
		});
		expect(inbound().every((event) => isInbound(event))).toBe(true);
		expect(posted('inbound').map(({ url }) => url)).toEqual(['http://127.0.0.1:9/MSG']);
	});

	test('media, places and people without a number come as they are given', async () => {
		const url = 'https://example.com/a.jpg';
		const location = { latitude: 1.2834, longitude: 103.8607, name: 'Merlion' };
		await control('/inbound', { source: 'SG.1349', chat: { channel: 'WhatsApp', type: 'Image', content: { url } } });
		await control('/inbound', {
			source: 'SG.1349',
			chat: { channel: 'WhatsApp', type: 'Location', content: { location } },
		});
		await eventually(() => {
			expect(inbound()).toMatchObject([
				{ payload: { user: { channelUserId: 'SG.1349' }, type: 'Image', content: { url } } },
				{ payload: { type: 'Location', content: { location } } },
			]);
		});
	});

	test.each([
		[
			'a button',
			{
				type: 'interactive',
				content: {
					interactive: {
						type: 'button',
						body: { text: 'Come?' },
						action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] },
					},
				},
			},
			'Yes',
			{
				type: 'Interactive',
				content: { interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } } },
			},
		],
		[
			'a row of a list',
			{
				type: 'interactive',
				content: {
					interactive: {
						type: 'list',
						body: { text: 'When?' },
						action: { button: 'Times', sections: [{ rows: [{ id: '1930', title: '19:30', description: 'Window' }] }] },
					},
				},
			},
			'19:30',
			{
				type: 'Interactive',
				content: {
					interactive: { type: 'list_reply', list_reply: { id: '1930', title: '19:30', description: 'Window' } },
				},
			},
		],
		[
			'a suggestion',
			{
				type: 'text',
				content: { text: 'Come?', suggestions: [{ reply: { text: 'Book', postbackData: 'book' } }] },
				channels: [{ channel: 'RCS' }],
			},
			'suggestion:0',
			{ type: 'Text', content: { text: 'Book', payload: 'book' } },
		],
		[
			'a quick reply of a template',
			{
				type: 'template',
				content: {
					template: {
						name: 'summer_sale',
						language: 'en',
						components: [
							{
								type: 'body',
								parameters: [
									{ type: 'text', text: 'Ann' },
									{ type: 'text', text: 'Sunday' },
								],
							},
							{ type: 'button', subType: 'QuickReply', index: 1, parameters: [{ type: 'payload', payload: 'stop' }] },
						],
					},
				},
			},
			'No more offers',
			{ type: 'Button', content: { text: 'No more offers', payload: 'stop' } },
		],
	])(
		'pressing %s tells which, what it answers, and that the message was read',
		async (_what, message, what, expected) => {
			const umid = await sent(message);
			expect(await control(`/messages/${umid}/press`, { press: what })).toMatchObject({ status: 200 });
			await eventually(() => {
				expect(inbound()).toMatchObject([{ payload: { ...expected, replyToUmid: umid } }]);
			});
			expect(inbound().every((event) => isInbound(event))).toBe(true);
			expect(statuses().at(-1)).toMatch(/ read$/);
			expect(await control(`/messages/${umid}/press`, { press: 'No such thing' })).toMatchObject({ status: 400 });
		},
	);

	test('a webhook without a type is one for receipts and one for inbound messages', async () => {
		await onChatAccount('POST', '/webhooks', [{ subAccountId: 'acme_vip', url: 'http://127.0.0.1:9/vip' }]);
		expect(sandbox.chatWebhooks().filter(({ subAccountId }) => subAccountId === 'acme_vip')).toMatchObject([
			{ type: 'CADR' },
			{ type: 'MSG' },
		]);
		await onChatAccount('DELETE', '/webhooks', [{ subAccountId: 'acme_vip', type: 'CADR' }]);
		expect(sandbox.chatWebhooks().map(({ subAccountId, type }) => `${subAccountId} ${String(type)}`)).toEqual([
			'* CADR',
			'* MSG',
			'acme_vip MSG',
		]);
		expect(sandbox.webhooks()).toEqual([]);
	});
});
