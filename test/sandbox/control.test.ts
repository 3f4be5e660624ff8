import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { onAccount, send, sendBatch } from './client';
import { startReceiver, type Receiver } from './receiver';
import { eventually } from './eventually';

let sandbox: Sandbox;
let receiver: Receiver;
beforeEach(async () => {
	receiver = await startReceiver();
	sandbox = await startSandbox({ delayScale: 0, retryScale: 0, subAccountIds: ['acme_hq', 'acme_vip'] });
});
afterEach(async () => {
	await sandbox.close();
	receiver.close();
});

async function control(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
	const answer = await fetch(`${sandbox.url}/sandbox${path}`, {
		method,
		headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	const text = await answer.text();
	const json: unknown = text === '' ? undefined : JSON.parse(text);
	return { status: answer.status, json };
}

const hello = { destination: '+6591234567', text: 'Hi', clientMessageId: 'c-1' };

describe('the ledger', () => {
	test('lists every accepted message, and only those', async () => {
		await send(sandbox, hello);
		await send(sandbox, { ...hello, destination: '+447700900700' });
		await send(sandbox, { ...hello, clientMessageId: 'c-2' }, { subAccountId: 'acme_vip' });
		sandbox.receive({ source: '+6591234567', text: 'Yes' });
		expect((await control('GET', '/ledger')).json).toMatchObject({
			accepted: 2,
			forgotten: 0,
			messages: [{ clientMessageId: 'c-1' }, { clientMessageId: 'c-2' }],
		});
		expect((await control('GET', '/ledger?subAccountId=acme_vip')).json).toMatchObject({
			messages: [{ clientMessageId: 'c-2' }],
		});
		expect((await control('GET', '/ledger?clientMessageId=c-1&destination=%2B6591234567')).json).toMatchObject({
			messages: [{ clientMessageId: 'c-1' }],
		});
		expect((await control('GET', '/ledger?clientMessageId=c-9')).json).toMatchObject({ accepted: 2, messages: [] });
	});

	test('says how many messages it has forgotten beyond its limit', async () => {
		await sandbox.close();
		sandbox = await startSandbox({ maxMessages: 10 });
		const messages = Array.from({ length: 25 }, (_, index) => ({
			destination: `+65${81_000_000 + index}`,
			text: `${index}`,
		}));
		await sendBatch(sandbox, { messages });
		const ledger = z.object({
			accepted: z.number(),
			forgotten: z.number(),
			messages: z.array(z.object({ text: z.string() })),
		});
		const { messages: kept, ...counts } = ledger.parse((await control('GET', '/ledger')).json);
		expect(counts).toEqual({ accepted: 25, forgotten: 15 });
		expect(kept.map(({ text }) => text)).toEqual(['15', '16', '17', '18', '19', '20', '21', '22', '23', '24']);
	});

	test('forgets the oldest messages and events when they hold too many bytes', async () => {
		await sandbox.close();
		sandbox = await startSandbox({ delayScale: 0, maxBytes: 40_000 });
		await onAccount(sandbox, 'POST', '/webhooks', { body: [{ subAccountId: '*', url: receiver.url }] });
		for (let count = 0; count < 10; count++) sandbox.receive({ source: '6591234567', text: `${count}`.repeat(5000) });
		await eventually(() => {
			expect(receiver.received.length).toBeGreaterThan(0);
		});
		const events = sandbox.deliveries().map(({ event }) => JSON.stringify(event).includes('9999'));
		expect(events.length).toBeLessThan(5);
		expect(events.at(-1)).toBe(true);
		const thread = (await control('GET', '/conversations/6591234567/messages')).json;
		expect(thread).toMatchObject({ total: 3 });
	});

	test('holds 100,000 messages', async () => {
		await sandbox.close();
		sandbox = await startSandbox();
		for (let batch = 0; batch < 10; batch++) {
			const destinations = Array.from({ length: 10_000 }, (_, index) => `+65${80_000_000 + batch * 10_000 + index}`);
			await sendBatch(sandbox, { destinations, template: { text: 'To all' } });
		}
		expect(sandbox.messages()).toHaveLength(100_000);
		expect(new Set(sandbox.messages().map(({ umid }) => umid)).size).toBe(100_000);
		await sandbox.advance(10_000);
		expect(sandbox.messages().every(({ state }) => state === 'delivered')).toBe(true);
	});
});

describe('a reset', () => {
	test('forgets messages, webhooks, faults and the money spent, and drops what was still to come', async () => {
		await onAccount(sandbox, 'POST', '/webhooks', { body: [{ subAccountId: '*', url: receiver.url }] });
		await send(sandbox, { ...hello, scheduled: new Date(Date.now() + 3_600_000).toISOString() });
		sandbox.addFault({ effects: [{ kind: 'answer', status: 500 }] });
		expect((await control('POST', '/reset')).status).toBe(204);
		expect(sandbox.messages()).toEqual([]);
		expect((await onAccount(sandbox, 'GET', '/webhooks')).json).toEqual([]);
		expect((await onAccount(sandbox, 'GET', '/balance')).json).toMatchObject({ balance: 1000 });
		await sandbox.advance(7_200_000);
		expect(receiver.received).toEqual([]);
	});
});

describe('the control endpoints', () => {
	test('add, list and remove faults', async () => {
		const fault = z
			.object({ id: z.string() })
			.parse((await control('POST', '/faults', { effects: [{ kind: 'reset' }] })).json);
		expect((await control('GET', '/faults')).json).toMatchObject([
			{ id: fault.id, effects: [{ kind: 'reset', accepted: false }] },
		]);
		expect((await control('DELETE', `/faults/${fault.id}`)).status).toBe(204);
		expect((await control('DELETE', `/faults/${fault.id}`)).status).toBe(404);
		expect((await send(sandbox, hello)).status).toBe(200);
	});

	test('say what is wrong with a request', async () => {
		expect(await control('POST', '/faults', { effects: [{ kind: 'explode' }] })).toMatchObject({ status: 400 });
		const answer = await control('POST', '/faults', { effect: [] });
		expect(answer.status).toBe(400);
		expect(JSON.stringify(answer.json)).toContain('effects');
		expect(await control('POST', '/inbound', { source: 'Bob', text: 'Hi' })).toMatchObject({ status: 400 });
		expect(
			await control('POST', '/inbound', { source: '6591234567', text: 'Hi', subAccountId: 'other' }),
		).toMatchObject({ status: 400 });
		expect(await control('GET', '/nothing')).toMatchObject({ status: 404 });
	});

	test('let a phone text the account', async () => {
		await onAccount(sandbox, 'POST', '/webhooks', { body: [{ subAccountId: 'acme_vip', url: receiver.url }] });
		const answer = await control('POST', '/inbound', {
			source: '+6591234567',
			text: 'Hello?',
			subAccountId: 'acme_vip',
		});
		expect(answer).toMatchObject({ status: 200, json: { direction: 'inbound', destination: '6531580000' } });
		await eventually(() => {
			expect(receiver.received).toHaveLength(1);
		});
	});

	test('give a message any status, with a receipt', async () => {
		await send(sandbox, { ...hello, destination: '+447700900900', dlrCallbackUrl: receiver.url });
		const umid = sandbox.messages()[0]?.umid ?? '';
		expect(await control('POST', `/messages/${umid}/status`, { state: 'undelivered', errorCode: 1 })).toMatchObject({
			status: 200,
		});
		await eventually(() => {
			expect(receiver.received[0]?.body).toMatchObject({ payload: { status: { state: 'undelivered', errorCode: 1 } } });
		});
	});

	test('show posted events without secrets, and post one again', async () => {
		receiver.statuses = [500, 500, 500, 500, 500];
		await onAccount(sandbox, 'POST', '/webhooks', {
			body: [{ subAccountId: '*', url: receiver.url, httpAuthorization: 'Bearer hush' }],
		});
		sandbox.receive({ source: '+6591234567', text: 'Yes' });
		await eventually(() => {
			expect(sandbox.deliveries()).toMatchObject([{ state: 'failed' }]);
		});
		const { json } = await control('GET', '/deliveries');
		expect(JSON.stringify(json)).not.toContain('hush');
		const [{ id } = { id: '' }] = z.array(z.object({ id: z.string() })).parse(json);
		expect((await control('POST', `/deliveries/${id}/post`)).json).toMatchObject({ state: 'taken' });
		expect(receiver.received.at(-1)).toMatchObject({ authorization: 'Bearer hush' });
		expect((await control('POST', '/deliveries/none/post')).status).toBe(404);
	});

	test('move the clock forward', async () => {
		const before = Date.now();
		const { json } = await control('POST', '/clock', { advanceSeconds: 3600 });
		expect(Date.parse(z.object({ now: z.string() }).parse(json).now)).toBeGreaterThanOrEqual(before + 3_600_000);
	});

	test.each([1e300, 30 * 86_400 + 1, -1, Number.NaN, Infinity, '60', null, [60]])(
		'do not move the clock forward by %s seconds',
		async (advanceSeconds) => {
			expect(await control('POST', '/clock', { advanceSeconds })).toMatchObject({ status: 400 });
			expect(await control('GET', '/status')).toMatchObject({ status: 200 });
		},
	);

	test('move the clock forward until no later date exists, and keep working', async () => {
		const clock = () => control('POST', '/clock', { advanceSeconds: 30 * 86_400 });
		let answer = await clock();
		while (answer.status === 200) answer = await clock();
		expect(answer).toEqual({
			status: 400,
			json: { error: 'The time is as far ahead as it can be: a reset puts it back' },
		});
		expect((await send(sandbox, hello)).status).toBe(200);
		expect((await control('POST', '/reset')).status).toBe(204);
		expect((await clock()).status).toBe(200);
	});

	test('take no more than they can keep', async () => {
		const text = 'x'.repeat(16_001);
		expect(await control('POST', '/inbound', { source: '6591234567', text })).toMatchObject({ status: 400 });
		expect(await control('POST', '/inbound', { text: 'x'.repeat(1024 * 1024) })).toMatchObject({ status: 413 });
		const fault = { destination: '6500000000', effects: [{ kind: 'reset' }] };
		for (let count = 0; count < 1000; count++) await control('POST', '/faults', fault);
		expect(await control('POST', '/faults', fault)).toMatchObject({ status: 400 });
	});

	test('list the magic numbers and the present state', async () => {
		const numbers = z.array(z.object({ number: z.string(), meaning: z.string() }));
		expect(numbers.parse((await control('GET', '/magic-numbers')).json).length).toBeGreaterThan(50);
		expect((await control('GET', '/status')).json).toMatchObject({
			accepted: 0,
			subAccountIds: ['acme_hq', 'acme_vip'],
		});
	});
});
