import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { flatReceipt } from '../../../providers/receipts/moengage';
import { receiptCodes } from '../../../nodes/generated/receiptCodes';
import { startMoEngage, type MoEngageTracking } from '../platforms/moengageTracking';
import { flat, openEventSource, type EventSource } from './sandboxEvents';

let source: EventSource;
let moengage: MoEngageTracking;
beforeAll(async () => {
	source = await openEventSource();
});
afterAll(() => source.close());
beforeEach(async () => {
	moengage = await startMoEngage();
});
afterEach(() => moengage.close());

async function post(body: unknown): Promise<number> {
	const answer = await fetch(moengage.url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	await answer.text();
	return answer.status;
}

/** Sends a message and forwards its receipts, as the workflow does. Returns the message's umid. */
async function relay(destination: string, count: number): Promise<string> {
	const events = await source.receiptsOf(destination, count);
	for (const event of events) {
		const receipt = flatReceipt(flat(event));
		if (receipt !== undefined) expect(await post(receipt)).toBe(200);
	}
	return events[0]?.payload.umid ?? '';
}

describe('receipts of 8x8 for MoEngage', () => {
	test('are forwarded when they are final, and name the message by its umid', async () => {
		const umid = await relay('+6591234567', 2);
		expect(moengage.reports).toEqual([{ id: umid, outcome: 'delivered', reason: '' }]);
	});

	test('are not forwarded if a try script sent the message, which MoEngage does not know', async () => {
		for (const event of await source.receiptsOf('+6591234567', 2, 'try-1')) {
			expect(flatReceipt(flat(event))).toBeUndefined();
		}
	});

	test('carry the reason of every failure that 8x8 has a code for', async () => {
		for (const code of Object.keys(receiptCodes).map(Number)) {
			const umid = await relay(`+447700900${100 + code}`, 2);
			expect(moengage.reports.at(-1)).toMatchObject({ id: umid, outcome: 'failed' });
			expect(moengage.reports.at(-1)?.reason).not.toBe('');
		}
		expect(moengage.refusals).toEqual([]);
	});

	test.each([
		['906', 1, 'failed'],
		['907', 2, 'delivered'],
		['905', 2, 'failed'],
	])('say what the magic number %s means', async (digits, count, outcome) => {
		await relay(`+447700900${digits}`, count);
		expect(moengage.reports).toMatchObject([{ outcome }]);
	});

	test('count a message that was read as delivered', async () => {
		const events = await source.receiptsOf('+447700900908', 3);
		expect(events.map((event) => flatReceipt(flat(event))?.status)).toEqual([undefined, 'delivered', 'delivered']);
	});
});

describe('the stand-in for MoEngage', () => {
	test.each([
		['a list', [{ umid: 'a', status: 'delivered' }]],
		['a nested value', { umid: 'a', status: { state: 'delivered' } }],
		['no status', { umid: 'a' }],
		["8x8's own event", { namespace: 'SMS', payload: { umid: 'a', status: { state: 'delivered' } } }],
	])('refuses %s', async (_name, body) => {
		expect(await post(body)).toBe(400);
	});

	test('refuses more than 150 KB', async () => {
		expect(await post({ umid: 'a', status: 'delivered', reason: 'x'.repeat(150 * 1024) })).toBe(413);
	});

	test('counts what is not a success as a failure', async () => {
		await post({ umid: 'a', status: 'sent', reason: '' });
		expect(moengage.reports).toEqual([{ id: 'a', outcome: 'failed', reason: '' }]);
	});
});
