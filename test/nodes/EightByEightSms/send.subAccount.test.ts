import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { withFastClock } from '../../engine/fastClock';
import { continueRegularOutput, detailsOf, jsonOf, people, send, singly } from '../../rules/ways';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ subAccountIds: ['acme_hq', 'R&D', 'a-b.c_d'] });
});

afterEach(() => {
	sandbox.reset();
});

afterAll(async () => {
	await sandbox.close();
});

const credential = () => ({ apiKey: sandbox.apiKey, subAccountId: 'acme_hq' });
const sentWith = () => sandbox.messages().map(({ subAccountId }) => subAccountId);

describe('the sub-account', () => {
	test.each([
		['chosen from the list', { __rl: true, mode: 'list', value: 'R&D', cachedResultName: 'R&D' }, 'R&D'],
		['typed as an ID', { __rl: true, mode: 'id', value: 'a-b.c_d' }, 'a-b.c_d'],
		['typed with spaces around it', { __rl: true, mode: 'id', value: ' R&D ' }, 'R&D'],
		['given by an expression in the locator', { __rl: true, mode: 'id', value: '={{ "R" + "&D" }}' }, 'R&D'],
		['given by an expression in its place', '={{ "R" + "&D" }}', 'R&D'],
		['given as plain text', 'R&D', 'R&D'],
		['left empty', { __rl: true, mode: 'id', value: '' }, 'acme_hq'],
		['left empty as plain text', '', 'acme_hq'],
		['not given at all', undefined, 'acme_hq'],
		['empty by an expression', '={{ null }}', 'acme_hq'],
	])('%s', async (_name, subAccountId, expected) => {
		const { error } = await send(singly, sandbox.url, people(1), {
			credential: credential(),
			parameters: subAccountId === undefined ? {} : { subAccountId },
		});
		expect(error).toBeUndefined();
		expect(sentWith()).toEqual([expected]);
	});

	test('can differ from item to item', async () => {
		const items = people(3).map((person, index) => ({ ...person, account: ['R&D', '', 'a-b.c_d'][index] ?? '' }));
		await send(singly, sandbox.url, items, {
			credential: credential(),
			parameters: { subAccountId: '={{ $json.account }}', options: { concurrency: 1 } },
		});
		expect(sentWith()).toEqual(['R&D', 'acme_hq', 'a-b.c_d']);
	});

	test.each(['={{ [] }}', '={{ ["R&D"] }}', '={{ true }}', '={{ { id: "R&D" } }}', '={{ 0 / 0 }}'])(
		"from %s is refused, and not replaced by the credential's",
		async (subAccountId) => {
			const { error } = await send(singly, sandbox.url, people(1), {
				credential: credential(),
				parameters: { subAccountId },
			});
			expect(error?.message).toContain('Sub-Account');
			expect(sentWith()).toEqual([]);
		},
	);

	test.each(['ab', 'a/b', '../x', 'a b', 'acmé', 'x'.repeat(51), 'a%2Fb', 'acme?'])(
		'%j is refused',
		async (subAccountId) => {
			const { error } = await send(singly, sandbox.url, people(1), {
				credential: credential(),
				parameters: { subAccountId },
			});
			expect(error?.message).toMatch(/^Row 1 \(item 0\): Sub-Account '.*' is not a valid sub-account ID$/);
			expect(error?.description).toContain('3 to 50 letters, digits and - . _ &');
			expect(sentWith()).toEqual([]);
		},
	);

	test('that is not one of the account is refused by 8x8, with what to do', async () => {
		const { outputs } = await send(singly, sandbox.url, people(1), {
			credential: credential(),
			parameters: { subAccountId: 'others' },
			settings: continueRegularOutput,
		});
		expect(detailsOf(outputs[0]?.[0])).toMatchObject({ outcome: 'rejected', status: 401, code: 1001 });
		expect(outputs[0]?.[0]?.json.message).toContain("Copy the sub-account's ID from 8x8 Connect");
	});
});

describe('the address', () => {
	afterAll(() => {
		nock.cleanAll();
	});

	const answer = {
		umid: '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11',
		clientMessageId: null,
		destination: '6591231000',
		encoding: 'GSM7',
		status: { code: 'QUEUED', description: 'Queued' },
	};

	test.each([
		['ap', 'https://sms.8x8.com'],
		['us', 'https://sms.us.8x8.com'],
		['eu', 'https://sms.8x8.uk'],
		['id', 'https://sms.8x8.id'],
	])('of region %s is %s', async (region, host) => {
		const call = nock(host, { reqheaders: { authorization: 'Bearer key-1' } })
			.post('/api/v1/subaccounts/R%26D/messages')
			.reply(200, answer);
		const { outputs, error } = await send(singly, '', people(1), {
			credential: { apiKey: ' key-1 ', region, baseUrl: 'http://127.0.0.1:1', subAccountId: 'R&D' },
		});
		expect(error).toBeUndefined();
		expect(call.isDone()).toBe(true);
		expect(jsonOf(outputs[0])).toMatchObject([{ umid: answer.umid, clientMessageId: '4711-0f9b7c11-0-0' }]);
	});

	test.each(['http://127.0.0.1:9/8x8', 'http://127.0.0.1:9/8x8//', ' http://127.0.0.1:9/8x8 '])(
		'of a proxy may have a path: %j',
		async (baseUrl) => {
			const call = nock('http://127.0.0.1:9').post('/8x8/api/v1/subaccounts/acme_hq/messages').reply(200, answer);
			const { error } = await send(singly, baseUrl, people(1));
			expect(error).toBeUndefined();
			expect(call.isDone()).toBe(true);
		},
	);

	test.each([
		['ENOTFOUND', 'getaddrinfo'],
		['EAI_AGAIN', 'getaddrinfo'],
		['EHOSTUNREACH', 'connect'],
		['ETIMEDOUT', 'connect'],
	])('that fails with %s of %s is tried four times', async (code, syscall) => {
		const failure = Object.assign(new Error(`${syscall} ${code} sms.8x8.com`), { code, syscall });
		const calls = nock('https://sms.8x8.com')
			.post('/api/v1/subaccounts/acme_hq/messages')
			.times(4)
			.replyWithError(failure);
		const { outputs } = await withFastClock(() =>
			send(singly, '', people(1), { credential: { region: 'ap' }, settings: continueRegularOutput }),
		);
		expect(calls.isDone()).toBe(true);
		expect(detailsOf(outputs[0]?.[0])).toMatchObject({ outcome: 'rejected', code });
	});
});
