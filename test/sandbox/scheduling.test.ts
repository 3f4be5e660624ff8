import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { onMessages, send, sendBatch } from './client';
import { eventually } from './eventually';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ delayScale: 0, rateLimits: { getSms: 0 } });
});
afterEach(() => sandbox.close());

const minute = 60_000;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString();
const ids = z.object({ umid: z.string() });

async function schedule(minutes: number, more: object = {}) {
	const body = { destination: '+6591234567', text: 'Later', scheduled: inMinutes(minutes), ...more };
	return ids.parse((await send(sandbox, body)).json).umid;
}

const stateOf = (umid: string) => sandbox.messages().find((message) => message.umid === umid)?.state;

describe('a scheduled message', () => {
	test('waits for its time, then goes out', async () => {
		const umid = await schedule(60);
		await sandbox.advance(59 * minute);
		expect(stateOf(umid)).toBe('scheduled');
		expect((await onMessages(sandbox, 'GET', `/${umid}`)).json).toMatchObject({ status: { state: 'queued' } });
		await sandbox.advance(2 * minute);
		await eventually(() => {
			expect(stateOf(umid)).toBe('delivered');
		});
	});

	test('goes out at its time by the clock, too', async () => {
		const umid = await schedule(0.002);
		await eventually(() => {
			expect(stateOf(umid)).toBe('delivered');
		});
	});

	test('can be cancelled until three minutes before, and its price is refunded', async () => {
		const balance = () => onAccountBalance(sandbox);
		const before = await balance();
		const umid = await schedule(60);
		expect(await balance()).toBeLessThan(before);
		await sandbox.advance(56 * minute);
		expect(await onMessages(sandbox, 'DELETE', `/${umid}`)).toMatchObject({ status: 200, json: { cancelledCount: 1 } });
		expect(await balance()).toBe(before);
		await sandbox.advance(60 * minute);
		expect(stateOf(umid)).toBe('cancelled');
		expect((await onMessages(sandbox, 'GET', `/${umid}`)).json).toMatchObject({ status: { state: 'failed' } });
	});

	test('is not cancelled in the last three minutes, nor twice, nor after it went out', async () => {
		const umid = await schedule(60);
		await sandbox.advance(58 * minute);
		expect((await onMessages(sandbox, 'DELETE', `/${umid}`)).json).toEqual({ cancelledCount: 0 });
		await sandbox.advance(3 * minute);
		expect((await onMessages(sandbox, 'DELETE', `/${umid}`)).json).toEqual({ cancelledCount: 0 });
		const other = await schedule(120);
		await onMessages(sandbox, 'DELETE', `/${other}`);
		expect((await onMessages(sandbox, 'DELETE', `/${other}`)).json).toEqual({ cancelledCount: 0 });
	});

	test('is rejected when it expires before it would go out', async () => {
		const body = { destination: '+6591234567', text: 'Hi', scheduled: inMinutes(60), expiry: inMinutes(30) };
		expect((await send(sandbox, body)).json).toMatchObject({ status: { code: 'REJECTED' } });
	});

	test('is refused when it lies more than seven days ahead', async () => {
		const body = { destination: '+6591234567', text: 'Hi', scheduled: inMinutes(7 * 24 * 60 + 5) };
		expect(await send(sandbox, body)).toMatchObject({ status: 422, json: { code: 1011 } });
		expect(sandbox.messages()).toHaveLength(0);
	});
});

describe('a scheduled batch', () => {
	test('is cancelled as a whole', async () => {
		const body = {
			destinations: ['+6591234567', '+6591234568'],
			template: { text: 'later', scheduled: inMinutes(60) },
		};
		const { batchId } = z.object({ batchId: z.string() }).parse((await sendBatch(sandbox, body)).json);
		expect((await onMessages(sandbox, 'DELETE', `/batch/${batchId}`)).json).toEqual({ cancelledCount: 2 });
		await sandbox.advance(120 * minute);
		await eventually(() => {
			expect(sandbox.messages().map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
		});
	});

	test('is not found when there is none with the ID', async () => {
		const answer = await onMessages(sandbox, 'DELETE', '/batch/3b7e2f7c-9f0a-4c1d-8a55-7f4f3f0c9a01');
		expect(answer).toMatchObject({ status: 404, json: { code: 1300 } });
	});
});

describe('a message that expires', () => {
	test('is undelivered with the code for it when its time is over before it arrives', async () => {
		await sandbox.close();
		sandbox = await startSandbox();
		const umid = await schedule(-1, { expiry: inMinutes(10) });
		await sandbox.advance(11 * minute);
		await eventually(() => {
			expect(sandbox.messages()[0]).toMatchObject({ umid, state: 'undelivered' });
		});
		expect(sandbox.messages()[0]?.history.at(-1)).toMatchObject({ errorCode: 36 });
	});
});

async function onAccountBalance({ url, accountId, apiKey }: Sandbox): Promise<number> {
	const answer = await fetch(`${url}/api/v1/accounts/${accountId}/balance`, {
		headers: { authorization: `Bearer ${apiKey}` },
	});
	return z.object({ balance: z.number() }).parse(await answer.json()).balance;
}
