import { describe, expect, test } from 'vitest';
import { readChatEvent } from '../../../nodes/events/chatEnvelope';
import { simplifiedChat } from '../../../nodes/events/chatSimplify';
import { loadApi } from '../../../contract/load';

const { events } = await loadApi('chatApps');
const examples = events.flatMap(({ body }) =>
	Object.entries(body.examples).map(([name, { value }]) => [name, value] as const),
);

function read(body: unknown) {
	const event = readChatEvent(body);
	if (!event.ok || event.value === undefined) throw new Error('No event was read');
	return event.value;
}

const inbound = (payload: object) => ({
	namespace: 'ChatApps',
	eventType: 'inbound_message_received',
	payload: {
		umid: 'u-1',
		subAccountId: 'acme_hq',
		timestamp: '2026-05-04T11:42:17.030Z',
		user: { msisdn: '6591234567', name: 'Ann' },
		recipient: { channel: 'whatsapp', channelId: 'c-1' },
		type: 'Text',
		content: { text: 'Hi' },
		...payload,
	},
});

const status = (payload: object) => ({
	namespace: 'ChatApps',
	eventType: 'outbound_message_status_changed',
	payload: {
		umid: 'u-1',
		subAccountId: 'acme_hq',
		channel: 'whatsapp',
		status: { state: 'undelivered', errorCode: 1022 },
		...payload,
	},
});

test.each(examples)("the contract's example %s is an event with flat fields", (_name, value) => {
	const simple = simplifiedChat(read(value));
	for (const field of Object.values(simple)) expect(typeof field === 'object' ? field : null).toBeNull();
	expect(simple).toMatchObject({ umid: expect.any(String) as unknown, channel: expect.any(String) as unknown });
});

describe('an inbound message', () => {
	test.each([
		[
			{},
			{
				type: 'text',
				text: 'Hi',
				msisdn: '+6591234567',
				name: 'Ann',
				channel: 'WhatsApp',
				channelId: 'c-1',
				isOptOut: false,
			},
		],
		[{ content: { text: 'Stop' } }, { isOptOut: true }],
		[
			{ type: 'Image', content: { url: 'https://m.example.com/1', text: 'Here' } },
			{ type: 'image', text: 'Here', mediaUrl: 'https://m.example.com/1', mediaExpiresAt: '2026-05-05T11:42:17.030Z' },
		],
		[{ type: 'Document', content: { url: 'https://m.example.com/1' } }, { type: 'file' }],
		[
			{ type: 'Location', content: { location: { latitude: 1.28, longitude: 103.86, name: 'Merlion' } } },
			{ type: 'location', latitude: 1.28, longitude: 103.86, locationName: 'Merlion', mediaUrl: null },
		],
		[
			{
				type: 'Interactive',
				content: { interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } } },
			},
			{ type: 'buttonReply', replyId: 'yes', text: 'Yes', payload: 'yes' },
		],
		[
			{ type: 'interactive', content: { interactive: { listReply: { id: '1930', title: '19:30' } } } },
			{ type: 'listReply', replyId: '1930', text: '19:30' },
		],
		[
			{ type: 'Text', content: { text: 'Book', payload: 'book' }, replyToUmid: 'u-0' },
			{ type: 'buttonReply', replyId: 'book', text: 'Book', replyToUmid: 'u-0' },
		],
		[{ user: { channelUserId: 'SG.1' } }, { msisdn: null, channelUserId: 'SG.1', name: null }],
		[{ recipient: { channel: 'telegram' } }, { channel: 'telegram' }],
		[
			{ type: 'Order', content: { items: [1] } },
			{ type: 'other', content: { items: [1] } },
		],
	])('with %j is %j', (payload, expected) => {
		expect(simplifiedChat(read(inbound(payload)))).toMatchObject(expected);
	});
});

describe('a status', () => {
	test("has WhatsApp's reason in words, and is of its channel", () => {
		expect(simplifiedChat(read(status({ whatsapp: { providerErrorCode: '131047' } })))).toMatchObject({
			channel: 'WhatsApp',
			state: 'undelivered',
			hasFailed: true,
			isFinal: true,
			errorCode: 1022,
			errorName: 'No free text now',
			providerErrorCode: '131047',
		});
	});

	test("of another channel is not explained with WhatsApp's codes, and codes of SMS are", () => {
		expect(simplifiedChat(read(status({ channel: 'Viber' })))).toMatchObject({ errorCode: 1022, errorName: null });
		const sms = status({ channel: 'SMS', status: { state: 'undelivered', errorCode: 24 } });
		expect(simplifiedChat(read(sms))).toMatchObject({ errorName: expect.any(String) as unknown });
	});

	test('is another event on another channel, in another state and at another time', () => {
		const bodies = [
			status({}),
			status({ channel: 'RCS' }),
			status({ status: { state: 'read' } }),
			status({ status: { state: 'read', timestamp: '2026-05-04T11:42:17.030Z' } }),
		];
		expect(new Set(bodies.map((body) => read(body).identity)).size).toBe(4);
		expect(read(status({})).identity).toBe(read(status({})).identity);
	});
});

describe('a body', () => {
	test.each([
		['of the SMS API', { ...inbound({}), namespace: 'SMS' }],
		['of a kind that is not known', { ...inbound({}), eventType: 'flow_completed' }],
	])('%s is not an event of this trigger', (_what, body) => {
		expect(readChatEvent(body)).toEqual({ ok: true, value: undefined });
	});

	test.each([
		['nothing', {}],
		['no namespace', { eventType: 'a' }],
		['no ID', inbound({ umid: '' })],
		['no type', inbound({ type: null })],
		['no content', inbound({ content: null })],
		['a name of 600 characters', inbound({ user: { name: 'x'.repeat(600) } })],
		['a text of 50,000 characters', inbound({ content: { text: 'x'.repeat(50_000) } })],
		['no state', status({ status: {} })],
	])('with %s is refused', (_what, body) => {
		expect(readChatEvent(body)).toMatchObject({ ok: false, problem: { code: 'EVENT_MALFORMED' } });
	});
});
