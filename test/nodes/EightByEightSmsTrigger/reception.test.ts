import { connect } from 'node:net';
import { serialize } from 'node:v8';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recentEvents } from '../../../nodes/triggers/reception/recentEvents';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { startTriggerHost, type Trigger, type TriggerHost, type TriggerOptions } from '../../engine/triggerHost';
import { deliveryReceipt, inboundMessage, surveyAnswer } from './samples';

const everyEvent = ['inbound_message_received', 'outbound_message_status_changed', 'survey_response'];

let host: TriggerHost;
let sandbox: Sandbox;

beforeAll(async () => {
	[host, sandbox] = await Promise.all([startTriggerHost(), startSandbox()]);
});
afterAll(() => Promise.all([host.close(), sandbox.close()]));

/** A trigger whose URL was given to 8x8 by hand. */
async function manualTrigger(parameters: TriggerOptions['parameters'] = {}): Promise<Trigger> {
	const trigger = host.trigger({
		parameters: { events: everyEvent, registration: 'manual', ...parameters },
		credential: {},
	});
	await trigger.publish();
	return trigger;
}

async function registeredTrigger(
	parameters: TriggerOptions['parameters'] = {},
	changes: Partial<Parameters<TriggerHost['trigger']>[0]> = {},
): Promise<Trigger> {
	sandbox.reset();
	const credential = {
		apiKey: sandbox.apiKey,
		region: 'custom',
		baseUrl: sandbox.url,
		subAccountId: sandbox.subAccountId,
		accountId: sandbox.accountId,
	};
	const trigger = host.trigger({ parameters, credential, ...changes });
	await trigger.publish();
	return trigger;
}

/** What 8x8 puts into the Authorization header of its calls. */
async function secretOf(trigger: Trigger): Promise<string> {
	sandbox.receive({ source: '+6591234567', text: 'What is the secret?' });
	await expect.poll(() => trigger.executions.length).toBe(1);
	trigger.executions.length = 0;
	return trigger.authorizations.at(-1) ?? '';
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
	const answer = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	return { status: answer.status, text: await answer.text() };
}

describe('an event', () => {
	test('starts one execution, and is answered with 200 and no body', async () => {
		const trigger = await manualTrigger();
		expect(await post(trigger.url, inboundMessage({ body: 'Hi' }))).toEqual({ status: 200, text: '' });
		expect(trigger.executions).toMatchObject([{ eventType: 'inbound_message_received', body: 'Hi' }]);
	});

	test('that is not chosen in Trigger On starts nothing, and is answered with 200 and no body', async () => {
		const trigger = await manualTrigger({ events: ['outbound_message_status_changed'] });
		expect(await post(trigger.url, inboundMessage())).toEqual({ status: 200, text: '' });
		expect(await post(trigger.url, surveyAnswer())).toEqual({ status: 200, text: '' });
		expect(trigger.executions).toEqual([]);
	});

	test.each([
		['of another kind', { ...inboundMessage(), eventType: 'inbound_call_received' }],
		['of another kind with another payload', { namespace: 'SMS', eventType: 'number_ported', payload: [1] }],
		['of another kind without a payload', { namespace: 'SMS', eventType: 'number_ported' }],
		['of chat apps', { ...inboundMessage(), namespace: 'ChatApps' }],
	])('%s starts nothing, and is answered with 200', async (_name, body) => {
		const trigger = await manualTrigger();
		expect(await post(trigger.url, body)).toEqual({ status: 200, text: '' });
		expect(trigger.executions).toEqual([]);
	});

	test.each([
		['{}', 'the body is not a JSON object'],
		['[]', 'the body is not a JSON object'],
		[{ hello: 'world' }, 'namespace is missing'],
		[{ ...inboundMessage(), namespace: 5 }, 'namespace is missing'],
		[{ ...inboundMessage(), eventType: undefined }, 'eventType is missing'],
		[{ ...inboundMessage(), payload: 'text' }, 'payload is missing'],
		[inboundMessage({ umid: '' }), 'payload.umid is missing'],
		[inboundMessage({ source: undefined }), 'payload.source is missing'],
		[inboundMessage({ destination: undefined }), 'payload.destination is missing'],
		[deliveryReceipt({}, { umid: 7 }), 'payload.umid is missing'],
		[deliveryReceipt({ state: undefined }), 'payload.status.state is missing'],
		[deliveryReceipt({}, { status: null }), 'payload.status.state is missing'],
		[inboundMessage({ umid: 'u'.repeat(513) }), 'payload.umid is longer than 512 characters'],
		[inboundMessage({ body: 'x'.repeat(40_001) }), 'payload.body is longer than 40000 characters'],
		[deliveryReceipt({ detail: 'd'.repeat(513) }), 'payload.status.detail is longer than 512 characters'],
		[deliveryReceipt({ errorMessage: 'x'.repeat(40_001) }), 'payload.status.errorMessage is longer than 40000'],
		[deliveryReceipt({}, { clientMessageId: 'c'.repeat(513) }), 'payload.clientMessageId is longer than 512'],
		[surveyAnswer({ surveySubmittedAt: '5'.repeat(513) }), 'surveySubmittedAt is longer than 512 characters'],
		[surveyAnswer({ answers: 'none' }), 'answers is missing'],
		[surveyAnswer({ umid: undefined }), 'umid is missing'],
	])('that is none of 8x8 (%j) is refused with 400 and the reason', async (body, reason) => {
		const trigger = await manualTrigger();
		const answer = await post(trigger.url, body);
		expect(answer.status).toBe(400);
		expect(answer.text).toContain(`This is not a valid 8x8 event: ${reason}`);
		expect(trigger.executions).toEqual([]);
	});

	test('of another content type is refused with 400 and the reason', async () => {
		const trigger = await manualTrigger();
		const answer = await post(trigger.url, inboundMessage(), { 'content-type': 'text/xml' });
		expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('Content-Type') as string });
	});

	test('larger than any event is refused with 413', async () => {
		const trigger = await manualTrigger();
		expect((await post(trigger.url, inboundMessage({ body: 'x'.repeat(300_000) }))).status).toBe(413);
		expect(trigger.executions).toEqual([]);
	});

	test('with an empty text, or fields that 8x8 may add, starts the workflow', async () => {
		const trigger = await manualTrigger();
		await post(trigger.url, { ...inboundMessage({ body: '', extra: { deep: true } }), version: 3 });
		expect(trigger.executions).toMatchObject([{ body: '' }]);
	});

	test.each([null, undefined])('whose text is %s starts the workflow anyway', async (body) => {
		const trigger = await manualTrigger();
		expect((await post(trigger.url, inboundMessage({ body }))).status).toBe(200);
		expect(trigger.executions).toMatchObject([{ source: inboundMessage().payload.source, body: null }]);
	});
});

describe('the Authorization header', () => {
	test('of a registered trigger has to be the one that was registered', async () => {
		const trigger = await registeredTrigger();
		const secret = await secretOf(trigger);
		for (const authorization of ['', 'Bearer wrong', secret.slice(7), `${secret}x`, secret.slice(0, -1), '***']) {
			const answer = await post(trigger.url, inboundMessage(), { authorization });
			expect(answer).toEqual({ status: 401, text: 'The Authorization header is missing or wrong.' });
		}
		const without = await fetch(trigger.url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(inboundMessage()),
		});
		expect(without.status).toBe(401);
		expect(without.headers.get('www-authenticate')).toBe('Bearer');
		expect(trigger.executions).toEqual([]);
		expect((await post(trigger.url, inboundMessage(), { authorization: secret })).status).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	test('is wrong in any form while the trigger has no registration', async () => {
		const trigger = await registeredTrigger();
		trigger.staticData = {};
		for (const authorization of ['Bearer x', 'undefined', 'Bearer undefined', 'Bearer ', '']) {
			expect(await post(trigger.url, inboundMessage(), { authorization })).toEqual({
				status: 401,
				text: 'This trigger is not registered.',
			});
		}
		expect(trigger.executions).toEqual([]);
	});

	test('differs for every trigger, and the digest that is kept does not pass for it', async () => {
		const [one, other] = [await registeredTrigger(), await registeredTrigger()];
		const secret = await secretOf(other);
		expect(secret).toMatch(/^Bearer [\w-]{43}$/);
		const digest = /"secretDigest":"([\da-f]{64})"/.exec(JSON.stringify(other.staticData))?.[1] ?? '';
		expect(digest).not.toBe('');
		expect(JSON.stringify(other.staticData)).not.toContain(secret.slice(7));
		expect((await post(one.url, inboundMessage(), { authorization: secret })).status).toBe(401);
		for (const authorization of [digest, `Bearer ${digest}`]) {
			expect((await post(other.url, inboundMessage(), { authorization })).status).toBe(401);
		}
	});

	test.each([
		['from before the first publication', () => ({})],
		['from before the newest publication', (earlier: Trigger['staticData']) => earlier],
	])('still counts when a run that ends late puts static data back %s', async (_name, older) => {
		const trigger = await registeredTrigger();
		const earlier = structuredClone(trigger.staticData);
		await trigger.unpublish();
		trigger.edit({ options: { keywords: 'hello' } });
		await trigger.publish();
		trigger.staticData = older(earlier);
		sandbox.receive({ source: '+6591234567', text: 'Hello again' });
		await expect.poll(() => trigger.executions).toMatchObject([{ body: 'Hello again' }]);
	});

	test('still counts when the credential gets a new key', async () => {
		const credential = {
			apiKey: sandbox.apiKey,
			region: 'custom',
			baseUrl: sandbox.url,
			subAccountId: sandbox.subAccountId,
			accountId: sandbox.accountId,
		};
		const trigger = await registeredTrigger({}, { credential });
		credential.apiKey = 'another-key';
		sandbox.receive({ source: '+6591234567', text: 'Hello again' });
		await expect.poll(() => trigger.executions).toMatchObject([{ body: 'Hello again' }]);
	});

	test('is looked at before the body, so that strangers learn nothing', async () => {
		const trigger = await registeredTrigger();
		expect((await post(trigger.url, { hello: 'world' })).status).toBe(401);
		expect((await post(trigger.url, inboundMessage({ body: 'x'.repeat(300_000) }))).status).toBe(401);
	});

	test('of a manual trigger has to be the one in its settings, where there is one', async () => {
		const trigger = await manualTrigger({ authorization: 'Basic dXNlcjpwYXNz' });
		expect((await post(trigger.url, inboundMessage())).status).toBe(401);
		expect((await post(trigger.url, inboundMessage(), { authorization: 'Basic x' })).status).toBe(401);
		expect((await post(trigger.url, inboundMessage(), { authorization: 'Basic dXNlcjpwYXNz' })).status).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	test('stays the registered one when n8n restarts', async () => {
		const trigger = await registeredTrigger();
		trigger.staticData = JSON.parse(JSON.stringify(trigger.staticData)) as typeof trigger.staticData;
		sandbox.receive({ source: '+6591234567', text: 'After the restart' });
		await expect.poll(() => trigger.executions).toMatchObject([{ body: 'After the restart' }]);
	});
});

describe('the address of the caller', () => {
	test('is refused with 403 where it is none of the addresses of 8x8, also behind a proxy that is not known', async () => {
		const trigger = await manualTrigger({ options: { restrictToPlatformAddresses: true } });
		expect((await post(trigger.url, inboundMessage())).status).toBe(403);
		expect((await post(trigger.url, inboundMessage(), { 'x-forwarded-for': '52.220.109.9' })).status).toBe(403);
		expect(trigger.executions).toEqual([]);
	});

	test('is the one that the proxy names, once n8n knows how many proxies there are', async () => {
		const proxied = await startTriggerHost({ proxyHops: 1 });
		try {
			const trigger = proxied.trigger({
				parameters: { registration: 'manual', options: { restrictToPlatformAddresses: true } },
				credential: {},
			});
			await trigger.publish();
			expect((await post(trigger.url, inboundMessage(), { 'x-forwarded-for': '52.220.109.9' })).status).toBe(200);
			expect((await post(trigger.url, inboundMessage(), { 'x-forwarded-for': '192.0.2.1' })).status).toBe(403);
			expect(trigger.executions).toHaveLength(1);
		} finally {
			await proxied.close();
		}
	});
});

describe('an event that 8x8 posts again', () => {
	test('starts nothing and is answered with 200', async () => {
		const trigger = await manualTrigger();
		for (const event of [inboundMessage(), deliveryReceipt(), surveyAnswer()]) {
			for (let times = 0; times < 5; times++) {
				expect(await post(trigger.url, event)).toEqual({ status: 200, text: '' });
			}
		}
		expect(trigger.executions.map(({ eventType }) => eventType)).toEqual([
			'inbound_message_received',
			'outbound_message_status_changed',
			'survey_response',
		]);
	});

	test('counts as another event if the state of the message has changed', async () => {
		const trigger = await manualTrigger({ options: { finalStatesOnly: false } });
		const umid = crypto.randomUUID();
		for (const status of [
			{ state: 'sent', detail: undefined },
			{ state: 'delivered', detail: 'delivered_to_operator' },
			{ state: 'delivered', detail: 'delivered_to_recipient' },
			{ state: 'delivered', detail: 'delivered_to_recipient', timestamp: '2026-05-04T11:30:09Z' },
			{ state: 'read', detail: undefined },
		]) {
			await post(trigger.url, deliveryReceipt(status, { umid }));
		}
		expect(trigger.executions.map(({ state, detail }) => [state, detail])).toEqual([
			['sent', null],
			['delivered', 'delivered_to_operator'],
			['delivered', 'delivered_to_recipient'],
			['read', null],
		]);
	});

	test('starts each of two workflows that it goes to', async () => {
		const [one, other] = await Promise.all([manualTrigger(), manualTrigger()]);
		const event = inboundMessage();
		await post(one.url, event);
		await post(other.url, event);
		expect([one.executions.length, other.executions.length]).toEqual([1, 1]);
	});

	test('starts the workflow where n8n failed to take it before', async () => {
		const trigger = await manualTrigger();
		const event = inboundMessage();
		trigger.failsNext = true;
		expect((await post(trigger.url, event)).status).toBe(500);
		expect((await post(trigger.url, event)).status).toBe(200);
		expect((await post(trigger.url, event)).status).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	test('is put off while n8n is still taking it, so that it is never lost', async () => {
		const trigger = await manualTrigger();
		const event = inboundMessage();
		let release = (): void => undefined;
		trigger.takesAfter = new Promise((resolve) => (release = resolve));
		const first = post(trigger.url, event);
		await expect.poll(async () => (await post(trigger.url, event)).status).toBe(503);
		release();
		expect((await first).status).toBe(200);
		expect((await post(trigger.url, event)).status).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	test('is recognised even if 8x8 hung up before the answer', async () => {
		const trigger = await manualTrigger();
		const event = inboundMessage();
		let release = (): void => undefined;
		trigger.takesAfter = new Promise((resolve) => (release = resolve));
		await postAndHangUp(trigger.url, event);
		await expect.poll(async () => (await post(trigger.url, event)).status).toBe(503);
		release();
		await expect.poll(() => trigger.executions.length).toBe(1);
		expect((await post(trigger.url, event)).status).toBe(200);
		expect(trigger.executions).toHaveLength(1);
	});

	test('leaves neither its body nor the call in memory, although 8x8 hung up before the answer', async () => {
		const trigger = await manualTrigger();
		let release = (): void => undefined;
		trigger.takesAfter = new Promise((resolve) => (release = resolve));
		const [events, bytes] = [recentEvents.size, serialize(recentEvents).byteLength];
		const bodies = Array.from({ length: 5 }, () => inboundMessage({ body: 'x'.repeat(30_000) }));
		await Promise.all(bodies.map((body) => postAndHangUp(trigger.url, body)));
		await expect.poll(() => recentEvents.size - events).toBe(bodies.length);
		expect(serialize(recentEvents).byteLength - bytes).toBeLessThan(bodies.length * 100);
		release();
		await expect.poll(() => trigger.executions.length).toBe(bodies.length);
	});

	test('starts the workflow again where Ignore Repeats is off', async () => {
		const trigger = await manualTrigger({ options: { ignoreRepeats: false } });
		const event = inboundMessage();
		await post(trigger.url, event);
		await post(trigger.url, event);
		expect(trigger.executions).toHaveLength(2);
	});

	test('starts a test each time, so that a sample can be posted again and again', async () => {
		const trigger = host.trigger({ parameters: { registration: 'manual' }, credential: {} });
		const event = inboundMessage();
		for (let times = 0; times < 2; times++) {
			const stop = await trigger.listen();
			expect((await post(trigger.testUrl, event)).status).toBe(200);
			await stop();
		}
		expect(trigger.executions).toHaveLength(2);
	});

	test('is filtered in the same way each time', async () => {
		const trigger = await manualTrigger({ options: { keywords: 'STOP' } });
		const event = inboundMessage();
		await post(trigger.url, event);
		expect((await post(trigger.url, event)).status).toBe(200);
		expect(trigger.executions).toEqual([]);
	});
});

async function postAndHangUp(url: string, event: object): Promise<void> {
	const { hostname, port, pathname } = new URL(url);
	const body = JSON.stringify(event);
	const socket = connect(Number(port), hostname);
	await new Promise<void>((written) => {
		socket.write(
			`POST ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
			() => {
				written();
			},
		);
	});
	// The server has the whole request before the connection ends.
	await new Promise((resolve) => setTimeout(resolve, 50));
	socket.destroy();
}

describe('the filters', () => {
	test('let through what they name, and answer 200 to the rest', async () => {
		const trigger = await manualTrigger({
			options: { finalStatesOnly: true, keywords: 'STOP, opt out', destinations: '+65 3158 0000' },
		});
		const events = [
			deliveryReceipt({ state: 'sent' }),
			deliveryReceipt({ state: 'delivered' }),
			inboundMessage({ body: 'Please stop.' }),
			inboundMessage({ body: 'Nonstop fun' }),
			inboundMessage({ body: 'STOP', destination: '+6531580001' }),
			surveyAnswer(),
		];
		for (const event of events) expect(await post(trigger.url, event)).toEqual({ status: 200, text: '' });
		expect(trigger.executions).toMatchObject([
			{ state: 'delivered' },
			{ body: 'Please stop.' },
			{ surveyId: 'table-feedback' },
		]);
	});

	test('take a list from an expression', async () => {
		const trigger = await manualTrigger({
			options: { keywords: "={{ ['stop', 'end'] }}", states: "={{ ['read'] }}", destinations: '={{ 6531580000 }}' },
		});
		await post(trigger.url, inboundMessage({ body: 'End' }));
		await post(trigger.url, deliveryReceipt({ state: 'read' }));
		await post(trigger.url, deliveryReceipt({ state: 'delivered' }));
		expect(trigger.executions).toMatchObject([{ body: 'End' }, { state: 'read' }]);
	});
});

describe('without Simplify', () => {
	test.each([inboundMessage(), deliveryReceipt(), surveyAnswer()])(
		'the body comes out as it came in',
		async (event) => {
			const trigger = await manualTrigger({ simplify: false });
			await post(trigger.url, event);
			expect(trigger.executions).toEqual([event]);
		},
	);
});
