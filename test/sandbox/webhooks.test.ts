import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server';
import { callbackRefusal } from '../../sandbox/server/callbackHosts';
import { contractCheck } from '../contract/contractCheck';
import { onAccount, send, sendBatch } from './client';
import { startReceiver, type Receiver } from './receiver';
import { eventually } from './eventually';

let sandbox: Sandbox;
let receiver: Receiver;

async function restart(options: SandboxOptions = {}) {
	await sandbox.close();
	sandbox = await startSandbox({ delayScale: 0, retryScale: 0, subAccountIds: ['acme_hq', 'acme_vip'], ...options });
}

beforeEach(async () => {
	receiver = await startReceiver();
	sandbox = await startSandbox();
	await restart();
});
afterEach(async () => {
	await sandbox.close();
	receiver.close();
});

const isReceipt = await contractCheck('DeliveryReceiptEvent');
const isInbound = await contractCheck('InboundMessageEvent');
const isSurveyAnswer = await contractCheck('SurveyAnswerEvent');

const list = async () => (await onAccount(sandbox, 'GET', '/webhooks')).json;
const add = (...webhooks: object[]) => onAccount(sandbox, 'POST', '/webhooks', { body: webhooks });
const remove = (...keys: object[]) => onAccount(sandbox, 'DELETE', '/webhooks', { body: keys });
const hello = { destination: '+6591234567', text: 'Hi', source: 'Bistro', clientMessageId: 'c-1' };
const paths = () => receiver.received.map(({ path }) => path);

describe('webhooks of an account', () => {
	test('are created, replaced by sub-account, and deleted by sub-account', async () => {
		expect((await add({ subAccountId: 'acme_hq', url: 'http://127.0.0.1:9/a' })).status).toBe(200);
		await add({ subAccountId: '*', url: 'http://127.0.0.1:9/all', enabled: false });
		await add({ subAccountId: 'acme_hq', url: 'http://127.0.0.1:9/b' });
		expect(await list()).toEqual([
			{ subAccountId: '*', url: 'http://127.0.0.1:9/all', enabled: false },
			{ subAccountId: 'acme_hq', url: 'http://127.0.0.1:9/b', enabled: true },
		]);
		expect((await remove({ subAccountId: '*' })).status).toBe(200);
		expect(await list()).toMatchObject([{ subAccountId: 'acme_hq' }]);
	});

	test('hide their secrets', async () => {
		const oauth = {
			url: 'http://127.0.0.1:9/token',
			clientId: 'id',
			clientSecret: 'hush',
			credentialsLocation: 'body',
		};
		await add({ subAccountId: 'acme_hq', url: 'http://127.0.0.1:9/a', httpAuthorization: 'Bearer hush' });
		await add({ subAccountId: 'acme_vip', url: 'http://127.0.0.1:9/a', oauth });
		const text = JSON.stringify(await list());
		expect(text).not.toContain('hush');
		expect(await list()).toMatchObject([
			{ httpAuthorization: '***' },
			{ oauth: { clientId: 'id', clientSecret: '***' } },
		]);
	});

	test('cannot be made for a sub-account of somebody else', async () => {
		const answer = await add({ subAccountId: 'other_hq', url: 'http://127.0.0.1:9/a' });
		expect(answer).toMatchObject({ status: 400, json: { code: 1001 } });
	});

	test('stand side by side by type where types are given', async () => {
		await add(
			{ subAccountId: 'acme_hq', type: 'DR', url: 'http://127.0.0.1:9/dr' },
			{ subAccountId: 'acme_hq', type: 'MO', url: 'http://127.0.0.1:9/mo' },
		);
		await add({ subAccountId: 'acme_hq', type: 'MO', url: 'http://127.0.0.1:9/mo2' });
		expect(await list()).toMatchObject([
			{ type: 'DR', url: 'http://127.0.0.1:9/dr' },
			{ type: 'MO', url: 'http://127.0.0.1:9/mo2' },
		]);
		await remove({ subAccountId: 'acme_hq', type: 'DR' });
		expect(await list()).toMatchObject([{ type: 'MO' }]);
	});

	test('need a type in the typed form', async () => {
		await restart({ webhookForm: 'typed' });
		expect((await add({ subAccountId: 'acme_hq', url: 'http://127.0.0.1:9/a' })).status).toBe(400);
		expect((await add({ subAccountId: 'acme_hq', type: 'DR', url: 'http://127.0.0.1:9/a' })).status).toBe(200);
		expect((await remove({ subAccountId: 'acme_hq' })).status).toBe(400);
		expect(await list()).toMatchObject([{ type: 'DR' }]);
	});

	test('lose their type in the untyped form, so that the last one stays', async () => {
		await restart({ webhookForm: 'untyped' });
		await add(
			{ subAccountId: 'acme_hq', type: 'DR', url: 'http://127.0.0.1:9/dr' },
			{ subAccountId: 'acme_hq', type: 'MO', url: 'http://127.0.0.1:9/mo' },
		);
		expect(await list()).toEqual([{ subAccountId: 'acme_hq', url: 'http://127.0.0.1:9/mo', enabled: true }]);
	});

	test('are there from the start where they are given', async () => {
		await restart({ webhooks: [{ subAccountId: '*', url: 'http://127.0.0.1:9/old', httpAuthorization: 'x' }] });
		expect(await list()).toMatchObject([{ url: 'http://127.0.0.1:9/old', httpAuthorization: '***' }]);
	});
});

describe('delivery receipts', () => {
	test('go to the webhook of the sub-account, with its authorization, as the contract says', async () => {
		await add({ subAccountId: 'acme_hq', url: `${receiver.url}/hq`, httpAuthorization: 'Bearer letmein' });
		await sendBatch(sandbox, { messages: [hello], clientBatchId: 'b-1' });
		await eventually(() => {
			expect(receiver.received).toHaveLength(2);
		});
		for (const { body, authorization } of receiver.received) {
			expect(isReceipt(body), JSON.stringify(isReceipt.errors)).toBe(true);
			expect(authorization).toBe('Bearer letmein');
		}
		expect(receiver.received.map(({ body }) => body)).toMatchObject([
			{
				payload: {
					clientMessageId: 'c-1',
					clientBatchId: 'b-1',
					destination: '+6591234567',
					status: { state: 'sent' },
				},
			},
			{
				payload: {
					status: { state: 'delivered', detail: 'delivered_to_recipient' },
					price: { total: 0.0375 },
					smsCount: 1,
				},
			},
		]);
	});

	test("go to the message's own address instead, without the webhook's authorization", async () => {
		await add({ subAccountId: 'acme_hq', url: `${receiver.url}/hq`, httpAuthorization: 'Bearer letmein' });
		await send(sandbox, { ...hello, dlrCallbackUrl: `${receiver.url}/own` });
		await eventually(() => {
			expect(paths()).toEqual(['/own', '/own']);
		});
		expect(receiver.received[0]?.authorization).toBeUndefined();
	});

	test('go to the webhook for all where the sub-account has none, and not to disabled ones', async () => {
		await add(
			{ subAccountId: '*', url: `${receiver.url}/all` },
			{ subAccountId: 'acme_vip', url: `${receiver.url}/vip` },
			{ subAccountId: 'acme_hq', url: `${receiver.url}/off`, enabled: false },
		);
		await send(sandbox, hello);
		await send(sandbox, hello, { subAccountId: 'acme_vip' });
		await eventually(() => {
			expect(paths().toSorted()).toEqual(['/all', '/all', '/vip', '/vip']);
		});
	});

	test('go to webhooks for receipts, inbound messages to those for inbound messages', async () => {
		await add(
			{ subAccountId: 'acme_hq', type: 'DR', url: `${receiver.url}/dr` },
			{ subAccountId: 'acme_hq', type: 'MO', url: `${receiver.url}/mo` },
			{ subAccountId: 'acme_hq', type: 'EV', url: `${receiver.url}/ev` },
		);
		await send(sandbox, hello);
		sandbox.receive({ source: '+6591234567', text: 'Yes' });
		await eventually(() => {
			expect(paths().toSorted()).toEqual(['/dr', '/dr', '/mo']);
		});
	});

	test('are posted five times in all while they are not taken, then given up', async () => {
		receiver.statuses = [500, 404, 302, 503, 500];
		await add({ subAccountId: '*', type: 'MO', url: `${receiver.url}/in` });
		sandbox.receive({ source: '+6591234567', text: 'Yes' });
		await eventually(() => {
			expect(sandbox.deliveries()).toMatchObject([{ state: 'failed' }]);
		});
		expect(sandbox.deliveries()[0]?.attempts.map(({ status }) => status)).toEqual([500, 404, 302, 503, 500]);
		expect(receiver.received).toHaveLength(5);
		expect(new Set(receiver.received.map(({ body }) => JSON.stringify(body))).size).toBe(1);
	});

	test('wait 1, 10, 30 and 90 seconds in between', async () => {
		await restart({ retryScale: 1 });
		receiver.statuses = [500, 500, 500, 500, 500];
		await add({ subAccountId: '*', url: `${receiver.url}/in` });
		sandbox.receive({ source: '+6591234567', text: 'Yes' });
		for (const [index, seconds] of [1, 10, 30, 90].entries()) {
			await eventually(() => {
				expect(sandbox.deliveries()[0]?.attempts).toHaveLength(index + 1);
				expect(sandbox.deliveries()[0]?.nextAttemptAt).toBeDefined();
			});
			const { attempts = [], nextAttemptAt = '' } = sandbox.deliveries()[0] ?? {};
			const wait = Date.parse(nextAttemptAt) - Date.parse(attempts.at(-1)?.at ?? '');
			expect(Math.floor(wait / 1000)).toBe(seconds);
			await sandbox.advance(seconds * 1000);
		}
		await eventually(() => {
			expect(sandbox.deliveries()).toMatchObject([{ state: 'failed' }]);
		});
	});

	test('are posted again when the connection fails, and taken once it works', async () => {
		const { url } = receiver;
		await restart({ retryScale: 1 });
		receiver.close();
		await add({ subAccountId: '*', url });
		sandbox.receive({ source: '+6591234567', text: 'Yes' });
		await eventually(() => {
			expect(sandbox.deliveries()[0]?.attempts).toMatchObject([{ error: 'ECONNREFUSED' }]);
		});
	});

	test('get a bearer token where the webhook has oauth', async () => {
		receiver.answer = '{"access_token":"tok-1","expires_in":3600}';
		const oauth = {
			url: `${receiver.url}/token`,
			clientId: 'id',
			clientSecret: 's&cret',
			credentialsLocation: 'body',
			scope: 'sms',
		};
		await add({ subAccountId: 'acme_hq', url: `${receiver.url}/in`, oauth });
		sandbox.receive({ source: '+6591234567', text: 'One', subAccountId: 'acme_hq' });
		await eventually(() => {
			expect(receiver.received).toHaveLength(2);
		});
		expect(receiver.received).toMatchObject([
			{ path: '/token', body: 'grant_type=client_credentials&scope=sms&client_id=id&client_secret=s%26cret' },
			{ path: '/in', authorization: 'Bearer tok-1' },
		]);
		sandbox.receive({ source: '+6591234567', text: 'Two', subAccountId: 'acme_hq' });
		await eventually(() => {
			expect(paths()).toEqual(['/token', '/in', '/in']);
		});
	});

	test('get their token with HTTP Basic where the webhook says so', async () => {
		receiver.answer = '{"access_token":"tok-1"}';
		const oauth = {
			url: `${receiver.url}/token`,
			clientId: 'id',
			clientSecret: 'secret',
			credentialsLocation: 'header',
		};
		await add({ subAccountId: 'acme_hq', url: `${receiver.url}/in`, oauth });
		sandbox.receive({ source: '+6591234567', text: 'One', subAccountId: 'acme_hq' });
		await eventually(() => {
			expect(receiver.received).toHaveLength(2);
		});
		expect(receiver.received[0]).toMatchObject({
			authorization: `Basic ${btoa('id:secret')}`,
			body: 'grant_type=client_credentials',
		});
	});
});

describe('inbound messages', () => {
	test('are posted as the contract says, from the phone to the number that texted it', async () => {
		await add({ subAccountId: '*', type: 'MO', url: `${receiver.url}/in` });
		await send(sandbox, { ...hello, source: '6531580001' }, { subAccountId: 'acme_vip' });
		sandbox.receive({ source: '+6591234567', text: '好的' });
		await eventually(() => {
			expect(receiver.received).toHaveLength(1);
		});
		const [{ body } = { body: undefined }] = receiver.received;
		expect(isInbound(body), JSON.stringify(isInbound.errors)).toBe(true);
		expect(body).toMatchObject({
			payload: {
				subAccountId: 'acme_vip',
				source: '+6591234567',
				destination: '+6531580001',
				body: '好的',
				encoding: 'UCS2',
				smsCount: 1,
			},
		});
	});

	test("go to the account's own number where the message came from a name", async () => {
		await send(sandbox, hello);
		expect(sandbox.receive({ source: '+6591234567', text: 'Yes' }).destination).toBe('6531580000');
	});
});

describe('a webhook of type *', () => {
	const forAll = () => ({ subAccountId: 'acme_hq', type: '*' as const, url: `${receiver.url}/all` });

	test('that the account has from the start gets receipts and inbound messages', async () => {
		await restart({ webhooks: [forAll()] });
		expect(await list()).toEqual([{ ...forAll(), enabled: true }]);
		await send(sandbox, hello);
		sandbox.receive({ source: '+6591234567', text: 'Yes' });
		await eventually(() => {
			const kinds = receiver.received.map(({ body }) =>
				isReceipt(body) ? 'receipt' : isInbound(body) ? 'inbound' : '',
			);
			expect(new Set(kinds)).toEqual(new Set(['receipt', 'inbound']));
		});
		expect(new Set(paths())).toEqual(new Set(['/all']));
	});

	test('is deleted alone, by its type', async () => {
		const receipts = { ...forAll(), type: 'DR' as const };
		await restart({ webhooks: [forAll(), receipts] });
		expect((await remove({ subAccountId: 'acme_hq' })).status).toBe(200);
		expect(await list()).toHaveLength(2);
		expect((await remove({ subAccountId: 'acme_hq', type: '*' })).status).toBe(200);
		expect(await list()).toEqual([{ ...receipts, enabled: true }]);
	});

	test('cannot be added', async () => {
		expect(await add(forAll())).toMatchObject({ status: 400, json: { code: 1000 } });
		expect(await list()).toEqual([]);
	});
});

describe('survey answers', () => {
	async function answer(more: object = {}) {
		await send(sandbox, { ...hello, dlrCallbackUrl: 'http://127.0.0.1:9/' });
		const umid = sandbox.messages()[0]?.umid ?? '';
		const response = await fetch(`${sandbox.url}/sandbox/messages/${umid}/survey-answer`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ answers: [{ questionId: '1', question: 'How was it?', answer: 'Good' }], ...more }),
		});
		return { umid, status: response.status, text: await response.text() };
	}

	test('are posted without the envelope, to the address given with them', async () => {
		const { umid } = await answer({ url: `${receiver.url}/survey` });
		await eventually(() => {
			expect(paths()).toEqual(['/survey']);
		});
		const [{ body } = { body: undefined }] = receiver.received;
		expect(isSurveyAnswer(body), JSON.stringify(isSurveyAnswer.errors)).toBe(true);
		expect(body).toMatchObject({ umid, answers: [{ answer: 'Good' }] });
	});

	test('are posted to the address that the account has for them', async () => {
		await restart({ surveyUrl: `${receiver.url}/account` });
		await add({ subAccountId: '*', url: `${receiver.url}/in` });
		await answer();
		await eventually(() => {
			expect(paths()).toEqual(['/account']);
		});
	});

	test('are refused where neither says where, for no webhook gets them', async () => {
		await add({ subAccountId: '*', url: `${receiver.url}/in` });
		const { status, text } = await answer();
		expect(status).toBe(400);
		expect(text).toContain("8x8's support sets where they go. Give a url, or start the sandbox with --survey-url.");
		expect(sandbox.deliveries().filter(({ kind }) => kind === 'survey')).toEqual([]);
	});
});

describe('addresses that events are posted to', () => {
	test.each([
		'http://example.com/dr',
		'http://192.0.2.1/dr',
		'http://localhost.example.com/dr',
		'http://127.0.0.1.example.com/dr',
		'http://169.254.169.254/latest',
		'http://[2001:db8::1]/dr',
		'http://0.0.0.0/dr',
		'ftp://127.0.0.1/dr',
	])('are never %s', async (url) => {
		await send(sandbox, { ...hello, dlrCallbackUrl: url });
		await eventually(() => {
			expect(sandbox.deliveries()).toHaveLength(2);
		});
		expect(sandbox.deliveries()).toMatchObject([
			{ state: 'refused', attempts: [] },
			{ state: 'refused', attempts: [] },
		]);
	});

	test.each(['http://127.0.0.1:9/dr', 'http://localhost:9/dr', 'http://[::1]:9/dr', 'http://2130706433:9/dr'])(
		'can be %s',
		async (url) => {
			await send(sandbox, { ...hello, dlrCallbackUrl: url });
			await eventually(() => {
				expect(sandbox.deliveries()[0]?.state).toBe('failed');
			});
		},
	);

	test('are not those that a redirect names', async () => {
		receiver.statuses = [307, 307, 307, 307, 307];
		await add({ subAccountId: '*', url: `${receiver.url}/in` });
		sandbox.receive({ source: '+6591234567', text: 'Yes' });
		await eventually(() => {
			expect(sandbox.deliveries()[0]?.state).toBe('failed');
		});
		expect(new Set(paths())).toEqual(new Set(['/in']));
	});

	test('are not posted to with a token from elsewhere', async () => {
		const oauth = { url: 'http://192.0.2.1/token', clientId: 'id', clientSecret: 'x', credentialsLocation: 'body' };
		await add({ subAccountId: '*', url: `${receiver.url}/in`, oauth });
		sandbox.receive({ source: '+6591234567', text: 'Yes' });
		expect(sandbox.deliveries()).toMatchObject([{ state: 'refused' }]);
	});

	test('are elsewhere once that host, or every host, is allowed', () => {
		expect(callbackRefusal('https://n8n:5678/webhook', ['n8n'])).toBeUndefined();
		expect(callbackRefusal('https://example.com/webhook', ['n8n'])).toContain("'example.com'");
		expect(callbackRefusal('https://example.com/webhook', ['*'])).toBeUndefined();
		expect(callbackRefusal('file:///etc/passwd', ['*'])).toBeDefined();
	});
});
