import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { call, onMessages, send, sendSurvey } from './client';
import { eventually } from './eventually';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ delayScale: 0, subAccountIds: ['acme_hq', 'acme_vip'] });
});
afterEach(() => sandbox.close());

const job = z.object({ status: z.string(), data: z.array(z.string()).default([]), expires: z.string().optional() });

async function started(body: object = {}): Promise<string> {
	const { status, json } = await onMessages(sandbox, 'POST', '/exports', body);
	expect(status).toBe(202);
	return z.object({ jobId: z.string() }).parse(json).jobId;
}

const jobAt = async (id: string) => job.parse((await onMessages(sandbox, 'GET', `/exports/${id}`)).json);

async function ended(id: string) {
	return await eventually(async () => {
		const now = await jobAt(id);
		expect(['queued', 'running']).not.toContain(now.status);
		return now;
	});
}

async function lines(body: object = {}): Promise<string[]> {
	const { data } = await ended(await started(body));
	const files = await Promise.all(data.map((link) => call(sandbox, 'GET', new URL(link).pathname)));
	return files.flatMap(({ text }) => text.split('\r\n').slice(1, -1));
}

describe('an export of the log', () => {
	test('waits, works, and ends with a file of what was really sent and received', async () => {
		await sandbox.close();
		sandbox = await startSandbox();
		await send(sandbox, { destination: '+6591234567', text: 'Hi', source: 'A, "B"', clientMessageId: 'c-1' });
		sandbox.receive({ source: '6591234567', text: 'Yes' });
		const id = await started();
		expect((await jobAt(id)).status).toBe('queued');
		await sandbox.advance(300);
		expect((await jobAt(id)).status).toBe('running');
		await sandbox.advance(3000);
		const { status, data, expires } = await jobAt(id);
		expect(status).toBe('succeeded');
		expect(Date.parse(expires ?? '')).toBeGreaterThan(Date.now());
		const { text, headers } = await call(sandbox, 'GET', new URL(data[0] ?? '').pathname);
		expect(headers.get('content-type')).toContain('text/csv');
		const [names, sent, received] = text.split('\r\n');
		expect(names).toMatch(/^umid,subaccountid,direction,country,operator,mcc,mnc,status_value,.*,body$/);
		expect(sent).toMatch(
			/,sandbox_hq,1,SG,SingTel,525,01,delivered,delivered_to_recipient,.*,\+659123xxxx,"A, ""B""",GSM7,/,
		);
		expect(sent).toMatch(/,1,EUR,0\.0375,0\.0375,c-1,,,\*\*MASKED\*\*$/);
		expect(received).toMatch(/,sandbox_hq,0,SG,/);
		expect(text).not.toContain('Yes');
	});

	test('holds only what was asked for', async () => {
		for (const destination of ['+6591234567', '+6598765432', '+447400123456'])
			await send(sandbox, { destination, text: 'Hi' });
		await call(sandbox, 'POST', '/api/v1/subaccounts/acme_vip/messages', {
			body: { destination: '+6591234567', text: 'Hi' },
		});
		expect(await lines()).toHaveLength(3);
		expect(await lines({ phoneNumber: '6598765432' })).toHaveLength(1);
		expect(await lines({ countries: ['GB', 'US'] })).toHaveLength(1);
		expect(await lines({ limit: 2 })).toHaveLength(2);
		expect(await lines({ to: '2020-01-01T00:00:00Z' })).toHaveLength(0);
	});

	test('holds surveys as the texts that they are', async () => {
		await sendSurvey(sandbox, { clientMessageId: 'survey-1' });
		const [line, ...others] = await lines();
		expect(others).toEqual([]);
		expect(line).toContain(`${sandbox.messages()[0]?.umid ?? ''},acme_hq,1,SG,`);
		expect(line).toMatch(/,1,EUR,0\.0375,0\.0375,survey-1,/);
	});

	test('of nothing is empty, and has no file', async () => {
		expect(await ended(await started({ countries: ['ZA'] }))).toEqual({ status: 'empty', data: [] });
	});

	test('can be cancelled until it has ended', async () => {
		await sandbox.close();
		sandbox = await startSandbox();
		const id = await started();
		expect((await onMessages(sandbox, 'DELETE', `/exports/${id}`)).status).toBe(204);
		await sandbox.advance(10_000);
		expect((await jobAt(id)).status).toBe('cancelled');
	});

	test('is refused where it begins after its end, and is another sub-account’s own', async () => {
		const wrong = { from: '2026-05-05T00:00:00Z', to: '2026-05-04T00:00:00Z' };
		expect(await onMessages(sandbox, 'POST', '/exports', wrong)).toMatchObject({ status: 400, json: { code: 1000 } });
		const id = await started();
		const elsewhere = await call(sandbox, 'GET', `/api/v1/subaccounts/acme_vip/messages/exports/${id}`);
		expect(elsewhere).toMatchObject({ status: 404, json: { code: 4018 } });
	});

	test('ends as a fault says, and its file fails as one says', async () => {
		await send(sandbox, { destination: '+6591234567', text: 'Hi' });
		sandbox.addFault({ operation: 'startLogExport', times: 1, effects: [{ kind: 'export', status: 'failed' }] });
		expect((await ended(await started())).status).toBe('failed');
		const [link = ''] = (await ended(await started())).data;
		sandbox.addFault({ operation: 'downloadLogExport', times: 1, effects: [{ kind: 'answer', status: 503 }] });
		expect((await call(sandbox, 'GET', new URL(link).pathname)).status).toBe(503);
		expect((await call(sandbox, 'GET', new URL(link).pathname)).status).toBe(200);
		expect((await call(sandbox, 'GET', new URL(link).pathname, { apiKey: 'wrong' })).status).toBe(401);
	});
});

describe('deletePersonalData', () => {
	test('removes the text, and the number from lookups and the log, a moment later', async () => {
		await sandbox.close();
		sandbox = await startSandbox({ rateLimits: { getSms: 0 } });
		const { json } = await send(sandbox, { destination: '+6591234567', text: 'Your result is in' });
		const { umid } = z.object({ umid: z.string() }).parse(json);
		expect((await onMessages(sandbox, 'DELETE', `/${umid}/pii`)).status).toBe(202);
		expect(sandbox.messages()[0]).toMatchObject({ text: 'Your result is in' });
		await sandbox.advance(1000);
		expect(sandbox.messages()[0]).toMatchObject({ text: '', personalDataRemoved: true });
		expect((await onMessages(sandbox, 'GET', `/${umid}`)).json).toMatchObject({ msisdn: '', body: '' });
	});
});
