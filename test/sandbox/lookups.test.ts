import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { call, onAccount, onMessages, send } from './client';
import { eventually } from './eventually';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ delayScale: 0, subAccountIds: ['acme_hq', 'acme_vip'], rateLimits: { getSms: 0 } });
});
afterEach(() => sandbox.close());

const ids = z.object({ umid: z.string() });
const umidOf = async (body: object) => ids.parse((await send(sandbox, body)).json).umid;

describe('getSms', () => {
	test('shows a message with text and number masked', async () => {
		const umid = await umidOf({ destination: '+6591234567', text: 'Grüße', source: 'Bistro', clientMessageId: 'c-1' });
		await eventually(() => {
			expect(sandbox.messages()[0]?.state).toBe('delivered');
		});
		const { json, text } = await onMessages(sandbox, 'GET', `/${umid}`);
		expect(json).toMatchObject({
			umid,
			subAccountId: 'acme_hq',
			direction: 'outbound',
			country: 'SG',
			status: { state: 'delivered', detail: 'delivered_to_recipient' },
			msisdn: '+659123xxxx',
			source: 'Bistro',
			body: '**MASKED**',
			encoding: 'GSM7',
			smsCount: 1,
			price: { total: 0.0375, perSms: 0.0375, currency: 'EUR' },
			clientMessageId: 'c-1',
		});
		expect(text).not.toContain('Grüße');
	});

	test('shows a rejected message as failed, at no cost', async () => {
		const umid = await umidOf({ destination: '+6591234567', text: '' });
		expect((await onMessages(sandbox, 'GET', `/${umid}`)).json).toMatchObject({
			status: { state: 'failed' },
			price: { total: 0 },
		});
	});

	test('knows no message of another sub-account, and takes only UUIDs', async () => {
		const umid = await umidOf({ destination: '+6591234567', text: 'Hi' });
		const elsewhere = await call(sandbox, 'GET', `/api/v1/subaccounts/acme_vip/messages/${umid}`);
		expect(elsewhere).toMatchObject({ status: 404, json: { code: 1300 } });
		expect(await onMessages(sandbox, 'GET', '/7')).toMatchObject({ status: 400, json: { code: 1000 } });
	});
});

describe('sendSmsFeedback', () => {
	test('is kept with the message', async () => {
		const umid = await umidOf({ destination: '+6591234567', text: 'Your code is 1', track: 'Outcome' });
		expect(await onMessages(sandbox, 'POST', `/${umid}/feedback`, { outcome: 'success' })).toMatchObject({
			status: 200,
		});
		expect(sandbox.messages()[0]).toMatchObject({ track: 'Outcome', feedback: { outcome: 'success' } });
	});
});

describe('getPrices', () => {
	const list = async (query = '') => {
		const shape = z.object({
			subAccounts: z.array(
				z.object({
					subAccountId: z.string(),
					outbound: z.object({ countries: z.array(z.looseObject({ alpha2Code: z.string() })) }).optional(),
					inbound: z.object({ countries: z.array(z.object({ alpha2Code: z.string() })) }).optional(),
				}),
			),
		});
		return shape.parse((await onAccount(sandbox, 'GET', '/prices', { query })).json).subAccounts;
	};

	test('lists every sub-account', async () => {
		expect((await list()).map(({ subAccountId }) => subAccountId)).toEqual(['acme_hq', 'acme_vip']);
	});

	test('narrows by sub-account, country, direction and network', async () => {
		expect(await list('?subAccountId=acme_vip')).toHaveLength(1);
		const [singapore] = await list('?country=SG&direction=outbound');
		expect(singapore?.outbound?.countries).toMatchObject([{ alpha2Code: 'SG' }]);
		expect(singapore?.inbound).toBeUndefined();
		const [network] = await list('?mcc=525&mnc=3');
		expect(network?.outbound?.countries).toMatchObject([{ operators: [{ operatorName: 'M1' }] }]);
	});

	test.each(['?country=SGP', '?direction=sideways', '?mcc=x&mnc=1', '?mcc=525', '?subAccountId=other_hq'])(
		'refuses %s',
		async (query) => {
			expect((await onAccount(sandbox, 'GET', '/prices', { query })).status).toBe(400);
		},
	);
});

describe('getBalance', () => {
	test('decreases with every message sent, by all its segments', async () => {
		await send(sandbox, { destination: '+6591234567', text: 'x'.repeat(161) });
		expect((await onAccount(sandbox, 'GET', '/balance')).json).toEqual({ balance: 999.925, currency: 'EUR' });
	});

	test('is refused to an account that is not prepaid', async () => {
		await sandbox.close();
		sandbox = await startSandbox({ balance: null });
		expect(await onAccount(sandbox, 'GET', '/balance')).toMatchObject({ status: 403, json: { code: 1201 } });
	});

	test('takes the account with or without dashes, in any case', async () => {
		const plain = sandbox.accountId.replaceAll('-', '').toUpperCase();
		expect((await call(sandbox, 'GET', `/api/v1/accounts/${plain}/balance`)).status).toBe(200);
	});
});

describe('rate limits', () => {
	test('let one lookup a second pass, and say when the next may come', async () => {
		await sandbox.close();
		sandbox = await startSandbox();
		const umid = await umidOf({ destination: '+6591234567', text: 'Hi' });
		const answers = await Promise.all(Array.from({ length: 20 }, () => onMessages(sandbox, 'GET', `/${umid}`)));
		const passed = answers.filter(({ status }) => status === 200);
		const refused = answers.filter(({ status }) => status === 429);
		expect(passed.length).toBeGreaterThanOrEqual(1);
		expect(passed.length).toBeLessThan(5);
		expect(passed.length + refused.length).toBe(20);
		expect(refused[0]?.headers.get('retry-after')).toBe('1');
		expect(refused[0]?.json).toMatchObject({ code: 429 });
		await sandbox.advance(1000);
		expect((await onMessages(sandbox, 'GET', `/${umid}`)).status).toBe(200);
	});

	test('hold for a sub-account and for an address', async () => {
		await sandbox.close();
		sandbox = await startSandbox({
			subAccountIds: ['acme_hq', 'acme_vip'],
			rateLimits: { subAccount: 3, ipAddress: 5 },
		});
		const message = { destination: '+6591234567', text: 'Hi' };
		const many = (subAccountId: string) =>
			Promise.all(Array.from({ length: 20 }, () => send(sandbox, message, { subAccountId })));
		const count = (answers: { status: number }[]) => answers.filter(({ status }) => status === 200).length;
		// A second can end in between: then up to twice the limit passes.
		expect(count(await many('acme_hq'))).toBeLessThanOrEqual(6);
		expect(count(await many('acme_vip'))).toBeLessThanOrEqual(6);
		expect(sandbox.messages().length).toBeLessThanOrEqual(12);
	});
});
