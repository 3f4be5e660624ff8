import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { EightByEightSms } from '../../../nodes/EightByEightSms/EightByEightSms.node';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import {
	closedHost,
	endlessBody,
	startDrippingServer,
	startUntrustedServer,
	switchedProtocol,
} from '../../engine/brokenServers';
import { withFastClock } from '../../engine/fastClock';
import {
	type RecordedRequest,
	type ScriptedAnswer,
	type ScriptedApi,
	startScriptedApi,
} from '../../engine/scriptedApi';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ subAccountIds: ['acme_hq', 'a&b'], rateLimits: { getSms: 0 } });
});

afterEach(() => {
	expect(sandbox.messages()).toEqual([]);
});

afterAll(async () => {
	await sandbox.close();
});

async function testOf(data: ICredentialDataDecryptedObject) {
	const test = new EightByEightSms().methods.credentialTest.testEightByEightSmsApi;
	const credential = { id: '1', name: '8x8', type: 'eightByEightSmsApi', data: { region: 'custom', ...data } };
	return await test.call(new CredentialTestContext(), credential);
}

const right = () => ({ apiKey: sandbox.apiKey, baseUrl: sandbox.url });

describe('a right key', () => {
	test('is accepted without sending anything', async () => {
		expect(await testOf(right())).toEqual({ status: 'OK', message: '8x8 accepts the API key. Nothing was sent.' });
	});

	test.each(['acme_hq', 'a&b'])('is accepted with its sub-account %s', async (subAccountId) => {
		const { status, message } = await testOf({ ...right(), subAccountId });
		expect(status).toBe('OK');
		expect(message).toContain('the API key, the sub-account');
	});

	test('is accepted with its account ID, with and without dashes', async () => {
		for (const accountId of [sandbox.accountId, sandbox.accountId.replaceAll('-', '')]) {
			const { status, message } = await testOf({ ...right(), subAccountId: 'acme_hq', accountId });
			expect([status, message]).toEqual([
				'OK',
				'8x8 accepts the API key, the sub-account, the account ID. Nothing was sent.',
			]);
		}
	});

	test('with white space around it, as pasting often adds, is accepted', async () => {
		expect((await testOf({ apiKey: ` ${sandbox.apiKey}\n`, baseUrl: `${sandbox.url}/` })).status).toBe('OK');
	});

	test('with a wrong sub-account: that alone is wrong', async () => {
		const { status, message } = await testOf({ ...right(), subAccountId: 'acme_other' });
		expect(status).toBe('Error');
		expect(message).toContain("The API key works, but the sub-account 'acme_other' does not belong to its account");
	});

	test('with a wrong account ID: that alone is wrong', async () => {
		const accountId = '00000000-1111-4222-8333-444444444444';
		const { status, message } = await testOf({ ...right(), subAccountId: 'acme_hq', accountId });
		expect([status, message]).toEqual([
			'Error',
			'The API key works, but not for this Account ID. Copy the ID from 8x8 Connect, or leave it empty.',
		]);
	});

	test('with an account ID that cannot be one', async () => {
		expect((await testOf({ ...right(), accountId: 'acme' })).message).toContain('The Account ID is not a UUID');
	});

	test('with a sub-account that cannot be one', async () => {
		expect((await testOf({ ...right(), subAccountId: 'a/b' })).message).toContain('is not a valid sub-account ID');
	});
});

test.each([{}, { subAccountId: 'acme_hq' }])(
	'a wrong key is distinguished from a wrong sub-account (%o)',
	async (others) => {
		expect(await testOf({ ...right(), apiKey: 'not-the-key', ...others })).toEqual({
			status: 'Error',
			message: '8x8 does not accept the API key. Copy it again from 8x8 Connect, and check the region.',
		});
	},
);

test.each([
	[{ apiKey: '' }, 'The credential has no API key'],
	[{ apiKey: 'a key' }, 'a character that keys never have'],
	[{ apiKey: 'key', region: 'mars' }, "region 'mars' does not exist"],
	[{ apiKey: 'key', baseUrl: '' }, 'Base URL is empty'],
])('fields that cannot be right are told before any request (%o)', async (data, reason) => {
	const { status, message } = await testOf(data);
	expect(status).toBe('Error');
	expect(message).toContain(reason);
});

describe('a server that is not there, or not 8x8', () => {
	test('nobody listens', async () => {
		expect(await testOf({ apiKey: 'key', baseUrl: `http://${await closedHost()}` })).toEqual({
			status: 'Error',
			message: "8x8 could not be reached (ECONNREFUSED). Check the network, and the credential's region or Base URL.",
		});
	});

	test('a certificate that nobody trusts', async () => {
		const server = await startUntrustedServer();
		const { message } = await testOf({ apiKey: 'key', baseUrl: `https://${server.host}` });
		await server.close();
		expect(message).toContain('8x8 could not be reached (DEPTH_ZERO_SELF_SIGNED_CERT)');
	});

	type Answering = (request: RecordedRequest, index: number) => ScriptedAnswer;
	const wrongKey = { status: 401, body: { code: 1200, message: 'Unauthorized' } };

	/** A server that refuses every key but the right one, and then gives this answer. */
	async function answering(answer: Answering, data = {}) {
		let index = 0;
		return await answeringAnyKey((request) => {
			const isRight = request.authorization === 'Bearer key-4f9a1c77';
			return isRight ? answer(request, index++) : wrongKey;
		}, data);
	}

	async function answeringAnyKey(answer: Answering, data = {}) {
		const api: ScriptedApi = await startScriptedApi(answer);
		const result = await withFastClock(() => testOf({ apiKey: 'key-4f9a1c77', baseUrl: api.url, ...data }));
		await api.close();
		expect(JSON.stringify(result)).not.toContain('key-4f9a1c77');
		expect(new Set(api.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
		return { ...result, api };
	}

	const notFound = { status: 404, body: { code: 1300, message: 'Not found' } };
	const accountId = '5a2db0c5-8888-4e57-9c1b-0d0c5e55a8b0';

	test.each<[string, ScriptedAnswer]>([
		['a web page', { status: 200, text: '<html>Welcome</html>' }],
		['other JSON', { status: 200, body: { ok: true } }],
		['a 400 of its own', { status: 400, text: 'Bad Request' }],
		['a 401 of its own', { status: 401, text: 'Who are you?' }],
		['a 404 of its own', { status: 404, text: '<html>Not here</html>' }],
	])('%s is not taken for a right key', async (_name, answer) => {
		for (const server of [answering, answeringAnyKey]) {
			const { status, message } = await server(() => answer);
			expect(status).toBe('Error');
			expect(message).toContain('is not a valid 8x8 answer');
		}
	});

	test('a server that refuses no key is not believed', async () => {
		const { status, message } = await answeringAnyKey(() => notFound);
		expect([status, message]).toEqual([
			'Error',
			"The server at the Base URL accepts any API key, so it cannot tell whether this one is right. Check the Base URL. For a proxy or the sandbox, enter its address without the API's own path.",
		]);
	});

	test('an answer that drips, and one that switches to another protocol, end the test', async () => {
		for (const head of [endlessBody, switchedProtocol]) {
			const server = await startDrippingServer(head);
			const { status, message } = await withFastClock(() =>
				testOf({ apiKey: 'key', baseUrl: `http://${server.host}` }),
			);
			await server.close();
			expect([status, message]).toEqual(['Error', expect.stringContaining('could not be reached') as unknown]);
		}
	});

	test.each([
		[403, 1201, 'The API key is right, but the account is not allowed to do this. Ask the 8x8 account manager'],
		[426, 1014, 'The connection to 8x8 used a version of TLS, its encryption, below 1.3. Update the software'],
		[400, 2003, 'The account or sub-account is not set up for SMS. Use a sub-account for SMS'],
	])('HTTP %i with code %i says what is in the way', async (status, code, sentence) => {
		const result = await answering(() => ({ status, body: { code, message: 'No' } }));
		expect(result.status).toBe('Error');
		expect(result.message).toContain(sentence);
	});

	test('a redirect is not followed', async () => {
		const target = await startScriptedApi(() => notFound);
		const { status } = await answering(() => ({ status: 307, headers: { Location: `${target.url}/x` } }));
		await target.close();
		expect(status).toBe('Error');
		expect(target.requests).toEqual([]);
	});

	test.each<[string, ScriptedAnswer]>([
		['a 500', { status: 500, body: { code: 2000, message: 'Internal' } }],
		['a 503', { status: 503, text: '' }],
		['a 429 again and again', { status: 429, body: { code: 429, message: 'Slow down' } }],
	])('%s leaves it open', async (_name, answer) => {
		const { status, message } = await answering(() => answer);
		expect(status).toBe('Error');
		expect(message).toContain('could not be checked');
	});

	test('a 429 is waited out', async () => {
		const { status, api } = await answering((_request, index) =>
			index === 0 ? { status: 429, headers: { 'Retry-After': '1' } } : notFound,
		);
		expect(status).toBe('OK');
		expect(api.requests).toHaveLength(3);
	});

	test('a web page in place of the price list is not taken for a right account ID', async () => {
		const page = { status: 200, text: '<html></html>' };
		const { status } = await answering(({ path }) => (path.includes('/prices') ? page : notFound), { accountId });
		expect(status).toBe('Error');
	});

	test('a connection that breaks', async () => {
		expect((await answering(() => 'reset')).message).toContain('8x8 could not be reached (ECONNRESET)');
	});
});
