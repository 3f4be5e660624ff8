import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadContract } from '../../contract/load';
import type { Contract } from '../../contract/model';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server';
import { connectionOf, moduleNamed, webhookNamed } from './app';
import { MakeError, runComponent, type Outcome, type Send, type Sent } from './runApp';
import { openWebhook, type MakeWebhook } from './runWebhook';
import { connectionTo, departures, toSandbox } from './sandboxAsMake';
import { eventually } from '../sandbox/eventually';

let contract: Contract;
let sandbox: Sandbox;
let hook: MakeWebhook;
const state = { stored: {}, parameters: {} };
const requests: Sent[] = [];

beforeAll(async () => {
	contract = await loadContract();
});
afterEach(async () => {
	await Promise.all([sandbox.close(), hook.close()]);
	requests.length = 0;
});

/** What happens right after attach has posted. */
type Meanwhile = () => Promise<unknown> | undefined;

/** Somebody else registers a webhook. */
async function register(webhook: object, host = 'sms.8x8.com'): Promise<void> {
	await toSandbox(
		sandbox,
		[],
	)({
		url: `https://${host}/api/v1/accounts/${sandbox.accountId}/webhooks`,
		method: 'POST',
		headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
		body: JSON.stringify([webhook]),
	});
}

/** An account and a new webhook in Make. */
async function start(id: string, options: SandboxOptions = {}): Promise<void> {
	sandbox = await startSandbox({ subAccountIds: ['acme_hq', 'acme_events'], delayScale: 0, ...options });
	Object.assign(state, { stored: {}, parameters: { registration: 'automatic' } });
	hook = await openWebhook(id, state);
}

async function attach(id: string, parameters: Record<string, unknown> = {}, meanwhile?: Meanwhile): Promise<Outcome> {
	state.parameters = { registration: 'automatic', ...parameters };
	const given = { parameters: state.parameters, connection: connectionTo(sandbox), webhook: { url: hook.url } };
	const send: Send = async (request) => {
		const answer = await toSandbox(sandbox, requests)(request);
		if (request.method === 'POST') await meanwhile?.();
		return answer;
	};
	const outcome = await runComponent(webhookNamed(id).attach, given, send);
	state.stored = outcome.data;
	return outcome;
}

async function detach(id: string): Promise<void> {
	const given = { connection: connectionTo(sandbox), webhook: state.stored };
	await runComponent(webhookNamed(id).detach, given, toSandbox(sandbox, requests));
}

async function refusal(attached: Promise<unknown>): Promise<string> {
	const failure: unknown = await attached.catch((error: unknown) => error);
	if (!(failure instanceof MakeError)) throw new Error('It was not refused');
	return failure.message;
}

const crm = 'https://crm.example.com/hooks/secret-path';
const entry = (changes: { subAccountId?: string; type?: 'DR' | 'MO' | 'MSG'; url?: string } = {}) => ({
	subAccountId: 'acme_hq',
	url: crm,
	...changes,
});

describe('attach', () => {
	test.each(['either', 'typed', 'untyped'] as const)(
		'registers the webhook with an Authorization of its own, where the form is %s, and detach removes it',
		async (webhookForm) => {
			await start('inboundMessage', { webhookForm });
			const { data } = await attach('inboundMessage');
			expect(sandbox.webhooks()).toMatchObject([{ subAccountId: 'acme_hq', url: hook.url, enabled: true }]);
			expect(data.authorization).toMatch(/^Bearer [0-9a-f-]{73}$/);
			await detach('inboundMessage');
			expect(sandbox.webhooks()).toEqual([]);
			for (const request of requests) expect(departures(contract, request)).toEqual([]);
		},
	);

	test('looks before it posts, and again after it', async () => {
		await start('inboundMessage');
		await attach('inboundMessage');
		expect(requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
	});

	test('follows the form that the account has', async () => {
		await start('inboundMessage', { webhooks: [entry({ subAccountId: 'acme_events' })] });
		await attach('inboundMessage');
		expect(sandbox.webhooks()).toHaveLength(2);
		expect(sandbox.webhooks()[1]).not.toHaveProperty('type');
	});

	test('registers without a type where it is told to', async () => {
		await start('inboundMessage');
		await attach('inboundMessage', { registration: 'untyped' });
		expect(sandbox.webhooks()[0]).not.toHaveProperty('type');
	});

	test.each([
		['all events of the sub-account', [entry()]],
		['inbound messages of the sub-account', [entry({ type: 'MO' })]],
		['messages of the sub-account, chat apps included', [entry({ type: 'MSG' })]],
		['events of all sub-accounts', [entry({ subAccountId: '*' })]],
		['both kinds of events', [entry({ type: 'MO' }), entry({ type: 'DR' })]],
	])('refuses where another URL gets %s, and changes nothing', async (_name, webhooks) => {
		await start('inboundMessage', { webhooks });
		const before = sandbox.webhooks();
		const words = await refusal(attach('inboundMessage'));
		expect(words).toContain('8x8 already posts events of acme_hq to https://crm.example.com');
		expect(words).not.toContain('secret-path');
		expect(requests.map(({ method }) => method)).toEqual(['GET']);
		expect(sandbox.webhooks()).toEqual(before);
	});

	test.each([
		['of another sub-account', [entry({ subAccountId: 'acme_events' })]],
		['for receipts', [entry({ type: 'DR' })]],
	])('leaves a webhook %s beside its own', async (_name, webhooks) => {
		await start('inboundMessage', { webhooks });
		await attach('inboundMessage');
		expect(sandbox.webhooks()).toHaveLength(2);
		await detach('inboundMessage');
		expect(sandbox.webhooks()).toMatchObject(webhooks);
	});

	test('refuses where the answer is not a list of webhooks', async () => {
		await start('inboundMessage');
		sandbox.addFault({ times: 1, effects: [{ kind: 'answer', status: 200, body: '<html>Welcome</html>' }] });
		await refusal(attach('inboundMessage'));
		expect(sandbox.webhooks()).toEqual([]);
	});

	test('of both triggers works in an account whose webhooks have types', async () => {
		await start('inboundMessage', { webhookForm: 'typed' });
		await attach('inboundMessage');
		const receipts = { parameters: { registration: 'automatic' }, connection: connectionTo(sandbox) };
		const webhook = { url: 'https://hook.eu2.make.com/receipts' };
		await runComponent(webhookNamed('deliveryReceipt').attach, { ...receipts, webhook }, toSandbox(sandbox, requests));
		expect(sandbox.webhooks().map(({ type }) => type)).toEqual(['MO', 'DR']);
	});

	test('by hand asks nothing of 8x8, and neither does its detach', async () => {
		await start('deliveryReceipt');
		await attach('deliveryReceipt', { registration: 'manual' });
		await detach('deliveryReceipt');
		expect(requests).toEqual([]);
	});
});

describe('attach, where somebody else registers at the same time,', () => {
	test.each([
		['for the same events', 'typed', entry({ type: 'MO' })],
		['for all events of the sub-account', 'untyped', entry()],
	] as const)('%s finds itself replaced, and leaves theirs', async (_name, webhookForm, theirs) => {
		await start('inboundMessage', { webhookForm });
		const words = await refusal(attach('inboundMessage', {}, () => register(theirs)));
		expect(words).toContain(
			'somebody else registered another one for the events of acme_hq, to https://crm.example.com',
		);
		expect(words).not.toContain('secret-path');
		expect(sandbox.webhooks()).toMatchObject([theirs]);
		expect(requests.map(({ method }) => method)).not.toContain('DELETE');
	});

	test.each([
		['for all sub-accounts', 'untyped', entry({ subAccountId: '*' })],
		['for all sub-accounts, with a type', 'typed', entry({ subAccountId: '*', type: 'MO' })],
		['for messages of chat apps too', 'typed', entry({ type: 'MSG' })],
	] as const)('%s removes its own alone', async (_name, webhookForm, theirs) => {
		await start('inboundMessage', { webhookForm });
		const words = await refusal(attach('inboundMessage', {}, () => register(theirs)));
		expect(words).not.toContain('still registered');
		expect(sandbox.webhooks()).toMatchObject([theirs]);
		for (const request of requests) expect(departures(contract, request)).toEqual([]);
	});

	test('leaves its own too where removing it could remove theirs', async () => {
		await start('inboundMessage', { webhookForm: 'either' });
		const words = await refusal(attach('inboundMessage', {}, () => register(entry())));
		expect(words).toContain('This webhook is still registered');
		expect(sandbox.webhooks()).toMatchObject([{ url: hook.url }, entry()]);
	});

	test('says that both are there where its own cannot be removed', async () => {
		await start('inboundMessage', { webhookForm: 'typed' });
		sandbox.addFault({ operation: 'deleteWebhooks', effects: [{ kind: 'answer', status: 500 }] });
		const words = await refusal(attach('inboundMessage', {}, () => register(entry({ type: 'MSG' }))));
		expect(words).toMatch(/crm\.example\.com.+\[500\] This webhook is still registered/);
	});

	test('for other events is not disturbed', async () => {
		await start('inboundMessage', { webhookForm: 'typed' });
		await attach('inboundMessage', {}, () => register(entry({ type: 'DR' })));
		expect(sandbox.webhooks().map(({ type }) => type)).toEqual(['MO', 'DR']);
	});
});

test('attach says what is left where it cannot look again', async () => {
	await start('inboundMessage');
	sandbox.addFault({ operation: 'getWebhooks', skip: 1, effects: [{ kind: 'answer', status: 500 }] });
	expect(await refusal(attach('inboundMessage'))).toMatch(/^\[500\].+Remove it in 8x8 Connect/);
});

describe('detach', () => {
	test('leaves what somebody else has put in its place', async () => {
		await start('inboundMessage');
		await attach('inboundMessage');
		await register({ ...sandbox.webhooks()[0], httpAuthorization: 'Bearer theirs', url: crm });
		await detach('inboundMessage');
		expect(sandbox.webhooks()).toMatchObject([{ url: crm }]);
		expect(requests.map(({ method }) => method)).not.toContain('DELETE');
	});
});

describe.each([
	['inboundChatMessage', 'MSG', 'CADR'],
	['chatMessageStatus', 'CADR', 'MSG'],
] as const)('%s', (id, type, otherType) => {
	test('is registered for its type of events alone, and detach removes it', async () => {
		await start(id, { chatWebhooks: [{ subAccountId: 'acme_hq', url: crm, type: otherType }] });
		await attach(id);
		expect(sandbox.chatWebhooks()).toMatchObject([{ url: crm }, { subAccountId: 'acme_hq', type, url: hook.url }]);
		await detach(id);
		expect(sandbox.chatWebhooks()).toMatchObject([{ url: crm }]);
		expect(sandbox.webhooks()).toEqual([]);
		for (const request of requests) expect(departures(contract, request)).toEqual([]);
	});

	test('refuses where another URL gets the events', async () => {
		for (const theirs of [{ type }, { subAccountId: '*', type }, {}]) {
			await start(id, { chatWebhooks: [{ subAccountId: 'acme_hq', url: crm, ...theirs }] });
			expect(await refusal(attach(id))).toContain('https://crm.example.com');
			expect(requests.map(({ method }) => method)).not.toContain('POST');
			await Promise.all([sandbox.close(), hook.close()]);
		}
		await start(id);
	});

	test('gives way to whoever registers at the same time', async () => {
		await start(id);
		const theirs = { subAccountId: '*', type, url: crm };
		await refusal(attach(id, {}, () => register(theirs, 'chatapps.8x8.com')));
		expect(sandbox.chatWebhooks()).toMatchObject([theirs]);
	});
});

describe('what is posted of chat apps', () => {
	const namesOf = (id: string) => moduleNamed(id).interface.map(({ name }) => name);

	test('comes out of Watch Inbound Chat App Messages as its interface says', async () => {
		await start('inboundChatMessage');
		await attach('inboundChatMessage');
		const content = { interactive: { type: 'button_reply', button_reply: { id: 'keep', title: 'Yes' } } };
		sandbox.receive({ source: '+6591234567', chat: { channel: 'WhatsApp', type: 'Interactive', content } });
		await eventually(() => expect(hook.bundles).toMatchObject([{ type: 'Interactive', content }]));
		expect(namesOf('watchInboundChatMessages')).toEqual(
			expect.arrayContaining(Object.keys(Object(hook.bundles[0]) as object)),
		);
	});

	test('comes out of Watch Chat App Statuses, for each status of a message', async () => {
		await start('chatMessageStatus');
		await attach('chatMessageStatus');
		const parameters = { msisdn: '+6591234567', type: 'text', text: 'Hello', channels: [{ channel: 'RCS' }] };
		const given = { parameters, connection: connectionTo(sandbox) };
		await runComponent(moduleNamed('sendChatMessage'), given, toSandbox(sandbox, requests));
		await eventually(() => {
			expect(hook.bundles).toContainEqual(
				expect.objectContaining({ channel: expect.stringMatching(/rcs/i) as unknown }),
			);
			expect(JSON.stringify(hook.bundles)).toContain('"delivered"');
		});
		for (const bundle of hook.bundles) {
			expect(namesOf('watchChatStatuses')).toEqual(expect.arrayContaining(Object.keys(Object(bundle) as object)));
		}
	});

	test('by SMS is dropped there', async () => {
		await start('inboundChatMessage');
		const { data } = await attach('inboundChatMessage');
		const body = JSON.stringify({ namespace: 'SMS', eventType: 'inbound_message_received', payload: { body: 'Hi' } });
		await fetch(hook.url, { method: 'POST', body, headers: { authorization: String(data.authorization) } });
		expect(hook.bundles).toEqual([]);
	});
});

describe('what is posted', () => {
	test('comes out as the trigger says, and is answered immediately', async () => {
		await start('inboundMessage');
		await attach('inboundMessage');
		sandbox.receive({ source: '+6591234567', text: 'Yes, please' });
		await eventually(() => expect(hook.bundles).toMatchObject([{ source: '+6591234567', body: 'Yes, please' }]));
		const names = moduleNamed('watchInboundSms').interface.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(Object.keys(Object(hook.bundles[0]) as object)));
		await eventually(() => expect(sandbox.deliveries()[0]?.attempts.at(-1)).toMatchObject({ status: 200 }));
	});

	test('receipts come out of the other trigger', async () => {
		await start('deliveryReceipt');
		await attach('deliveryReceipt');
		const parameters = { destination: '+6591234567', text: 'Hello' };
		const given = { parameters, connection: connectionTo(sandbox) };
		await runComponent(moduleNamed('sendSms'), given, toSandbox(sandbox, requests));
		await eventually(() => expect(hook.bundles.at(-1)).toMatchObject({ status: { state: 'delivered' } }));
		const names = moduleNamed('watchDeliveryReceipts').interface.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(Object.keys(Object(hook.bundles[0]) as object)));
	});

	const event = { namespace: 'SMS', eventType: 'inbound_message_received', payload: { body: 'Hi' } };

	test.each([
		['with another Authorization', event, 'Bearer somebody'],
		['without an Authorization', event, undefined],
		['of another kind', { ...event, eventType: 'outbound_message_status_changed' }, 'own'],
		["that is not 8x8's", { ...event, namespace: 'CRM' }, 'own'],
		['that is not JSON', 'hello', 'own'],
	])('%s is dropped, and answered with 200 anyway', async (_name, body, authorization) => {
		await start('inboundMessage');
		const { data } = await attach('inboundMessage');
		const header = authorization === 'own' ? String(data.authorization) : authorization;
		const answer = await fetch(hook.url, {
			method: 'POST',
			body: JSON.stringify(body),
			...(header !== undefined && { headers: { authorization: header } }),
		});
		expect(answer.status).toBe(200);
		expect(hook.bundles).toEqual([]);
		await fetch(hook.url, {
			method: 'POST',
			body: JSON.stringify(event),
			headers: { authorization: String(data.authorization) },
		});
		expect(hook.bundles).toEqual([{ body: 'Hi' }]);
	});

	test('without an Authorization comes out where the webhook was registered by hand', async () => {
		await start('inboundMessage');
		await attach('inboundMessage', { registration: 'manual' });
		await fetch(hook.url, { method: 'POST', body: JSON.stringify(event) });
		expect(hook.bundles).toEqual([{ body: 'Hi' }]);
	});
});

describe('the connection', () => {
	async function connect(changes: Record<string, unknown> = {}): Promise<void> {
		await start('inboundMessage');
		const parameters = { ...connectionTo(sandbox), ...changes };
		await runComponent(connectionOf(), { parameters }, toSandbox(sandbox, requests), false);
	}

	test('takes a right key, with one request that changes nothing', async () => {
		await connect();
		expect(requests.map(({ method }) => method)).toEqual(['GET']);
		for (const request of requests) expect(departures(contract, request)).toEqual([]);
	});

	test('refuses a wrong key, and says where to look', async () => {
		expect(await refusal(connect({ apiKey: 'wrong' }))).toMatch(/^\[401\] 8x8 refused the API key.+Region/);
	});

	test('refuses an account ID that does not belong to the key', async () => {
		const accountId = '5f2c1a70-8f5e-4c39-9b0e-3d1f6f0f7a99';
		expect(await refusal(connect({ accountId }))).toMatch(/^\[403\].+Account ID/);
	});

	test('works without an account ID, and then makes no request', async () => {
		await connect({ accountId: '' });
		expect(requests).toEqual([]);
	});

	test.each(['https://sms.example.com', 'sms.example.com/path', 'user@sms.example.com'])(
		'does not take %s for a host',
		async (host) => {
			expect(await refusal(connect({ region: 'other', host, chatAppsHost: 'chatapps.example.com' }))).toContain('host');
			expect(requests).toEqual([]);
		},
	);

	test('sends to the host of its region', async () => {
		await start('inboundMessage');
		const hosts: string[] = [];
		for (const region of ['sms.8x8.com', 'sms.us.8x8.com', 'sms.8x8.uk', 'sms.8x8.id']) {
			for (const [id, parameters] of [
				['getBalance', {}],
				['sendChatMessage', { msisdn: '+6591234567', type: 'text', text: 'Hello' }],
			] as const) {
				await runComponent(
					moduleNamed(id),
					{ parameters, connection: { ...connectionTo(sandbox), region } },
					({ url }) => {
						hosts.push(new URL(url).host);
						return Promise.reject(new Error('Nobody is there'));
					},
				).catch(() => undefined);
			}
		}
		expect(hosts).toEqual(
			contract.apis.flatMap(({ regions }) => regions.map(({ url }) => new URL(url).host)).toSorted(byRegion),
		);
	});
});

/** The order in which the test asks: region by region, SMS first. */
function byRegion(one: string, other: string): number {
	const order = ['sms.8x8.com', 'chatapps.8x8.com', 'sms.us.8x8.com', 'chatapps.us.8x8.com'];
	const rest = ['sms.8x8.uk', 'chatapps.8x8.uk', 'sms.8x8.id', 'chatapps.8x8.id'];
	const all = [...order, ...rest];
	return all.indexOf(one) - all.indexOf(other);
}
