import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callbackBody, errorCodes, mapEvent, refusalIn } from '../../../providers/receipts/clevertap';
import { receiptCodes } from '../../../nodes/generated/receiptCodes';
import { startCleverTap, type CleverTapCallback } from '../platforms/clevertapCallback';
import { flat, openEventSource, type EventSource, type Receipt } from './sandboxEvents';

const messageId = '6591234567.1200000000.1777894205.20260504.0.wzrk_default.-1.';

let source: EventSource;
let clevertap: CleverTapCallback;
beforeAll(async () => {
	source = await openEventSource();
});
afterAll(() => source.close());
beforeEach(async () => {
	clevertap = await startCleverTap((meta) => meta === messageId);
});
afterEach(() => clevertap.close());

async function post(body: unknown) {
	const answer = await fetch(clevertap.url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	return { status: answer.status, body: await answer.json() };
}

/** Maps an event and posts it, as the workflow does. */
async function relay(event: Receipt) {
	const mapped = mapEvent(flat(event));
	if (mapped === undefined || mapped.event === '') return mapped;
	const { status, body } = await post(callbackBody(mapped, mapped.messageId));
	expect(clevertap.refusals).toEqual([]);
	expect(status).toBe(200);
	expect(refusalIn(body)).toBeUndefined();
	return mapped;
}

describe('receipts of 8x8 for CleverTap', () => {
	test('keep who a message went to when it is sent, and forward it when it is delivered', async () => {
		const [sent, delivered] = await source.receiptsOf('+6591234567', 2, messageId);
		if (sent === undefined || delivered === undefined) throw new Error('no receipts');
		expect(await relay(sent)).toMatchObject({ event: '', phone: '6591234567', messageId });
		expect(clevertap.calls).toBe(0);
		await relay(delivered);
		expect(clevertap.events).toEqual([
			{
				event: 'delivered',
				meta: messageId,
				ts: Math.floor(Date.parse(delivered.payload.status.timestamp) / 1000),
				description: 'Delivered to handset',
			},
		]);
	});

	test('are not forwarded if a try script sent the message, which CleverTap does not know', async () => {
		for (const event of await source.receiptsOf('+6591234567', 2, 'try-1'))
			expect(mapEvent(flat(event))).toBeUndefined();
	});

	test('are taken by CleverTap with every code that 8x8 has', async () => {
		for (const code of Object.keys(receiptCodes).map(Number)) {
			const destination = `+447700900${100 + code}`;
			for (const event of await source.receiptsOf(destination, 2, messageId)) await relay(event);
			const last = clevertap.events.at(-1);
			expect(last, `code ${code}`).toMatchObject({ event: 'failed', meta: messageId });
			expect(last?.code, `code ${code}`).toBe(code === 0 ? '914' : (errorCodes.get(code) ?? '900'));
			if (code !== 0) expect(last?.description).toMatch(new RegExp(`\\(8x8 code ${code}\\)$`));
		}
		expect(clevertap.events).toHaveLength(Object.keys(receiptCodes).length);
	});

	test.each([
		['905', 'undelivered for want of more', '900'],
		['906', 'rejected by 8x8 for want of credit', '900'],
	])('say failed for the magic number %s: %s', async (digits, _name, code) => {
		const events = await source.receiptsOf(`+447700900${digits}`, digits === '906' ? 1 : 2, messageId);
		for (const event of events) await relay(event);
		expect(clevertap.events).toMatchObject([{ event: 'failed', code }]);
	});

	test('say that a message got to the operator only', async () => {
		for (const event of await source.receiptsOf('+447700900907', 2, messageId)) await relay(event);
		expect(clevertap.events).toMatchObject([{ event: 'delivered', description: 'Delivered to operator' }]);
	});

	test('mean nothing when the message has no ID of CleverTap', async () => {
		const events = await source.receiptsOf('+6591234567', 2);
		expect(events.map((event) => mapEvent(flat(event)))).toEqual([undefined, undefined]);
	});

	test('mean nothing while a message waits at 8x8', async () => {
		const [sent] = await source.receiptsOf('+6591234567', 2, messageId);
		if (sent === undefined) throw new Error('no receipt');
		const queued = {
			...sent,
			payload: { ...sent.payload, status: { ...sent.payload.status, state: 'queued' as const } },
		};
		expect(mapEvent(flat(queued))).toBeUndefined();
	});

	test('without a reason are "undelivered" or a system error', async () => {
		const [sent] = await source.receiptsOf('+6591234567', 2, messageId);
		if (sent === undefined) throw new Error('no receipt');
		const { timestamp } = sent.payload.status;
		const code = (state: 'undelivered' | 'rejected') =>
			mapEvent(flat({ ...sent, payload: { ...sent.payload, status: { state, timestamp } } }))?.data.code;
		expect(code('undelivered')).toBe('914');
		expect(code('rejected')).toBe('904');
	});

	test('are understood with the seven decimals that 8x8 gives seconds', async () => {
		const [sent] = await source.receiptsOf('+6591234567', 2, messageId);
		if (sent === undefined) throw new Error('no receipt');
		const status = { state: 'delivered', timestamp: '2020-12-22T01:24:30.6030893Z' } as const;
		expect(mapEvent(flat({ ...sent, payload: { ...sent.payload, status } }))?.data.ts).toBe(1608600270);
	});

	test('have a code for nothing that 8x8 does not have', () => {
		expect([...errorCodes.keys()].filter((code) => !(code in receiptCodes))).toEqual([]);
	});
});

describe('replies for CleverTap', () => {
	test('carry the $$MessageID that they are given, the text and the number texted', async () => {
		const event = await source.inboundFrom('+6591234567', 'STOP "now"\nplease');
		const mapped = mapEvent(flat(event));
		if (mapped === undefined) throw new Error('not mapped');
		expect(mapped).toMatchObject({ event: 'replied', phone: '6591234567', messageId: '' });
		expect((await post(callbackBody(mapped, messageId))).status).toBe(200);
		expect(clevertap.events).toEqual([
			{
				event: 'replied',
				meta: messageId,
				ts: Math.floor(Date.parse(event.payload.timestamp) / 1000),
				incomingText: 'STOP "now"\nplease',
				toPhone: '6531580000',
			},
		]);
	});

	test('are cut where CleverTap cuts them, never inside a character', async () => {
		const event = await source.inboundFrom('+6591234567', `${'a'.repeat(511)}👋👋`);
		expect(mapEvent(flat(event))?.data.incomingText).toBe(`${'a'.repeat(511)}👋`);
	});
});

describe("CleverTap's answer", () => {
	test('with status 200 can say that a receipt was not processed', async () => {
		const [, delivered] = await source.receiptsOf('+6591234567', 2, 'unknown-id');
		const mapped = delivered === undefined ? undefined : mapEvent(flat(delivered));
		if (mapped === undefined) throw new Error('not mapped');
		const { status, body } = await post(callbackBody(mapped, mapped.messageId));
		expect(status).toBe(200);
		expect(refusalIn(body)).toContain('Unknown meta');
	});

	test.each([
		[{ status: 'success', processed: 1, unprocessed: [] }],
		[{ status: 'success', message: 'Callback processed successfully' }],
		[''],
		['OK'],
		['{"status":"success"}'],
		[undefined],
	])('%j says nothing against it', (body) => {
		expect(refusalIn(body)).toBeUndefined();
	});

	test.each([
		[{ status: 'partial' }],
		[{ status: 'Fail' }],
		[{ status: 'error', message: 'Bad request' }],
		[{ unprocessed: [{ code: 400 }] }],
	])('%j does', (body) => {
		expect(refusalIn(body)).toBe(JSON.stringify(body));
		expect(refusalIn(JSON.stringify(body))).toBe(JSON.stringify(body));
	});
});

describe('the stand-in for CleverTap', () => {
	const right = { ts: 1777894205, meta: messageId, description: 'x' };

	test.each([
		['no list', { event: 'delivered', data: [right] }],
		['milliseconds', [{ event: 'delivered', data: [{ ...right, ts: 1777894205000 }] }]],
		['a failure without a code', [{ event: 'failed', data: [right] }]],
		['a code that is not in the table', [{ event: 'failed', data: [{ ...right, code: '911' }] }]],
		['a code that is a number', [{ event: 'failed', data: [{ ...right, code: 901 }] }]],
		['a reply without a text', [{ event: 'replied', data: [right] }]],
		["8x8's own event", { namespace: 'SMS', eventType: 'outbound_message_status_changed', payload: {} }],
	])('refuses %s', async (_name, body) => {
		expect((await post(body)).status).toBe(400);
		expect(clevertap.events).toEqual([]);
	});
});
