import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readChatEvent } from '../../nodes/events/chatEnvelope';
import { simplifiedChat } from '../../nodes/events/chatSimplify';
import { startSandbox, type AcceptedMessage, type Sandbox } from '../../sandbox/server';
import { MessageAborted } from '../../generate/providers/macros';
import { brazeRequest } from '../../providers/receipts/braze';
import { startReceiver, type Receiver } from '../sandbox/receiver';
import { type Form, formNamed, sendAsPlatform, subAccount, whatsAppForms } from './platformCampaign';
import { eventually } from '../sandbox/eventually';

let receiver: Receiver;
let sandbox: Sandbox;
beforeAll(async () => {
	receiver = await startReceiver();
	sandbox = await startSandbox({
		subAccountIds: [subAccount],
		delayScale: 0,
		chatWebhooks: [{ subAccountId: '*', url: receiver.url, enabled: true }],
	});
});
afterAll(async () => {
	await sandbox.close();
	receiver.close();
});

const shipped = { TEMPLATE: 'order_shipped', LANGUAGE: 'en', VALUE: 'Ann', CAMPAIGN: 'spring' };
const send = (
	{ platform, variant }: Form,
	campaign: { to?: string; attributes?: Record<string, string> } = {},
	entered = {},
) =>
	sendAsPlatform(sandbox, platform, variant, {
		text: 'Your order is on its way.',
		entered: { ...shipped, ...entered },
		...campaign,
	});
const lastMessage = (): AcceptedMessage | undefined => sandbox.messages().at(-1);

test('Braze and MoEngage have forms for WhatsApp, with and without an SMS in its place', () => {
	expect(whatsAppForms.map(({ label }) => label)).toEqual([
		'MoEngage, whatsapp',
		'MoEngage, whatsappSms',
		'Braze, whatsapp',
		'Braze, whatsappSms',
	]);
});

describe.each(whatsAppForms)('$label', (form) => {
	test.each(['Ann', 'Ann "A"', 'Zoë\\n & <b>', '👋🏽'])('brings %j into the template', async (name) => {
		const { outcome } = await send(form, {}, { VALUE: name });
		expect(outcome).toBe('taken');
		expect(lastMessage()).toMatchObject({ destination: '6591234567', chat: { channel: 'WhatsApp', type: 'template' } });
		const [body] = lastMessage()?.chat?.content.template?.components ?? [];
		expect(body?.parameters).toEqual([{ type: 'text', text: name }]);
	});

	test('has an ID of the message that 8x8 takes', async () => {
		await send(form);
		const id = lastMessage()?.clientMessageId ?? '';
		expect(id).toMatch(/^\w+-[0-9a-f]{24}$/);
		expect(id.length).toBeLessThanOrEqual(50);
	});

	test('shows in the answer that 8x8 rejected an unknown template', async () => {
		const before = sandbox.messages().length;
		const { status, outcome } = await send(form, {}, { TEMPLATE: 'no_such_template' });
		expect({ status, outcome }).toEqual({ status: 200, outcome: 'rejected' });
		expect(sandbox.messages()).toHaveLength(before);
	});
});

describe('people who are not to be written to', () => {
	const unsubscribed = (group: string) => ({ [`{{subscribed_state.\${<${group}>}}}`]: 'unsubscribed' });

	test.each([
		['Braze, whatsapp', { to: '' }, 'no phone number'],
		['Braze, whatsappSms', { to: '' }, 'no phone number'],
		['Braze, whatsapp', { attributes: unsubscribed('WHATSAPP_GROUP') }, 'not subscribed'],
		['Braze, whatsappSms', { attributes: unsubscribed('WHATSAPP_GROUP') }, 'not subscribed'],
		['Braze, whatsappSms', { attributes: unsubscribed('SUBSCRIPTION_GROUP') }, 'not subscribed to texts'],
	])('cost no request in %s with %j', async (label, campaign, reason) => {
		const before = sandbox.messages().length;
		const sent = send(formNamed(label), campaign);
		await expect(sent).rejects.toThrow(MessageAborted);
		await expect(sent).rejects.toThrow(reason);
		expect(sandbox.messages()).toHaveLength(before);
	});

	test.each(['MoEngage, whatsapp', 'MoEngage, whatsappSms'])(
		'are left to MoEngage in %s: the number has no fallback, and the audience is those who agreed',
		(label) => {
			const { platform, variant } = formNamed(label);
			expect(platform.bodies.get(variant.body)).toContain(`"msisdn": "{{UserAttribute['Mobile Number (Standard)']}}"`);
			const audience = platform.config.screen.filter(
				({ section, only }) => section === 'Target users' && only?.includes(variant.name),
			);
			expect(audience.map(({ value }) => value)).toEqual(
				expect.arrayContaining(['WhatsApp Opt-in is true', 'Mobile Number (Standard) exists']),
			);
		},
	);
});

describe('an SMS in the place of the message', () => {
	const both = ['Braze, whatsappSms', 'MoEngage, whatsappSms'];

	test.each(both)('follows in %s where WhatsApp refuses it', async (label) => {
		await send(formNamed(label), {}, { TEMPLATE: 'spring_sale' });
		await eventually(() => {
			expect(lastMessage()).toMatchObject({ state: 'delivered', chat: { channel: 'SMS' }, source: 'ACME' });
		});
		expect(lastMessage()?.text).toBe('Your order is on its way.');
	});

	test.each(both)('does not follow in %s once WhatsApp has it', async (label) => {
		await send(formNamed(label));
		await eventually(() => {
			expect(lastMessage()?.state).toBe('delivered');
		});
		await sandbox.advance(3_600_000);
		expect(lastMessage()?.history.map(({ channel }) => channel)).not.toContain('SMS');
	});

	test('never follows in the forms without one', async () => {
		await send(formNamed('Braze, whatsapp'), {}, { TEMPLATE: 'spring_sale' });
		await eventually(() => {
			expect(lastMessage()).toMatchObject({ state: 'undelivered', chat: { channel: 'WhatsApp' } });
		});
	});
});

describe('receipts of WhatsApp for Braze', () => {
	const groups = { sms: 'group-1', whatsApp: 'group-2' };
	const requests = () =>
		receiver.received.flatMap(({ body }) => {
			const event = readChatEvent(body);
			return event.ok && event.value !== undefined ? [brazeRequest(simplifiedChat(event.value), groups)] : [];
		});
	/** Those for the last message: an earlier one's may still arrive. */
	const requestsOfLast = () =>
		requests().filter((request) => JSON.stringify(request ?? '').includes(lastMessage()?.umid ?? 'none'));

	test('become custom events of the user, named by the channel', async () => {
		receiver.received.length = 0;
		await send(formNamed('Braze, whatsappSms'), {}, { TEMPLATE: 'spring_sale' });
		await eventually(() => {
			expect(requestsOfLast()).toHaveLength(2);
		});
		const user = { braze_id: '5f7b2c9e8d4a1b3c6e0f9a21', _update_existing_only: true };
		const dispatched = { dispatch_id: '3f2a9d0c4b5e6f708192a3b4c' };
		expect(requestsOfLast()).toMatchObject([
			{
				path: '/users/track',
				body: { events: [{ ...user, name: 'WhatsApp Failed', properties: { ...dispatched, error_code: 1035 } }] },
			},
			{ path: '/users/track', body: { events: [{ ...user, name: 'SMS Delivered', properties: dispatched }] } },
		]);
	});

	test.each([
		['delivered', 'WhatsApp Delivered'],
		['read', 'WhatsApp Read'],
		['failed', 'WhatsApp Failed'],
		['error', 'WhatsApp Failed'],
	])('of the state %s are the event %s', (state, name) => {
		const clientMessageId = '3f2a9d0c4b5e6f708192a3b4c-5f7b2c9e8d4a1b3c6e0f9a21';
		const receipt = { eventType: 'outbound_message_status_changed', channel: 'WhatsApp', state, clientMessageId };
		expect(brazeRequest(receipt, groups)?.body).toMatchObject({ events: [{ name }] });
	});

	test('have a STOP end the subscription to the group of WhatsApp', async () => {
		receiver.received.length = 0;
		sandbox.receive({
			source: '+6591234567',
			text: 'STOP',
			chat: { channel: 'WhatsApp', type: 'Text', content: { text: 'STOP' } },
		});
		await eventually(() => {
			expect(requests()).toContainEqual({
				path: '/subscription/status/set',
				body: { subscription_group_id: 'group-2', subscription_state: 'unsubscribed', phone: ['+6591234567'] },
			});
		});
	});
});
