import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox } from '../../../sandbox/server';
import { withFastClock } from '../../engine/fastClock';
import { type ScriptedAnswer, type ScriptedApi, startScriptedApi } from '../../engine/scriptedApi';
import { apiError, continueRegularOutput, detailsOf, jsonOf } from '../../rules/ways';
import { accountId, operate } from './operate';

const credential = { apiKey: 'sandbox-key' };
const getBalance = { resource: 'account', operation: 'getBalance' };
const getPrices = { resource: 'account', operation: 'getPrices' };

describe('Get Balance', () => {
	test('outputs the balance of a prepaid account', async () => {
		const sandbox = await startSandbox({ balance: 12.5 });
		const { outputs } = await operate(sandbox.url, getBalance, [{}], { credential });
		await sandbox.close();
		expect(jsonOf(outputs[0])).toEqual([{ balance: 12.5, currency: 'EUR' }]);
	});

	test('says in a sentence that a postpaid account has none', async () => {
		const sandbox = await startSandbox({ balance: null });
		const { error } = await operate(sandbox.url, getBalance, [{}], { credential });
		const settings = continueRegularOutput;
		const { outputs } = await operate(sandbox.url, getBalance, [{}], { credential, settings });
		await sandbox.close();
		expect(error?.message).toBe(
			'Row 1 (item 0): The account has no balance to show: it is not prepaid, or the API key belongs to another account',
		);
		expect(detailsOf(outputs[0]?.[0])).toMatchObject({ code: 'BALANCE_NOT_PREPAID', status: null });
	});

	test('needs the Account ID, and no sub-account', async () => {
		const sandbox = await startSandbox();
		const without = await operate(sandbox.url, getBalance, [{}], { credential: { ...credential, subAccountId: '' } });
		expect(without.error).toBeUndefined();
		const { error } = await operate(sandbox.url, getBalance, [{}], { credential: { ...credential, accountId: '' } });
		await sandbox.close();
		expect(error?.message).toContain('needs the Account ID');
	});
});

describe('Get Prices', () => {
	test('outputs a row for each operator of a country, and each kind of number that receives', async () => {
		const sandbox = await startSandbox({ subAccountIds: ['acme_hq', 'acme_vip'] });
		const options = { country: 'SG', subAccountId: 'acme_vip' };
		const { outputs } = await operate(sandbox.url, { ...getPrices, options }, [{}], { credential });
		const all = await operate(sandbox.url, getPrices, [{}], { credential });
		const raw = await operate(sandbox.url, { ...getPrices, simplify: false }, [{}], { credential });
		await sandbox.close();
		const country = { country: 'SG', countryName: 'Singapore', dialingPrefix: '+65', currency: 'EUR' };
		expect(jsonOf(outputs[0])).toEqual([
			...[
				{ operator: 'SingTel', operatorId: 525001, networks: ['525-01', '525-02', '525-07'] },
				{ operator: 'M1', operatorId: 525003, networks: ['525-03'] },
				{ operator: 'StarHub', operatorId: 525005, networks: ['525-05', '525-06'] },
			].map((row) => ({ subAccountId: 'acme_vip', direction: 'outbound', ...country, ...row, price: 0.0375 })),
			{ subAccountId: 'acme_vip', direction: 'inbound', ...country, numberType: 'longcode', price: 0.01 },
		]);
		expect(outputs[0]?.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
		expect(new Set(jsonOf(all.outputs[0]).map(({ subAccountId }) => subAccountId)).size).toBe(2);
		expect(jsonOf(raw.outputs[0])).toMatchObject([{ subAccounts: [{ subAccountId: 'acme_hq' }, {}] }]);
	});
});

describe.each([getBalance, getPrices])('$operation', (parameters) => {
	let api: ScriptedApi;
	let answer: ScriptedAnswer;

	beforeEach(async () => {
		api = await startScriptedApi(() => answer);
	});
	afterEach(() => api.close());

	test.each<[number, number]>([
		[400, 1000],
		[401, 1200],
		[404, 1300],
		[422, 1010],
		[426, 1014],
		[500, 2000],
	])('fails with HTTP %i of 8x8, and says what it means', async (status, code) => {
		answer = apiError(status, code);
		const settings = continueRegularOutput;
		const { outputs } = await operate(api.url, parameters, [{}], { settings });
		expect(detailsOf(outputs[0]?.[0])).toMatchObject({ status, code });
		const { error } = await operate(api.url, parameters);
		expect(error?.message).toContain(`8x8 refused the request (HTTP ${status}, code ${code}): `);
		expect(api.requests[0]?.path).toMatch(new RegExp(`^/api/v1/accounts/${accountId}/(balance|prices)$`));
	});

	test('is repeated after 429 as often as is allowed', async () => {
		answer = { status: 429, headers: { 'Retry-After': '2' } };
		const { error } = await withFastClock(() => operate(api.url, parameters));
		expect(error?.message).toContain('8x8 did not accept the request (HTTP 429)');
		expect(api.requests).toHaveLength(4);
	});
});
