import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { contractCheck } from '../contract/contractCheck';
import { magicNumbers } from '../../sandbox/server/magicNumbers';
import { onAccount, send, sendBatch } from './client';
import { startReceiver, type Receiver } from './receiver';
import { eventually } from './eventually';

let sandbox: Sandbox;
let receiver: Receiver;
beforeEach(async () => {
	receiver = await startReceiver();
	sandbox = await startSandbox({ delayScale: 0, retryScale: 0 });
});
afterEach(async () => {
	await sandbox.close();
	receiver.close();
});

const numberOf = (digits: string | number) => `+447700900${digits}`;
const message = (digits: string | number) => ({
	destination: numberOf(digits),
	text: 'Hi',
	dlrCallbackUrl: `${receiver.url}/dr`,
});
const accepted = () => sandbox.messages().length;
const isApiError: (value: unknown) => boolean = await contractCheck('ApiError');
const tried = new Set<string>();

/** What happened to a request to a magic number. */
async function sendTo(digits: string | number) {
	tried.add(String(digits));
	try {
		return await send(sandbox, message(digits));
	} catch (error) {
		return z.object({ cause: z.object({ code: z.string().optional(), message: z.string() }) }).parse(error).cause;
	}
}

const receiptShape = z.object({
	payload: z.object({
		status: z.object({ state: z.string(), detail: z.string().optional(), errorCode: z.number().optional() }),
		price: z.object({}).optional(),
	}),
});
const receipts = () => receiver.received.map(({ body }) => receiptShape.parse(body).payload);
const states = () => receipts().map(({ status }) => status.state);

async function statesAfter(digits: string | number, count: number) {
	await sendTo(digits);
	await eventually(() => {
		expect(states()).toHaveLength(count);
	});
	return states();
}

describe('magic numbers', () => {
	test('1NN: undelivered with error code NN', async () => {
		const numbers = magicNumbers.filter(({ digits }) => digits.startsWith('1'));
		expect(numbers.length).toBeGreaterThan(0);
		for (const { digits } of numbers) {
			receiver.received = [];
			expect(await statesAfter(digits, 2)).toEqual(['sent', 'undelivered']);
			expect(receipts()[1]?.status.errorCode).toBe(Number(digits) - 100);
		}
	});

	test.each([
		['200', ['2', '1', '0']],
		['201', ['1']],
		['202', []],
	])('%s: a batch answer that does not match', async (digits, order) => {
		tried.add(digits);
		const messages = ['6591234567', numberOf(digits), '6591234568'].map((destination, index) => ({
			destination,
			text: 'Hi',
			clientMessageId: String(index),
		}));
		const answer = await sendBatch(sandbox, { messages, includeMessagesInResponse: true });
		const shape = z.object({
			acceptedCount: z.literal(3),
			messages: z.array(z.object({ clientMessageId: z.string() })).default([]),
		});
		expect(shape.parse(answer.json).messages.map(({ clientMessageId }) => clientMessageId)).toEqual(order);
		expect(accepted()).toBe(3);
	});

	test.each([301, 302, 303, 307, 308])('%i: redirect', async (status) => {
		const answer = await sendTo(status);
		expect(answer).toMatchObject({ status });
		expect(accepted()).toBe(0);
	});

	test.each([400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 422, 426, 429, 451, 500, 501, 502, 503, 504])(
		'%i: that status, not accepted',
		async (status) => {
			const answer = await sendTo(status);
			expect(answer).toMatchObject({ status });
			expect('json' in answer && isApiError(answer.json)).toBe(true);
			expect(accepted()).toBe(0);
		},
	);

	test.each([
		['429', 429, '1'],
		['430', 429, null],
		['503', 503, null],
		['513', 503, '1'],
	])('%s: status %i with Retry-After %s', async (digits, status, retryAfter) => {
		const answer = await sendTo(digits);
		expect(answer).toMatchObject({ status });
		expect('headers' in answer && answer.headers.get('retry-after')).toBe(retryAfter);
		expect(accepted()).toBe(0);
	});

	test.each([600, 602, 603, 604])('%i: accepted, yet answered with an error', async (digits) => {
		expect(await sendTo(digits)).toMatchObject({ status: digits - 100 });
		expect(accepted()).toBe(1);
	});

	test.each([
		['650', 429],
		['651', 503],
		['652', 500],
	])('%s: fails every other time with status %i', async (digits, status) => {
		expect(await sendTo(digits)).toMatchObject({ status });
		expect(accepted()).toBe(0);
		expect(await sendTo(digits)).toMatchObject({ status: 200 });
		expect(accepted()).toBe(1);
		expect(await sendTo(digits)).toMatchObject({ status });
	});

	test('653: every other connection is reset', async () => {
		expect(await sendTo('653')).toMatchObject({ code: 'ECONNRESET' });
		expect(await sendTo('653')).toMatchObject({ status: 200 });
		expect(accepted()).toBe(1);
	});

	test.each([700, 701, 702, 703, 704, 705])('%i: REJECTED', async (digits) => {
		expect(await sendTo(digits)).toMatchObject({ status: 200, json: { status: { code: 'REJECTED' } } });
		expect(accepted()).toBe(0);
	});

	test('7NN in a batch: only that message is rejected', async () => {
		const answer = await sendBatch(sandbox, { destinations: [numberOf(700), '+6591234567'], template: { text: 'Hi' } });
		expect(answer.json).toMatchObject({ acceptedCount: 1, rejectedCount: 1 });
	});

	test('800: connection reset before acceptance', async () => {
		expect(await sendTo('800')).toMatchObject({ code: 'ECONNRESET' });
		expect(accepted()).toBe(0);
	});

	test('801: connection reset after acceptance', async () => {
		expect(await sendTo('801')).toMatchObject({ code: 'ECONNRESET' });
		expect(accepted()).toBe(1);
	});

	test.each([
		['802', 0],
		['803', 1],
	])('%s: never an answer, %i accepted', async (digits, count) => {
		tried.add(digits);
		const abort = new AbortController();
		const pending = send(sandbox, message(digits), { signal: abort.signal });
		const outcome = pending.then(
			() => 'answered',
			() => 'given up',
		);
		// The server has handled a later request by now, while the first is still open.
		await eventually(async () => {
			await onAccount(sandbox, 'GET', '/balance');
			expect(accepted()).toBe(count);
		});
		expect(await Promise.race([outcome, Promise.resolve('open')])).toBe('open');
		abort.abort();
		expect(await outcome).toBe('given up');
		expect(accepted()).toBe(count);
	});

	test('804: the answer comes whole, in pieces', async () => {
		expect(await sendTo('804')).toMatchObject({ status: 200, json: { status: { code: 'QUEUED' } } });
		expect(accepted()).toBe(1);
	});

	test('805: the answer is cut off, the message accepted', async () => {
		const outcome = await sendTo('805');
		expect(outcome).not.toHaveProperty('status');
		expect(accepted()).toBe(1);
	});

	test('806: late, but well', async () => {
		expect(await sendTo('806')).toMatchObject({ status: 200, json: { status: { code: 'QUEUED' } } });
	});

	test.each([
		['807', 1, '<!doctype html>'],
		['808', 1, ''],
		['809', 1, '{"ok":true}'],
		['810', 0, '<!doctype html>'],
	])("%s: status 200 with another body than 8x8's, %i accepted", async (digits, count, start) => {
		const answer = await sendTo(digits);
		expect(answer).toMatchObject({ status: 200 });
		expect('text' in answer && answer.text.startsWith(start)).toBe(true);
		expect(accepted()).toBe(count);
	});

	test.each([
		['901', ['sent']],
		['902', ['sent', 'delivered']],
		['903', ['sent', 'sent', 'delivered', 'delivered']],
		['905', ['sent', 'undelivered']],
		['906', ['rejected']],
		['907', ['sent', 'delivered']],
		['908', ['sent', 'delivered', 'read']],
		['909', ['sent', 'delivered']],
	])('%s: receipts %j', async (digits, expected) => {
		expect(await statesAfter(digits, expected.length)).toEqual(expected);
	});

	test('900: no receipt', async () => {
		await sendTo('900');
		await statesAfter('901', 1);
		expect(receiver.received).toHaveLength(1);
	});

	test('902: delivered after half a minute', async () => {
		await sandbox.close();
		sandbox = await startSandbox();
		await sendTo('902');
		await sandbox.advance(29_000);
		expect(sandbox.messages()[0]?.state).toBe('sent');
		await sandbox.advance(2000);
		expect(sandbox.messages()[0]?.state).toBe('delivered');
	});

	test('904: delivered before sent, and stays delivered', async () => {
		await sandbox.close();
		sandbox = await startSandbox();
		await sendTo('904');
		await sandbox.advance(1000);
		await sandbox.advance(1000);
		await eventually(() => {
			expect(states()).toEqual(['delivered', 'sent']);
		});
		expect(sandbox.messages()[0]?.state).toBe('delivered');
	});

	test('905, 907: who refused it, and how far it got', async () => {
		await statesAfter('905', 2);
		expect(receipts()[1]?.status.detail).toBe('rejected_by_operator');
		await statesAfter('907', 4);
		expect(receipts()[3]?.status.detail).toBe('delivered_to_operator');
	});

	test('909: receipts without a price', async () => {
		await statesAfter('909', 2);
		expect(receipts().every(({ price }) => price === undefined)).toBe(true);
		await statesAfter('908', 5);
		expect(receipts().at(-1)?.price).toBeDefined();
	});

	test.each([
		['990', 'YES'],
		['991', 'STOP'],
	])('%s: the phone answers %s', async (digits, text) => {
		await onAccount(sandbox, 'POST', '/webhooks', {
			body: [{ subAccountId: '*', type: 'MO', url: `${receiver.url}/mo` }],
		});
		await sendTo(digits);
		await eventually(() => {
			expect(receiver.received.find(({ path }) => path === '/mo')?.body).toMatchObject({
				payload: { source: numberOf(digits), body: text },
			});
		});
	});

	test('have all been tried here', () => {
		expect(magicNumbers.map(({ digits }) => digits).filter((digits) => !tried.has(digits))).toEqual([]);
	});

	test('work in national form, too', async () => {
		const answer = await send(sandbox, { destination: '7700900404', country: 'GB', text: 'Hi' });
		expect(answer.status).toBe(404);
	});

	test('leave the other numbers beside them alone', async () => {
		expect(await send(sandbox, message('001'))).toMatchObject({ status: 200, json: { status: { code: 'QUEUED' } } });
	});
});

describe('faults', () => {
	test('hit so many matching requests, after so many that go well', async () => {
		sandbox.addFault({ operation: 'sendSms', skip: 1, times: 2, effects: [{ kind: 'answer', status: 500 }] });
		const statuses: number[] = [];
		for (let index = 0; index < 5; index++)
			statuses.push((await send(sandbox, { destination: '+6591234567', text: 'Hi' })).status);
		expect(statuses).toEqual([200, 500, 500, 200, 200]);
		expect(accepted()).toBe(3);
	});

	test('hold for one operation, sub-account or destination', async () => {
		sandbox.addFault({ destination: '+6591234567', effects: [{ kind: 'reject' }] });
		sandbox.addFault({ operation: 'getBalance', effects: [{ kind: 'answer', status: 503 }] });
		const batch = await sendBatch(sandbox, { destinations: ['+6591234567', '+6591234568'], template: { text: 'Hi' } });
		expect(batch.json).toMatchObject({ acceptedCount: 1, rejectedCount: 1 });
		expect((await onAccount(sandbox, 'GET', '/balance')).status).toBe(503);
		expect((await onAccount(sandbox, 'GET', '/webhooks')).status).toBe(200);
	});

	test('come from options, and go when they are cleared', async () => {
		await sandbox.close();
		sandbox = await startSandbox({
			faults: [{ effects: [{ kind: 'answer', status: 418, body: 'teapot', contentType: 'text/plain' }] }],
		});
		expect(await send(sandbox, { destination: '+6591234567', text: 'Hi' })).toMatchObject({
			status: 418,
			text: 'teapot',
		});
		sandbox.clearFaults();
		expect((await send(sandbox, { destination: '+6591234567', text: 'Hi' })).status).toBe(200);
	});

	test('give every status that HTTP has for errors', async () => {
		for (let status = 400; status < 600; status++) {
			// fetch itself fails on the one, and tries again on the other.
			if (status === 407 || status === 421) continue;
			sandbox.addFault({ times: 1, effects: [{ kind: 'answer', status }] });
			expect((await send(sandbox, { destination: '+6591234567', text: 'Hi' })).status).toBe(status);
		}
		expect(accepted()).toBe(0);
	});

	test('cut off the answer of a batch of which every message was accepted', async () => {
		sandbox.addFault({ operation: 'sendSmsBatch', effects: [{ kind: 'cutBody' }] });
		const messages = Array.from({ length: 500 }, (_, index) => ({
			destination: `+65${81_000_000 + index}`,
			text: 'Hi',
		}));
		await expect(sendBatch(sandbox, { messages, includeMessagesInResponse: true })).rejects.toThrow();
		expect(accepted()).toBe(500);
	});
});
