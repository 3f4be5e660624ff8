import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contractCheck } from '../contract/contractCheck';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { eventually } from './eventually';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ subAccountIds: ['acme_hq', 'a&b.c'], delayScale: 0 });
});
afterAll(() => sandbox.close());

const isSmsResponse = await contractCheck('SmsResponse');
const isApiError = await contractCheck('ApiError');

async function send(body: unknown, subAccountId = 'acme_hq', apiKey = sandbox.apiKey) {
	const answer = await fetch(`${sandbox.url}/api/v1/subaccounts/${encodeURIComponent(subAccountId)}/messages`, {
		method: 'POST',
		headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	const json: unknown = await answer.json();
	return { status: answer.status, json };
}

describe('sendSms', () => {
	test('takes a message, keeps it and answers as the contract says', async () => {
		const { status, json } = await send({ destination: '+6591234567', text: 'Grüße', clientMessageId: 'a-1' });
		expect(status).toBe(200);
		expect(isSmsResponse(json), JSON.stringify(isSmsResponse.errors)).toBe(true);
		expect(json).toMatchObject({
			destination: '6591234567',
			clientMessageId: 'a-1',
			encoding: 'GSM7',
			status: { code: 'QUEUED' },
		});
		expect(sandbox.messages().at(-1)).toMatchObject({
			destination: '6591234567',
			text: 'Grüße',
			subAccountId: 'acme_hq',
		});
	});

	test('takes a sub-account with an ampersand', async () => {
		const { json } = await send({ destination: '+6591234567', text: 'Hi' }, 'a&b.c');
		expect(json).toMatchObject({ status: { code: 'QUEUED' } });
		expect(sandbox.messages().at(-1)).toMatchObject({ subAccountId: 'a&b.c' });
	});

	test('makes an international number of a national one with its country', async () => {
		const { json } = await send({ destination: '2025550143', country: 'US', text: 'Hi' });
		expect(json).toMatchObject({ destination: '12025550143' });
	});

	test.each([
		['no destination', { text: 'Hi' }, 400, 1002],
		['a destination that is not a number', { destination: 'Bob', text: 'Hi' }, 400, 1002],
		[
			'a number that its country does not have',
			{ destination: '12345678901234', country: 'SG', text: 'Hi' },
			400,
			1002,
		],
		['a country that does not exist', { destination: '6591234567', country: 'ZZ', text: 'Hi' }, 400, 1009],
		['no text', { destination: '+6591234567' }, 400, 1004],
		['a long source', { destination: '+6591234567', text: 'Hi', source: 'x'.repeat(17) }, 400, 1005],
		['an unknown encoding', { destination: '+6591234567', text: 'Hi', encoding: 'Auto' }, 400, 1003],
		['a date that is none', { destination: '+6591234567', text: 'Hi', scheduled: 'tomorrow' }, 400, 1011],
		['an expiry that is none', { destination: '+6591234567', text: 'Hi', expiry: 'soon' }, 400, 1006],
		[
			'a long client message ID',
			{ destination: '+6591234567', text: 'Hi', clientMessageId: 'x'.repeat(351) },
			400,
			1008,
		],
		['a list', [], 400, 1000],
		['broken JSON', '{"destination":', 400, 1000],
	])('refuses %s', async (_name, body, status, code) => {
		const before = sandbox.messages().length;
		const answer = await send(body);
		expect(answer).toMatchObject({ status, json: { code } });
		expect(isApiError(answer.json), JSON.stringify(isApiError.errors)).toBe(true);
		expect(sandbox.messages()).toHaveLength(before);
	});

	test('refuses a wrong key and a foreign sub-account', async () => {
		const message = { destination: '+6591234567', text: 'Hi' };
		expect(await send(message, 'acme_hq', 'wrong')).toMatchObject({ status: 401, json: { code: 1200 } });
		expect(await send(message, 'other_hq')).toMatchObject({ status: 401, json: { code: 1001 } });
	});

	test('rejects a message whose expiry is past, with status 200, and does not keep it', async () => {
		const before = sandbox.messages().length;
		const answer = await send({ destination: '+6591234567', text: 'Hi', expiry: '2001-01-01T00:00:00Z' });
		expect(answer).toMatchObject({ status: 200, json: { status: { code: 'REJECTED' } } });
		expect(sandbox.messages()).toHaveLength(before);
	});

	test('posts the receipts sent and delivered to the callback of the message', async () => {
		const received: unknown[] = [];
		const receiver = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				received.push(JSON.parse(Buffer.concat(chunks).toString()));
				response.end();
			});
		}).listen(0, '127.0.0.1');
		await once(receiver, 'listening');
		const address = receiver.address();
		if (address === null || typeof address === 'string') throw new Error('no port');

		await send({ destination: '+6591234567', text: 'Hi', dlrCallbackUrl: `http://127.0.0.1:${address.port}/dr` });
		await eventually(() => {
			expect(received).toHaveLength(2);
		});
		expect(received).toMatchObject([
			{ namespace: 'SMS', eventType: 'outbound_message_status_changed', payload: { status: { state: 'sent' } } },
			{ payload: { destination: '+6591234567', status: { state: 'delivered', detail: 'delivered_to_recipient' } } },
		]);
		receiver.close();
	});
});
