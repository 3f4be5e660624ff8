import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import nock from 'nock';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/server';
import { startScriptedApi } from '../../engine/scriptedApi';
import { startTriggerHost, type TriggerHost, type TriggerOptions } from '../../engine/triggerHost';
import { call } from '../../sandbox/client';

let host: TriggerHost;
let sandbox: Sandbox | undefined;

beforeAll(async () => {
	host = await startTriggerHost();
});
afterAll(() => host.close());
afterEach(async () => {
	await sandbox?.close();
	sandbox = undefined;
});

async function startAccount(options: SandboxOptions = {}): Promise<Sandbox> {
	sandbox = await startSandbox({ delayScale: 0, retryScale: 0, subAccountIds: ['acme_hq', 'acme_vip'], ...options });
	return sandbox;
}

const credentialFor = (account: Sandbox) => ({
	apiKey: account.apiKey,
	region: 'custom',
	baseUrl: account.url,
	subAccountId: 'acme_hq',
	accountId: account.accountId,
});

const inbound = 'inbound_message_received';
const receipts = 'outbound_message_status_changed';

function triggerOf(
	account: Sandbox,
	parameters: TriggerOptions['parameters'] = {},
	options: Partial<TriggerOptions> = {},
) {
	return host.trigger({ parameters, credential: credentialFor(account), ...options });
}

const list = async (account: Sandbox) =>
	(await call(account, 'GET', `/api/v1/accounts/${account.accountId}/webhooks`)).json;
const foreign = {
	subAccountId: 'acme_hq',
	url: 'https://crm.example.com/hooks/8x8?token=hush',
	enabled: true,
	httpAuthorization: 'Bearer theirs',
};
const asListed = { ...foreign, httpAuthorization: '***' };

describe('publishing', () => {
	test('registers the URL for the sub-account with a secret of its own, and unpublishing removes it', async () => {
		const account = await startAccount();
		const trigger = triggerOf(account);
		await trigger.publish();
		expect(await list(account)).toEqual([
			{ subAccountId: 'acme_hq', url: trigger.url, enabled: true, httpAuthorization: '***' },
		]);
		account.receive({ source: '+6591234567', text: 'Hi', subAccountId: 'acme_hq' });
		await expect.poll(() => trigger.executions.length).toBe(1);
		await trigger.unpublish();
		expect(await list(account)).toEqual([]);
		expect(JSON.stringify(trigger.staticData)).not.toContain('Bearer');
	});

	test('keeps no more of the secret than a digest', async () => {
		const account = await startAccount();
		const trigger = triggerOf(account);
		await trigger.publish();
		account.receive({ source: '+6591234567', text: 'Hi', subAccountId: 'acme_hq' });
		await expect.poll(() => trigger.authorizations).toEqual([expect.stringMatching(/^Bearer [\w-]{43}$/)]);
		expect(JSON.stringify(trigger.staticData)).not.toContain(trigger.authorizations[0]?.slice(7));
		await trigger.unpublish();
		expect(trigger.staticData).toEqual({ 'node:8x8 SMS Trigger': {} });
	});

	test('does not touch a registration that is in place', async () => {
		const account = await startAccount();
		const trigger = triggerOf(account);
		await trigger.publish();
		const before = JSON.stringify(trigger.staticData);
		account.addFault({ operation: 'addWebhooks', effects: [{ kind: 'answer', status: 500 }] });
		await trigger.publish();
		expect(JSON.stringify(trigger.staticData)).toBe(before);
	});

	test('repairs a registration that somebody removed, switched off or changed in 8x8', async () => {
		const account = await startAccount();
		const trigger = triggerOf(account);
		await trigger.publish();
		const path = `/api/v1/accounts/${account.accountId}/webhooks`;
		const standing = { subAccountId: 'acme_hq', url: trigger.url, enabled: true, httpAuthorization: '***' };
		await call(account, 'DELETE', path, { body: [{ subAccountId: 'acme_hq' }] });
		await trigger.publish();
		expect(await list(account)).toEqual([standing]);
		await call(account, 'POST', path, {
			body: [{ subAccountId: 'acme_hq', url: trigger.url, enabled: false, httpAuthorization: 'x' }],
		});
		await trigger.publish();
		expect(await list(account)).toEqual([standing]);
		await call(account, 'POST', path, { body: [{ subAccountId: 'acme_hq', url: trigger.url }] });
		await trigger.publish();
		expect(await list(account)).toEqual([standing]);
	});

	test.each([
		[[inbound], ['MO']],
		[[receipts], ['DR']],
		[
			[inbound, receipts],
			['MO', 'DR'],
		],
	])('of an account with types registers %j as %j', async (events, types) => {
		const account = await startAccount({ webhookForm: 'typed' });
		const trigger = triggerOf(account, { events });
		await trigger.publish();
		expect(await list(account)).toEqual(
			types.map((type) => ({
				subAccountId: 'acme_hq',
				type,
				url: trigger.url,
				enabled: true,
				httpAuthorization: '***',
			})),
		);
		await trigger.unpublish();
		expect(await list(account)).toEqual([]);
	});

	test('follows the form that the account shows, typed or not', async () => {
		const typed = { subAccountId: 'acme_vip', type: 'DR' as const, url: 'https://crm.example.com/dr', enabled: true };
		const account = await startAccount({ webhooks: [typed] });
		const trigger = triggerOf(account);
		await trigger.publish();
		expect(await list(account)).toMatchObject([typed, { subAccountId: 'acme_hq', type: 'MO', url: trigger.url }]);
		await trigger.unpublish();
		expect(await list(account)).toEqual([typed]);
	});

	test('registers for all sub-accounts where it says *, beside those of others', async () => {
		const account = await startAccount({ webhooks: [foreign] });
		const trigger = triggerOf(account, { subAccountId: { __rl: true, mode: 'id', value: '*' } });
		await trigger.publish();
		expect(await list(account)).toMatchObject([asListed, { subAccountId: '*', url: trigger.url }]);
		await trigger.unpublish();
		expect(await list(account)).toEqual([asListed]);
	});

	test('registers for the sub-account that the field names, by ID or as a plain value', async () => {
		const account = await startAccount();
		const trigger = triggerOf(account, { subAccountId: 'acme_vip' });
		await trigger.publish();
		expect(await list(account)).toMatchObject([{ subAccountId: 'acme_vip', url: trigger.url }]);
	});

	test('asks nothing of 8x8 where Registration is Manual', async () => {
		const account = await startAccount();
		account.addFault({ effects: [{ kind: 'answer', status: 500 }] });
		const trigger = triggerOf(account, { registration: 'manual' });
		await trigger.publish();
		await trigger.unpublish();
		const stop = await trigger.listen();
		await stop();
		expect(await list(account)).not.toEqual([]);
		account.clearFaults();
		expect(await list(account)).toEqual([]);
	});
});

describe("a webhook that is somebody else's", () => {
	test('fails the publication with its host and the ways out, and stays', async () => {
		const account = await startAccount({ webhooks: [foreign] });
		const trigger = triggerOf(account);
		const failure = trigger.publish();
		await expect(failure).rejects.toThrow(
			"8x8 already sends the events of sub-account 'acme_hq' to crm.example.com, and keeps only one webhook for them.",
		);
		await expect(failure).rejects.toThrow(
			/\(1\) choose another Sub-Account; \(2\) turn on Replace Existing Webhook, .*; \(3\) set Registration to Manual and .* Delivery Receipt URL/,
		);
		await expect(failure).rejects.not.toThrow(/hush|theirs/);
		expect(await list(account)).toEqual([asListed]);
	});

	test('stays through failed publications, unpublishing and tests', async () => {
		const account = await startAccount({ webhooks: [foreign] });
		const trigger = triggerOf(account);
		for (let tries = 0; tries < 5; tries++) await expect(trigger.publish()).rejects.toThrow();
		await trigger.unpublish();
		await expect(trigger.listen()).rejects.toThrow();
		await trigger.unpublish();
		expect(await list(account)).toEqual([asListed]);
	});

	test('stays where somebody puts it in the place of the registration', async () => {
		const account = await startAccount();
		const trigger = triggerOf(account);
		await trigger.publish();
		await call(account, 'POST', `/api/v1/accounts/${account.accountId}/webhooks`, { body: [foreign] });
		await expect(trigger.publish()).rejects.toThrow('crm.example.com');
		await trigger.unpublish();
		expect(await list(account)).toEqual([asListed]);
	});

	test('is in the way although it is switched off, since it would be lost', async () => {
		const account = await startAccount({ webhooks: [{ ...foreign, enabled: false }] });
		await expect(triggerOf(account).publish()).rejects.toThrow('crm.example.com (switched off at present)');
		expect(await list(account)).toEqual([{ ...asListed, enabled: false }]);
	});

	test('is not in the way of other events, where webhooks have types', async () => {
		const other = { ...foreign, type: 'DR' as const };
		const account = await startAccount({ webhooks: [other] });
		const trigger = triggerOf(account, { events: [inbound] });
		await trigger.publish();
		await trigger.unpublish();
		expect(await list(account)).toEqual([{ ...asListed, type: 'DR' }]);
		await expect(triggerOf(account, { events: [receipts] }).publish()).rejects.toThrow('crm.example.com');
		await expect(triggerOf(account, { events: [inbound, receipts] }).publish()).rejects.toThrow('crm.example.com');
		expect(await list(account)).toEqual([{ ...asListed, type: 'DR' }]);
	});

	test('is in the way of inbound messages where its type is for those of chat apps too', async () => {
		const account = await startAccount({ webhooks: [{ ...foreign, type: 'MSG' }] });
		await expect(triggerOf(account).publish()).rejects.toThrow('crm.example.com');
	});

	test.each([[inbound], [receipts]])('is in the way of %s where its type is for all events', async (event) => {
		const account = await startAccount({ webhooks: [{ ...foreign, type: '*' }] });
		await expect(triggerOf(account, { events: [event] }).publish()).rejects.toThrow('crm.example.com');
		expect(await list(account)).toEqual([{ ...asListed, type: '*' }]);
	});

	test('of all types is replaced with Replace Existing Webhook by one for each event', async () => {
		const account = await startAccount({ webhooks: [{ ...foreign, type: '*' }] });
		const trigger = triggerOf(account, { events: [inbound, receipts], options: { replaceExisting: true } });
		await trigger.publish();
		expect(await list(account)).toMatchObject([
			{ subAccountId: 'acme_hq', type: 'MO', url: trigger.url },
			{ subAccountId: 'acme_hq', type: 'DR', url: trigger.url },
		]);
		await trigger.unpublish();
		expect(await list(account)).toEqual([]);
	});

	test('for all sub-accounts would lose those of one, so that is asked about as well', async () => {
		const account = await startAccount({ webhooks: [{ ...foreign, subAccountId: '*' }] });
		await expect(triggerOf(account).publish()).rejects.toThrow(
			"8x8 sends the events of all sub-accounts to crm.example.com, which would no longer get those of sub-account 'acme_hq'.",
		);
		await expect(triggerOf(account).listen()).rejects.toThrow('crm.example.com');
		const knowing = triggerOf(account, { options: { replaceExisting: true } });
		await knowing.publish();
		expect(await list(account)).toMatchObject([{ subAccountId: '*' }, { subAccountId: 'acme_hq', url: knowing.url }]);
		await knowing.unpublish();
		expect(await list(account)).toEqual([{ ...asListed, subAccountId: '*' }]);
	});

	test('is replaced with Replace Existing Webhook, and unpublishing then removes the own one', async () => {
		const account = await startAccount({ webhooks: [foreign] });
		const trigger = triggerOf(account, { options: { replaceExisting: true } });
		await trigger.publish();
		expect(await list(account)).toMatchObject([{ subAccountId: 'acme_hq', url: trigger.url }]);
		await trigger.unpublish();
		expect(await list(account)).toEqual([]);
	});

	test('is replaced for the chosen events alone, where webhooks have types', async () => {
		const account = await startAccount({
			webhooks: [
				{ ...foreign, type: 'DR' },
				{ ...foreign, type: 'MO' },
				{ ...foreign, type: 'MSG' },
				{ ...foreign, subAccountId: 'acme_vip', type: 'MO' },
			],
		});
		const trigger = triggerOf(account, { options: { replaceExisting: true } });
		await trigger.publish();
		await trigger.unpublish();
		expect(await list(account)).toEqual([
			{ ...asListed, type: 'DR' },
			{ ...asListed, type: 'MSG' },
			{ ...asListed, subAccountId: 'acme_vip', type: 'MO' },
		]);
	});

	test('is not replaced by a test, whatever the options say', async () => {
		const account = await startAccount({ webhooks: [foreign] });
		const trigger = triggerOf(account, { options: { replaceExisting: true } });
		await expect(trigger.listen()).rejects.toThrow(
			"A test would take the events of sub-account 'acme_hq' away from crm.example.com, so nothing was changed. To continue without a phone, choose set mock data in the output and paste a sample event (docs/samples.md of this project). To test, publish the workflow, then text one of your numbers from a phone",
		);
		expect(await list(account)).toEqual([asListed]);
	});

	test('is not deleted with the own one where 8x8 lists both for one sub-account', async () => {
		const account = await startAccount();
		const trigger = triggerOf(account);
		await trigger.publish();
		const own = { subAccountId: 'acme_hq', url: trigger.url };
		await account.close();
		const both = await startAccount({
			webhooks: [foreign, own],
			port: Number(new URL(account.url).port),
		});
		await expect(trigger.unpublish()).rejects.toThrow(
			"8x8 lists a second webhook for sub-account 'acme_hq', to crm.example.com, and would delete both. Nothing was deleted.",
		);
		expect(await list(both)).toMatchObject([asListed, own]);
	});
});

describe('two triggers of one n8n', () => {
	test('cannot share a sub-account: the second is told what else to do', async () => {
		const account = await startAccount();
		const [first, second] = [triggerOf(account), triggerOf(account, { events: [receipts] })];
		await first.publish();
		const failure = second.publish();
		await expect(failure).rejects.toThrow(
			`to ${new URL(host.url).host} (another trigger of this n8n), and keeps only one webhook for them. Nothing was changed. What you can do: (1) unpublish the workflow that has that trigger; (2) let one trigger serve them all, with the ready workflow Events router; (3) choose another Sub-Account;`,
		);
		await second.unpublish();
		expect(await list(account)).toMatchObject([{ url: first.url }]);
	});

	test('cannot share it when they are published at the same moment either', async () => {
		const account = await startAccount();
		const triggers = [triggerOf(account), triggerOf(account), triggerOf(account)];
		const results = await Promise.allSettled(triggers.map((trigger) => trigger.publish()));
		expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
		const winner = triggers[results.findIndex(({ status }) => status === 'fulfilled')];
		expect(await list(account)).toMatchObject([{ url: winner?.url }]);
	});

	test('share it where webhooks have types and they want different events', async () => {
		const account = await startAccount({ webhookForm: 'typed' });
		const [texts, reports] = [triggerOf(account), triggerOf(account, { events: [receipts] })];
		await Promise.all([texts.publish(), reports.publish()]);
		account.receive({ source: '+6591234567', text: 'Hi', subAccountId: 'acme_hq' });
		await expect.poll(() => texts.executions).toMatchObject([{ body: 'Hi' }]);
		await texts.unpublish();
		expect(await list(account)).toMatchObject([{ type: 'DR', url: reports.url }]);
	});

	test('are two although one is a copy of the other, static data and webhook ID included', async () => {
		const account = await startAccount();
		const webhookId = crypto.randomUUID();
		const original = triggerOf(account, {}, { webhookId });
		await original.publish();
		const elsewhere = await startTriggerHost();
		try {
			const copy = elsewhere.trigger({ parameters: {}, credential: credentialFor(account), webhookId });
			copy.staticData = structuredClone(original.staticData);
			await expect(copy.publish()).rejects.toThrow(new URL(host.url).host);
			await copy.unpublish();
		} finally {
			await elsewhere.close();
		}
		expect(await list(account)).toMatchObject([{ url: original.url }]);
	});
});

describe('a test', () => {
	test('registers the test URL where the sub-account has no webhook, and removes it at its end', async () => {
		const account = await startAccount();
		const trigger = triggerOf(account);
		const stop = await trigger.listen();
		expect(await list(account)).toMatchObject([{ subAccountId: 'acme_hq', url: trigger.testUrl }]);
		account.receive({ source: '+6591234567', text: 'Hi', subAccountId: 'acme_hq' });
		await expect.poll(() => trigger.executions).toMatchObject([{ body: 'Hi' }]);
		await stop();
		expect(await list(account)).toEqual([]);
	});

	test('does not cost the published workflow its registration', async () => {
		const account = await startAccount();
		const trigger = triggerOf(account);
		await trigger.publish();
		await expect(trigger.listen()).rejects.toThrow(
			"A test would take the events of sub-account 'acme_hq' away from the published workflow, so nothing was changed. To continue without a phone, choose set mock data in the output and paste a sample event (docs/samples.md of this project). To test, text one of your numbers from a phone and open the run under Executions",
		);
		expect(await list(account)).toMatchObject([{ url: trigger.url }]);
		account.receive({ source: '+6591234567', text: 'Still here', subAccountId: 'acme_hq' });
		await expect.poll(() => trigger.executions).toMatchObject([{ body: 'Still here' }]);
	});

	test('that ends after the publication leaves the publication alone', async () => {
		const account = await startAccount();
		const trigger = triggerOf(account);
		const stop = await trigger.listen();
		await trigger.publish();
		await stop();
		expect(await list(account)).toMatchObject([{ subAccountId: 'acme_hq', url: trigger.url }]);
		account.receive({ source: '+6591234567', text: 'Hi', subAccountId: 'acme_hq' });
		await expect.poll(() => trigger.executions.length).toBe(1);
	});

	test('takes the place of one that was never ended', async () => {
		const account = await startAccount();
		const trigger = triggerOf(account);
		await trigger.listen();
		const stop = await trigger.listen();
		expect(await list(account)).toMatchObject([{ url: trigger.testUrl }]);
		await stop();
		expect(await list(account)).toEqual([]);
	});
});

describe('a registration that fails', () => {
	test('where 8x8 took it without saying so is removed again', async () => {
		const account = await startAccount();
		account.addFault({ operation: 'addWebhooks', effects: [{ kind: 'reset', accepted: true }] });
		const trigger = triggerOf(account);
		await expect(trigger.publish()).rejects.toThrow(
			'8x8 could not be reached to register the webhook (ECONNRESET). Check the network',
		);
		expect(await list(account)).toEqual([]);
		account.clearFaults();
		await trigger.publish();
		expect(await list(account)).toMatchObject([{ url: trigger.url }]);
	});

	test('because 8x8 is unavailable says so once, and clears the way for the next try', async () => {
		const account = await startAccount();
		const trigger = triggerOf(account);
		account.addFault({ effects: [{ kind: 'answer', status: 503 }] });
		await expect(trigger.publish()).rejects.toThrow('8x8 refused to list its webhooks (HTTP 503');
		account.clearFaults();
		await trigger.publish();
		expect(await list(account)).toMatchObject([{ url: trigger.url }]);
	});

	test('because of the key or the account says which settings to check, and not the key', async () => {
		const account = await startAccount();
		const wrongKey = triggerOf(account, {}, { credential: { ...credentialFor(account), apiKey: 'wrong-key' } });
		await expect(wrongKey.publish()).rejects.toThrow(
			/HTTP 401, code 1200.*Check that the API key, the Account ID and the region in the credential belong together/,
		);
		await expect(wrongKey.publish()).rejects.not.toThrow('wrong-key');
		const accountId = '00000000-0000-4000-8000-000000000000';
		const wrongAccount = triggerOf(account, {}, { credential: { ...credentialFor(account), accountId } });
		await expect(wrongAccount.publish()).rejects.toThrow(/HTTP 403.*Account ID/);
	});

	test('shows neither the key nor the secret, should the answer repeat them', async () => {
		const echo = await startScriptedApi(({ method, authorization, text }) =>
			method === 'GET'
				? { status: 200, body: [] }
				: { status: 400, body: { code: 1000, message: `You sent ${text} with ${String(authorization)}` } },
		);
		const credential = {
			apiKey: 'a-key-of-mine',
			region: 'custom',
			baseUrl: echo.url,
			subAccountId: 'acme_2025',
			accountId: crypto.randomUUID(),
		};
		const failure = host.trigger({ parameters: {}, credential }).publish();
		await expect(failure).rejects.toThrow(/8x8 says 'You sent .*acme_2025.*\[hidden\]/);
		await expect(failure).rejects.not.toThrow(/a-key-of-mine|Bearer [\w-]{20}/);
		await echo.close();
	});

	test('because 8x8 does not know the sub-account names it', async () => {
		const account = await startAccount();
		await expect(triggerOf(account, { subAccountId: 'other_hq' }).publish()).rejects.toThrow(/code 1001.*other_hq/);
	});

	test('because of a webhook of the old format explains that, with its host alone', async () => {
		const account = await startAccount();
		const message =
			'Unable to set up the webhook, while one with an old format exists for this subaccount. Existing webhook: Type = MO, SubAccountId: acme_hq, Version = V1, Url = http://old.example.com/in?token=hush';
		const body = JSON.stringify({ code: 1000, message, errorId: crypto.randomUUID(), timestamp: 'now' });
		account.addFault({ operation: 'addWebhooks', effects: [{ kind: 'answer', status: 400, body }] });
		const failure = triggerOf(account).publish();
		await expect(failure).rejects.toThrow(
			"There is still a webhook in the old Wavecell format of type MO to old.example.com for sub-account 'acme_hq', and 8x8 does not allow another one beside it.",
		);
		await expect(failure).rejects.not.toThrow('hush');
	});

	test.each([
		[500, 2000, 'Try again in a minute: the trigger first checks what 8x8 has registered.'],
		[429, 429, 'Try again in a minute: the trigger first checks what 8x8 has registered.'],
		[404, 1300, 'Check that the API key, the Account ID and the region in the credential belong together.'],
		[400, 1008, "Check the Sub-Account, or set Registration to Manual and enter this trigger's URL in 8x8 Connect."],
		[400, 2003, 'Use a sub-account for SMS, or ask the 8x8 account manager to set one up.'],
	])('with HTTP %i and code %i says what to do about a webhook, not about a message', async (status, code, remedy) => {
		const account = await startAccount();
		const body = JSON.stringify({ code, message: 'Sorry', errorId: '7c1f9b52', timestamp: 'now' });
		account.addFault({ operation: 'addWebhooks', effects: [{ kind: 'answer', status, body }] });
		const failure = triggerOf(account).publish();
		await expect(failure).rejects.toThrow(`${remedy} For 8x8's support: error ID 7c1f9b52.`);
		await expect(failure).rejects.toThrow(`8x8 refused to register the webhook (HTTP ${status}, code ${code})`);
		await expect(failure).rejects.not.toThrow(/umid|batch|went out/);
	});

	test('in the middle of a take-over names what is gone', async () => {
		const account = await startAccount({
			webhooks: [foreign, { ...foreign, type: 'EV', url: 'https://other.example.com/ev' }],
		});
		account.addFault({ operation: 'addWebhooks', effects: [{ kind: 'answer', status: 500 }] });
		const trigger = triggerOf(account, { options: { replaceExisting: true } });
		await expect(trigger.publish()).rejects.toThrow(
			'The webhook to crm.example.com had already been removed. Nothing receives these events until you publish again',
		);
		account.clearFaults();
		await trigger.publish();
		expect(await list(account)).toMatchObject([{ type: 'EV' }, { type: 'MO', url: trigger.url }]);
	});

	test('because of a redirect does not follow it, which would hand out the key and the secret', async () => {
		const account = await startAccount();
		const elsewhere = await startScriptedApi(() => ({ status: 200, body: [] }));
		const headers = { location: `${elsewhere.url}/webhooks` };
		for (const operation of ['getWebhooks', 'addWebhooks']) {
			account.addFault({ operation, times: 1, effects: [{ kind: 'answer', status: 307, headers }] });
			await expect(triggerOf(account).publish()).rejects.toThrow('HTTP 307');
		}
		expect(elsewhere.requests).toEqual([]);
		await elsewhere.close();
	});

	test('because the list is something else stops there', async () => {
		const account = await startAccount();
		account.addFault({
			operation: 'getWebhooks',
			effects: [{ kind: 'answer', status: 200, body: '{"message":"Welcome"}' }],
		});
		await expect(triggerOf(account).publish()).rejects.toThrow('The list of webhooks is not a valid 8x8 answer.');
	});
});

describe('an account that lists its webhooks with other spellings than they were given', () => {
	const listing = (entries: unknown) => (request: { method: string }) =>
		request.method === 'GET' ? { status: 200, body: entries } : { status: 200 };
	const credentialAt = (baseUrl: string) => ({
		apiKey: 'k-1',
		region: 'custom',
		baseUrl,
		subAccountId: 'acme_hq',
		accountId: crypto.randomUUID(),
	});

	test.each([
		[{ subAccountId: 'ACME_HQ', url: 'https://crm.example.com/x' }],
		[{ subAccountId: 'acme_hq', url: 'https://crm.example.com/x', type: '*', version: 3 }],
		[{ subAccountId: 'acme_hq', url: null }],
	])('is seen to have one already: %j', async (entry) => {
		const api = await startScriptedApi(listing([entry]));
		await expect(host.trigger({ parameters: {}, credential: credentialAt(api.url) }).publish()).rejects.toThrow(
			'8x8 already sends the events',
		);
		expect(api.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
		await api.close();
	});

	test('is recognised as having our own', async () => {
		const entries: object[] = [];
		const api = await startScriptedApi(listing(entries));
		const trigger = host.trigger({ parameters: {}, credential: credentialAt(api.url) });
		await trigger.publish();
		entries.push({ subAccountId: 'ACME_HQ', url: trigger.url.replace('http:', 'HTTP:'), enabled: true });
		await trigger.unpublish();
		expect(api.requests.at(-1)).toMatchObject({ method: 'DELETE', body: [{ subAccountId: 'ACME_HQ' }] });
		await api.close();
	});
});

describe('settings that cannot work', () => {
	test('are an account ID that is missing', async () => {
		const account = await startAccount();
		const trigger = triggerOf(account, {}, { credential: { ...credentialFor(account), accountId: '' } });
		await expect(trigger.publish()).rejects.toThrow(
			'Automatic registration needs the Account ID, but the credential has none. Add it there: 8x8 Connect shows it under API Keys. Or set Registration to Manual.',
		);
	});

	test('are no sub-account, no event, and survey answers alone', async () => {
		const account = await startAccount();
		const nowhere = triggerOf(account, {}, { credential: { ...credentialFor(account), subAccountId: '' } });
		await expect(nowhere.publish()).rejects.toThrow('Sub-Account is empty both in the node and in the credential.');
		await expect(triggerOf(account, { events: [] }).publish()).rejects.toThrow('Trigger On is empty.');
		await expect(triggerOf(account, { events: ['survey_response'] }).publish()).rejects.toThrow(
			"SMS Engage answers have no webhook to register: 8x8's support sets their URL. Set Registration to Manual",
		);
		expect(await list(account)).toEqual([]);
	});

	test.each(['http://localhost:5678', 'http://192.168.1.5:5678', 'http://n8n:5678', 'https://[fd00::1]'])(
		'are a real region with the webhook URL %s',
		async (webhookUrl) => {
			const credential = { apiKey: 'k-1', region: 'eu', subAccountId: 'acme_hq', accountId: crypto.randomUUID() };
			const trigger = host.trigger({ parameters: {}, credential, webhookUrl });
			await expect(trigger.publish()).rejects.toThrow(
				/8x8 cannot reach this n8n: its webhook URL is at .*, which is not a public address. Set the environment variable WEBHOOK_URL/,
			);
			await expect(trigger.listen()).rejects.toThrow('WEBHOOK_URL');
		},
	);

	test('are not a real region with a public URL', async () => {
		const accountId = crypto.randomUUID();
		const credential = { apiKey: 'k-1', region: 'eu', subAccountId: 'acme_hq', accountId };
		const posted: unknown[] = [];
		nock('https://sms.8x8.uk', { reqheaders: { authorization: 'Bearer k-1' } })
			.get(`/api/v1/accounts/${accountId}/webhooks`)
			.twice()
			.reply(200, [])
			.post(`/api/v1/accounts/${accountId}/webhooks`, (body) => {
				posted.push(body);
				return true;
			})
			.reply(200);
		const trigger = host.trigger({ parameters: {}, credential, webhookUrl: 'https://n8n.example.com' });
		await trigger.publish();
		expect(posted).toMatchObject([[{ subAccountId: 'acme_hq', url: trigger.url, enabled: true }]]);
		expect(trigger.url).toMatch(/^https:\/\/n8n\.example\.com\/webhook\/[\da-f-]{36}\/8x8$/);
		nock.cleanAll();
	});
});

describe('a registration that 8x8 would not let go', () => {
	test('is reported when unpublishing fails, and the next publication takes it over', async () => {
		const account = await startAccount();
		const trigger = triggerOf(account);
		await trigger.publish();
		account.addFault({ operation: 'deleteWebhooks', times: 1, effects: [{ kind: 'answer', status: 500 }] });
		await expect(trigger.unpublish()).rejects.toThrow('8x8 refused to remove the webhook (HTTP 500');
		await trigger.publish();
		await trigger.unpublish();
		expect(await list(account)).toEqual([]);
	});

	test('does not keep n8n from trying again when the next publication fails too', async () => {
		const account = await startAccount();
		const trigger = triggerOf(account);
		await trigger.publish();
		account.addFault({ effects: [{ kind: 'answer', status: 503 }] });
		await expect(trigger.unpublish()).rejects.toThrow('8x8 refused to list its webhooks');
		await expect(trigger.publish()).rejects.toThrow('8x8 refused to list its webhooks');
		account.clearFaults();
		await trigger.publish();
		account.receive({ source: '+6591234567', text: 'Hi', subAccountId: 'acme_hq' });
		await expect.poll(() => trigger.executions.length).toBe(1);
	});

	test('goes with the next publication for another sub-account', async () => {
		const account = await startAccount();
		const trigger = triggerOf(account);
		await trigger.publish();
		account.addFault({ operation: 'deleteWebhooks', times: 1, effects: [{ kind: 'answer', status: 500 }] });
		await expect(trigger.unpublish()).rejects.toThrow();
		trigger.edit({ subAccountId: 'acme_vip' });
		await trigger.publish();
		expect(await list(account)).toMatchObject([{ subAccountId: 'acme_vip', url: trigger.url }]);
	});

	test('stays when n8n has another address than then, since it may be a copy: the way out is said', async () => {
		const account = await startAccount();
		const ids = { workflowId: 'workflow-1', webhookId: crypto.randomUUID() };
		const original = triggerOf(account, {}, ids);
		await original.publish();
		const copy = triggerOf(account, {}, { ...ids, webhookUrl: 'http://127.0.0.1:9' });
		copy.staticData = structuredClone(original.staticData);
		const there = new URL(host.url).host;
		for (let tries = 0; tries < 5; tries++) {
			await expect(copy.publish()).rejects.toThrow(
				`8x8 sends the events of sub-account 'acme_hq' to ${there}, where this workflow was published before. Nothing was changed. If n8n has moved from there, turn on Replace Existing Webhook.`,
			);
		}
		await copy.unpublish();
		expect(await list(account)).toMatchObject([{ url: original.url }]);
		copy.edit({ options: { replaceExisting: true } });
		await copy.publish();
		expect(await list(account)).toMatchObject([{ url: `http://127.0.0.1:9/webhook/${ids.webhookId}/8x8` }]);
		await original.unpublish();
		expect(await list(account)).toHaveLength(1);
	});

	test('stays in an account that the credential has left, and the new one is set up', async () => {
		const account = await startAccount();
		const other = await startSandbox({ subAccountIds: ['acme_hq'] });
		try {
			const credential = credentialFor(account);
			const trigger = triggerOf(account, {}, { credential });
			await trigger.publish();
			Object.assign(credential, credentialFor(other));
			await trigger.unpublish();
			await trigger.publish();
			expect(await list(account)).toMatchObject([{ url: trigger.url }]);
			expect(await list(other)).toMatchObject([{ url: trigger.url }]);
		} finally {
			await other.close();
		}
	});
});

describe('two n8n on one host', () => {
	test('keep their webhooks apart although their triggers have the same webhook ID', async () => {
		const account = await startAccount();
		const webhookId = crypto.randomUUID();
		const [one, other] = ['team-a', 'team-b'].map((team) =>
			triggerOf(account, {}, { webhookId, webhookUrl: `http://127.0.0.1:9/${team}` }),
		);
		await one?.publish();
		await expect(other?.publish()).rejects.toThrow('8x8 already sends the events');
		await other?.unpublish();
		expect(await list(account)).toMatchObject([{ url: one?.url }]);
	});
});
