import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { sendBatch } from './client';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ delayScale: 0 });
});
afterAll(() => sandbox.close());

const answerShape = z.object({
	batchId: z.string(),
	acceptedCount: z.number(),
	rejectedCount: z.number(),
	messages: z
		.array(
			z.object({
				umid: z.string(),
				clientMessageId: z.string().nullable(),
				destination: z.string(),
				status: z.object({ code: z.string(), description: z.string() }),
			}),
		)
		.optional(),
});

async function batch(body: unknown) {
	return answerShape.parse((await sendBatch(sandbox, body)).json);
}

describe('sendSmsBatch', () => {
	test('fills in from the template what a message leaves out', async () => {
		const { batchId, ...counts } = await batch({
			template: { text: 'Closed on Monday', source: 'Bistro' },
			messages: [
				{ destination: '+6591234567', clientMessageId: 'a' },
				{ destination: '+33612345678', text: 'Fermé lundi', source: 'Bistro' },
			],
			clientBatchId: 'b-1',
		});
		expect(counts).toEqual({ acceptedCount: 2, rejectedCount: 0 });
		expect(sandbox.messages().slice(-2)).toMatchObject([
			{
				batchId,
				clientBatchId: 'b-1',
				destination: '6591234567',
				text: 'Closed on Monday',
				source: 'Bistro',
				clientMessageId: 'a',
			},
			{ batchId, destination: '33612345678', text: 'Fermé lundi', source: 'Bistro' },
		]);
	});

	test('sends the text of the template to every destination', async () => {
		const { acceptedCount } = await batch({
			destinations: ['+6591234567', '6598765432'],
			template: { text: 'Hi all' },
		});
		expect(acceptedCount).toBe(2);
		expect(sandbox.messages().slice(-2)).toMatchObject([
			{ destination: '6591234567', text: 'Hi all' },
			{ destination: '6598765432', text: 'Hi all' },
		]);
	});

	test('takes the messages where destinations are given as well', async () => {
		const before = sandbox.messages().length;
		await batch({ messages: [{ destination: '+6591234567', text: 'Mine' }], destinations: ['+6598765432'] });
		expect(sandbox.messages().slice(before)).toMatchObject([{ destination: '6591234567' }]);
	});

	test('rejects single messages, tells which when asked, and keeps those out of the ledger', async () => {
		const before = sandbox.messages().length;
		const { acceptedCount, rejectedCount, messages } = await batch({
			includeMessagesInResponse: true,
			messages: [
				{ destination: 'Bob', text: 'no number', clientMessageId: '1' },
				{ destination: '+6591234567', clientMessageId: '2' },
				{ destination: '+6591234567', text: 'long source', source: 'x'.repeat(17), clientMessageId: '3' },
				{ destination: '12', country: 'SG', text: 'too short', clientMessageId: '4' },
				{ destination: '91234567', country: 'SG', text: 'fine', clientMessageId: '5' },
			],
		});
		expect({ acceptedCount, rejectedCount }).toEqual({ acceptedCount: 1, rejectedCount: 4 });
		const codes = messages?.map(({ clientMessageId, status }) => [clientMessageId, status.code]);
		expect(codes).toEqual([
			['1', 'REJECTED'],
			['2', 'REJECTED'],
			['3', 'REJECTED'],
			['4', 'REJECTED'],
			['5', 'QUEUED'],
		]);
		expect(sandbox.messages().slice(before)).toMatchObject([{ destination: '6591234567', text: 'fine' }]);
	});

	test('rejects every message when their common expiry is over', async () => {
		const late = { expiry: '2001-01-01T00:00:00Z' };
		const messages = [{ destination: '+6591234567', text: 'Hi' }];
		expect(await batch({ messages, template: late })).toMatchObject({ acceptedCount: 0, rejectedCount: 1 });
	});

	test.each([
		['source', 1005, 'Bistro', 'Bar'],
		['source', 1005, undefined, 'Bar'],
		['encoding', 1003, 'GSM7', 'UCS2'],
		['scheduled', 1011, undefined, '2001-01-01T00:00:00Z'],
		['expiry', 1006, '2999-01-01T00:00:00Z', '2999-01-02T00:00:00Z'],
	])('refuses messages that differ in %s, with code %i (%s, %s)', async (field, code, one, other) => {
		const before = sandbox.messages().length;
		const messages = [one, other].map((value) => ({ destination: '+6591234567', text: 'Hi', [field]: value }));
		expect(await sendBatch(sandbox, { messages })).toMatchObject({
			status: 400,
			json: { code, message: expect.stringContaining(`'${field}': must be the same`) as string },
		});
		expect(sandbox.messages()).toHaveLength(before);
	});

	test('takes what is the same however it is written, in the messages or in the template', async () => {
		const { acceptedCount } = await batch({
			template: { source: 'Bistro', expiry: '2999-01-01T00:00:00Z' },
			messages: [
				{ destination: '+6591234567', text: 'Hi' },
				{ destination: '+6591234567', text: 'Hi', source: 'Bistro', encoding: 'AUTO' },
				{ destination: '+6591234567', text: 'Hi', expiry: '2999-01-01T08:00:00+08:00' },
			],
		});
		expect(acceptedCount).toBe(3);
	});

	test('answers with messages only when asked', async () => {
		expect((await batch({ destinations: ['+6591234567'], template: { text: 'Hi' } })).messages).toBeUndefined();
	});

	test('takes 10,000 messages and no more', async () => {
		const messages = Array.from({ length: 10_000 }, (_, index) => ({
			destination: `+65${81_000_000 + index}`,
			text: 'Hi',
		}));
		expect((await batch({ messages })).acceptedCount).toBe(10_000);
		const more = await sendBatch(sandbox, { messages: [...messages, { destination: '+6591234567', text: 'Hi' }] });
		expect(more).toMatchObject({ status: 400, json: { code: 1100 } });
	});

	test('refuses a batch that is scheduled too far ahead', async () => {
		const scheduled = new Date(Date.now() + 8 * 86_400_000).toISOString();
		const answer = await sendBatch(sandbox, { destinations: ['+6591234567'], template: { text: 'Hi', scheduled } });
		expect(answer).toMatchObject({ status: 422, json: { code: 1011 } });
	});
});
