import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EightByEightChatAppsTrigger } from '../../../nodes/EightByEightChatAppsTrigger/EightByEightChatAppsTrigger.node';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { startTriggerHost, type TriggerHost, type TriggerOptions } from '../../engine/triggerHost';
import { call, sendMessage } from '../../sandbox/client';

let host: TriggerHost;
let sandbox: Sandbox;
beforeAll(async () => {
	host = await startTriggerHost();
});
beforeEach(async () => {
	sandbox = await startSandbox({ delayScale: 0, retryScale: 0, subAccountIds: ['acme_hq', 'acme_vip'] });
});
afterEach(() => sandbox.close());
afterAll(() => host.close());

const events = ['inbound_message_received', 'outbound_message_status_changed'];
const user = { msisdn: '+6591234567' };
const text = { user, type: 'text', content: { text: 'Come?' } };

function triggerOf(parameters: TriggerOptions['parameters'] = {}, options: Partial<TriggerOptions> = {}) {
	return host.trigger({
		node: 'chatApps',
		parameters: { events, ...parameters },
		credential: {
			apiKey: sandbox.apiKey,
			region: 'custom',
			baseUrl: sandbox.url,
			chatAppsBaseUrl: sandbox.chatAppsUrl,
			subAccountId: 'acme_hq',
			accountId: sandbox.accountId,
		},
		...options,
	});
}

const register = (...webhooks: object[]) =>
	call(sandbox, 'POST', `/chatapps/api/v1/accounts/${sandbox.accountId}/webhooks`, { body: webhooks });
const theirs = (type: string, url = 'https://crm.example.com/hooks') => ({ subAccountId: 'acme_hq', type, url });
const keys = () => sandbox.chatWebhooks().map(({ type, url }) => [type, url]);

test('is a version 2, with the parameters of the SMS trigger', () => {
	const { description } = new EightByEightChatAppsTrigger();
	expect(description).toMatchObject({ name: 'eightByEightChatAppsTrigger', version: 2, inputs: [] });
	const options = description.properties.find(({ name }) => name === 'options')?.options ?? [];
	expect(options.map(({ name }) => name)).toEqual([
		'channels',
		'finalStatesOnly',
		'gatherEvents',
		'ignoreRepeats',
		'keywords',
		'replaceExisting',
		'restrictToPlatformAddresses',
		'states',
	]);
});

describe('registration', () => {
	test('has a webhook for inbound messages and one for receipts, and unpublishing removes them', async () => {
		const trigger = triggerOf();
		await trigger.publish();
		expect(sandbox.chatWebhooks()).toEqual(
			['MSG', 'CADR'].map((type) => ({
				subAccountId: 'acme_hq',
				type,
				url: trigger.url,
				enabled: true,
				httpAuthorization: '***',
			})),
		);
		expect(sandbox.webhooks()).toEqual([]);
		await trigger.unpublish();
		expect(sandbox.chatWebhooks()).toEqual([]);
	});

	test.each([
		['inbound_message_received', 'MSG'],
		['outbound_message_status_changed', 'CADR'],
	])('for %s alone has one of type %s, and leaves that of others for the other events', async (event, type) => {
		const other = type === 'MSG' ? 'CADR' : 'MSG';
		await register(theirs(other), theirs('CABM'));
		const trigger = triggerOf({ events: [event] });
		await trigger.publish();
		expect(keys()).toContainEqual([type, trigger.url]);
		await trigger.unpublish();
		expect(keys()).toEqual([other, 'CABM'].map((each) => [each, 'https://crm.example.com/hooks']));
	});

	test('stops if somebody else has the webhook, and leaves it in place', async () => {
		await register(theirs('MSG'));
		const trigger = triggerOf();
		await expect(trigger.publish()).rejects.toThrow(/crm\.example\.com/);
		expect(keys()).toEqual([['MSG', 'https://crm.example.com/hooks']]);
		await trigger.unpublish();
		expect(keys()).toEqual([['MSG', 'https://crm.example.com/hooks']]);
	});

	test('replaces other webhooks with Replace Existing Webhook', async () => {
		await register(theirs('MSG'), theirs('CABM'));
		const trigger = triggerOf({ options: { replaceExisting: true } });
		await trigger.publish();
		expect(keys()).toEqual([
			['CABM', 'https://crm.example.com/hooks'],
			['MSG', trigger.url],
			['CADR', trigger.url],
		]);
	});

	test('works beside the SMS trigger of the same sub-account, with a different secret', async () => {
		const chat = triggerOf({ events: ['inbound_message_received'] });
		const sms = triggerOf({ events: ['inbound_message_received'] }, { node: 'sms' });
		await chat.publish();
		await sms.publish();
		sandbox.receive({ source: '+6591234567', text: 'An SMS' });
		sandbox.receive({
			source: '+6591234568',
			chat: { channel: 'WhatsApp', type: 'Text', content: { text: 'A message' } },
		});
		await expect
			.poll(() => [chat.executions, sms.executions])
			.toMatchObject([[{ text: 'A message' }], [{ body: 'An SMS' }]]);
		expect(chat.authorizations[0]).not.toBe(sms.authorizations[0]);
		await sms.unpublish();
		expect(keys()).toEqual([['MSG', chat.url]]);
	});

	test('by hand registers nothing, and takes calls with the Authorization alone', async () => {
		const trigger = triggerOf({ registration: 'manual', authorization: 'Bearer by-hand' });
		await trigger.publish();
		expect(sandbox.chatWebhooks()).toEqual([]);
		await register({ ...theirs('MSG', trigger.url), httpAuthorization: 'Bearer by-hand' });
		sandbox.receive({ source: 'SG.1349', chat: { channel: 'WhatsApp', type: 'Text', content: { text: 'Hi' } } });
		await expect.poll(() => trigger.executions).toMatchObject([{ text: 'Hi', channelUserId: 'SG.1349', msisdn: null }]);
		const strangers = await fetch(trigger.url, { method: 'POST', body: '{}' });
		expect(strangers.status).toBe(401);
		await trigger.unpublish();
		expect(keys()).toEqual([['MSG', trigger.url]]);
	});
});

describe('events', () => {
	test('a press and the states of a message start the workflow', async () => {
		const buttons = [{ type: 'reply', reply: { id: 'yes', title: 'I will be there' } }];
		const interactive = { type: 'button', body: { text: 'Come?' }, action: { buttons } };
		const trigger = triggerOf({});
		await trigger.publish();
		await sendMessage(sandbox, { user, type: 'interactive', content: { interactive }, clientMessageId: 'c-1' });
		await expect.poll(() => trigger.executions.map(({ state }) => state)).toEqual(['delivered']);
		const umid = sandbox.messages()[0]?.umid ?? '';
		sandbox.press(umid, 'I will be there');
		await expect.poll(() => trigger.executions.length).toBe(3);
		expect(trigger.executions).toMatchObject([
			{ eventType: events[1], umid, channel: 'WhatsApp', state: 'delivered', isFinal: true, clientMessageId: 'c-1' },
			{ eventType: events[1], umid, channel: 'WhatsApp', state: 'read', hasFailed: false },
			{
				eventType: events[0],
				type: 'buttonReply',
				text: 'I will be there',
				replyId: 'yes',
				replyToUmid: umid,
				msisdn: '+6591234567',
				channel: 'WhatsApp',
			},
		]);
	});

	test('the channels of a message that goes on as an SMS are distinguished', async () => {
		const trigger = triggerOf({ events: [events[1] ?? ''], options: { finalStatesOnly: false } });
		await trigger.publish();
		const channels = [{ channel: 'WhatsApp', fallbackAfter: 60 }, { channel: 'SMS' }];
		await sendMessage(sandbox, { ...text, user: { msisdn: '+447700900124' }, channels });
		await expect
			.poll(() => trigger.executions.map(({ channel, state }) => [channel, state]))
			.toEqual([
				['WhatsApp', 'sent'],
				['WhatsApp', 'undelivered'],
				['SMS', 'sent'],
				['SMS', 'delivered'],
			]);
		expect(new Set(trigger.executions.map(({ umid }) => umid)).size).toBe(1);
	});

	test.each([
		[{ channels: ['RCS'] }, ['Hello RCS']],
		[{ keywords: 'hello' }, ['Hello WhatsApp', 'Hello RCS']],
		[{ channels: ['RCS'], keywords: 'stop' }, []],
	])('with the options %j lets through %j', async (options, expected) => {
		const trigger = triggerOf({ events: [events[0] ?? ''], options });
		await trigger.publish();
		for (const channel of ['WhatsApp', 'RCS'] as const) {
			sandbox.receive({ source: '6591234567', chat: { channel, type: 'Text', content: { text: `Hello ${channel}` } } });
		}
		sandbox.receive({ source: '6591234567', chat: { channel: 'WhatsApp', type: 'Text', content: { text: 'Bye' } } });
		await expect.poll(() => sandbox.deliveries().map(({ state }) => state)).toEqual(['taken', 'taken', 'taken']);
		expect(trigger.executions.map(({ text: each }) => each)).toEqual(expected);
	});

	test('an event of the SMS API starts nothing', async () => {
		const trigger = triggerOf({ registration: 'manual' });
		await trigger.publish();
		const body = JSON.stringify({
			namespace: 'SMS',
			eventType: events[0],
			payload: { umid: 'u', source: '1', destination: '2' },
		});
		const answer = await fetch(trigger.url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
		expect(answer.status).toBe(200);
		expect(trigger.executions).toEqual([]);
	});
});
