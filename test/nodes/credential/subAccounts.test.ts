import { inspect } from 'node:util';
import { LoadOptionsContext } from 'n8n-core';
import {
	type ICredentialDataDecryptedObject,
	type INode,
	type INodeListSearchResult,
	NodeOperationError,
	Workflow,
} from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { EightByEightSms } from '../../../nodes/EightByEightSms/EightByEightSms.node';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { closedHost, endlessBody, startDrippingServer, switchedProtocol } from '../../engine/brokenServers';
import { additionalData, nodeTypesOf } from '../../engine/runWorkflow';
import { shortenDeadlines } from '../../engine/shortDeadlines';
import { type ScriptedAnswer, startScriptedApi } from '../../engine/scriptedApi';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ subAccountIds: ['hq_main', 'Events&Co', 'a.b-c_d'] });
});

afterAll(async () => {
	await sandbox.close();
});

const right = () => ({
	apiKey: sandbox.apiKey,
	region: 'custom',
	baseUrl: sandbox.url,
	accountId: sandbox.accountId,
});

async function search(credential: ICredentialDataDecryptedObject, filter?: string) {
	const type = new EightByEightSms();
	const node: INode = {
		id: 'n',
		name: '8x8 SMS',
		type: 'eightByEightSms',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { eightByEightSmsApi: { id: '1', name: '8x8' } },
	};
	const nodeTypes = nodeTypesOf({ eightByEightSms: type });
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const context = new LoadOptionsContext(workflow, node, additionalData({ credential }), 'parameters.subAccountId');
	const found: unknown = await Reflect.apply(type.methods.listSearch.searchSubAccounts, context, [filter]);
	const { results } = found as INodeListSearchResult;
	return results.map(({ name, value }) => [name, value]);
}

async function failureOf(credential: ICredentialDataDecryptedObject): Promise<NodeOperationError> {
	const failure: unknown = await search(credential).catch((thrown: unknown) => thrown);
	if (!(failure instanceof NodeOperationError)) throw new Error('The search was to fail');
	return failure;
}

describe('the list of sub-accounts', () => {
	test('names those of the account, in order', async () => {
		expect(await search(right())).toEqual([
			['Events&Co', 'Events&Co'],
			['a.b-c_d', 'a.b-c_d'],
			['hq_main', 'hq_main'],
		]);
	});

	test('is filtered by what is typed, regardless of case', async () => {
		expect(await search(right(), 'EVENTS')).toEqual([['Events&Co', 'Events&Co']]);
		expect(await search(right(), 'none')).toEqual([]);
	});

	test('says what is missing without an account ID', async () => {
		const { message, description } = await failureOf({ ...right(), accountId: '' });
		expect(message).toBe('The list needs the Account ID, but the credential has none');
		expect(description).toContain('By ID');
	});

	test('says what is wrong with the credential', async () => {
		expect((await failureOf({ ...right(), apiKey: '' })).message).toBe('The credential has no API key');
		expect((await failureOf({ ...right(), apiKey: 'not-the-key' })).message).toContain('8x8 does not know the API key');
		const otherAccount = { ...right(), accountId: '00000000-1111-4222-8333-444444444444' };
		expect((await failureOf(otherAccount)).message).toContain('HTTP 403');
	});

	test.each(['..', '.', '../..', 'a/b', '%2e%2e'])('asks nothing with the account ID %s', async (accountId) => {
		const api = await startScriptedApi(() => ({ status: 200, body: { subAccounts: [] } }));
		const { message } = await failureOf({ ...right(), baseUrl: api.url, accountId });
		await api.close();
		expect(message).toBe('The Account ID is not a UUID');
		expect(api.requests).toEqual([]);
	});

	test.each([endlessBody, switchedProtocol])('ends at its deadline where the answer does not: %j', async (head) => {
		const server = await startDrippingServer(head);
		shortenDeadlines();
		const { message } = await failureOf({ ...right(), baseUrl: `http://${server.host}` });
		vi.restoreAllMocks();
		await vi.waitUntil(() => server.openConnections() === 0);
		await server.close();
		expect(message).toContain('8x8 could not be reached (');
	});

	test('says that 8x8 cannot be reached', async () => {
		const { message } = await failureOf({ ...right(), baseUrl: `http://${await closedHost()}` });
		expect(message).toContain('8x8 could not be reached (ECONNREFUSED)');
	});

	test.each<ScriptedAnswer>([
		{ status: 200, text: '<html></html>' },
		{ status: 200, body: { subAccounts: 'none' } },
		{ status: 500, text: 'Bearer key-4f9a1c77' },
		{ status: 401, body: { code: 1200, message: 'Bearer key-4f9a1c77' } },
		{ status: 307, headers: { Location: 'http://127.0.0.1:1/' } },
		'reset',
	])('fails on an answer that holds none, without showing the key (%j)', async (answer) => {
		const api = await startScriptedApi(() => answer);
		const failure = await failureOf({ ...right(), apiKey: 'key-4f9a1c77', baseUrl: api.url });
		await api.close();
		expect(inspect(failure, { depth: Infinity, showHidden: true })).not.toContain('key-4f9a1c77');
		expect(api.requests).toHaveLength(1);
	});
});
