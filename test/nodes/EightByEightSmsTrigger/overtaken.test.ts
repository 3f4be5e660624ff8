import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type ScriptedApi, startScriptedApi } from '../../engine/scriptedApi';
import { startTriggerHost, type Trigger, type TriggerHost } from '../../engine/triggerHost';

interface Webhook {
	subAccountId: string;
	type?: string;
	url: string;
}

let host: TriggerHost;
let api: ScriptedApi;

beforeAll(async () => {
	host = await startTriggerHost();
});
afterAll(() => host.close());
afterEach(async () => {
	vi.restoreAllMocks();
	await api.close();
});

const theirs = { subAccountId: 'acme_hq', url: 'https://crm.example.com/hooks?token=hush' };
const bothEvents = ['inbound_message_received', 'outbound_message_status_changed'];

/** An account whose list of webhooks changes right after one was posted. */
async function accountWhere(
	change: (posted: Webhook[]) => Webhook[],
	parameters: Parameters<TriggerHost['trigger']>[0]['parameters'] = {},
): Promise<{ trigger: Trigger; list: () => Webhook[] }> {
	let entries: Webhook[] = [];
	api = await startScriptedApi(({ method, body }) => {
		if (method === 'GET') return { status: 200, body: entries };
		const webhooks = body as Webhook[];
		const others = entries.filter(
			({ subAccountId, type }) => !webhooks.some((each) => each.subAccountId === subAccountId && each.type === type),
		);
		entries = method === 'POST' ? change([...others, ...webhooks]) : others;
		return { status: 200 };
	});
	const accountId = crypto.randomUUID();
	const credential = { apiKey: 'k-1', region: 'custom', baseUrl: api.url, subAccountId: 'acme_hq', accountId };
	return { trigger: host.trigger({ parameters, credential }), list: () => entries };
}

describe('a webhook that somebody else registers while the trigger is registered', () => {
	test('in its place stays, and publishing says so', async () => {
		const { trigger, list } = await accountWhere(() => [theirs]);
		const failure = trigger.publish();
		await expect(failure).rejects.toThrow(
			"While this trigger was registered, somebody else registered a webhook to crm.example.com for sub-account 'acme_hq', which replaced it. Their webhook was left as it is. Agree with them who gets the events, then publish again",
		);
		await expect(failure).rejects.not.toThrow('hush');
		expect(list()).toEqual([theirs]);
		expect(api.requests.map(({ method }) => method)).not.toContain('DELETE');
		expect(JSON.stringify(trigger.staticData)).not.toContain('secretDigest');
	});

	test('in the place of one of its two stays, and the other one is removed', async () => {
		const theirReceipts = { ...theirs, type: 'DR' };
		const { trigger, list } = await accountWhere(
			(posted) => [...posted.map((each) => ({ ...each, type: 'MO' })), theirReceipts],
			{ events: bothEvents },
		);
		await expect(trigger.publish()).rejects.toThrow('which replaced it');
		expect(list()).toEqual([theirReceipts]);
	});

	test('beside it stays, and its own is removed', async () => {
		const { trigger, list } = await accountWhere((posted) => [...posted, { ...theirs, type: 'MO' }]);
		await expect(trigger.publish()).rejects.toThrow(
			"to crm.example.com for sub-account 'acme_hq'. Their webhook was left as it is, and this trigger's is removed.",
		);
		expect(list()).toEqual([{ ...theirs, type: 'MO' }]);
	});

	test('beside it does not stop a registration with Replace Existing Webhook', async () => {
		const { trigger, list } = await accountWhere((posted) => [...posted, { ...theirs, type: 'MO' }], {
			options: { replaceExisting: true },
		});
		await trigger.publish();
		expect(list()).toMatchObject([{ url: trigger.url }, { type: 'MO' }]);
	});

	test('for another sub-account does not matter', async () => {
		const { trigger, list } = await accountWhere((posted) => [...posted, { ...theirs, subAccountId: 'acme_vip' }]);
		await trigger.publish();
		expect(list()).toHaveLength(2);
	});

	test('fails a test in the same way', async () => {
		const { trigger, list } = await accountWhere(() => [theirs]);
		await expect(trigger.listen()).rejects.toThrow('which replaced it');
		expect(list()).toEqual([theirs]);
	});
});

describe('a registration that 8x8 confirms and does not list', () => {
	test('counts, and the log says what to do if nothing arrives', async () => {
		const { trigger } = await accountWhere(() => []);
		const warn = vi.spyOn(Container.get(Logger), 'warn');
		await trigger.publish();
		expect(warn.mock.calls.map(([message]) => message)).toEqual([
			"8x8 confirmed the webhook for sub-account 'acme_hq', but does not list it. If messages or receipts do not arrive, unpublish and publish the workflow.",
		]);
	});
});

describe('a credential whose account ID is a path', () => {
	test.each(['..', '.', '../..', 'a/b', '%2e%2e', '..;'])('%s is refused before any request', async (accountId) => {
		const { trigger } = await accountWhere((posted) => posted);
		const credential = { apiKey: 'k-1', region: 'custom', baseUrl: api.url, subAccountId: 'acme_hq', accountId };
		const other = host.trigger({ parameters: {}, credential });
		await expect(other.publish()).rejects.toThrow(/Account ID/);
		await other.unpublish();
		expect(api.requests).toEqual([]);
		await trigger.publish();
	});
});
