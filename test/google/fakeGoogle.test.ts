import { createSign, generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { startFakeGoogle, type FakeGoogle } from '../e2e/google/fakeGoogle';
import { columnName, parseRange } from '../e2e/google/ranges';
import type { Spreadsheet } from '../e2e/google/spreadsheet';

let google: FakeGoogle;
let guests: Spreadsheet;
let authorization: string;

beforeEach(async () => {
	google = await startFakeGoogle();
	guests = google.addDocument('Guests');
	guests.addTab('Sheet1', [['ID', 'Phone', 'Status'], ['1', '6591234567'], [], ['3', '', 'SENT', '']]);
	authorization = `Bearer ${await token()}`;
});
afterEach(() => google.close());

async function exchange(privateKey: string): Promise<Response> {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const claims = {
		iss: google.serviceAccount.email,
		aud: 'https://oauth2.googleapis.com/token',
		exp: Date.now() / 1000 + 60,
		scope: 'https://www.googleapis.com/auth/spreadsheets',
	};
	const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
	const signature = createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url');
	return await fetch(`${google.url}/token`, {
		method: 'POST',
		body: new URLSearchParams({
			grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
			assertion: `${signed}.${signature}`,
		}),
	});
}

async function token(): Promise<string> {
	const answer = await exchange(google.serviceAccount.privateKey);
	return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
}

async function call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
	const answer = await fetch(`${google.url}/v4/spreadsheets/${guests.id}${path}`, {
		method,
		headers: { authorization, 'content-type': 'application/json' },
		body: body === undefined ? null : JSON.stringify(body),
	});
	return { status: answer.status, body: await answer.json() };
}

const update = (data: { range: string; values: unknown[][] }[], valueInputOption = 'RAW') =>
	call('POST', '/values:batchUpdate', { data, valueInputOption });

describe('reading', () => {
	test('leaves out what is empty at the end of rows and of the tab, and keeps empty rows between', async () => {
		const { body } = await call('GET', "/values/'Sheet1'?valueRenderOption=UNFORMATTED_VALUE");
		expect(body).toMatchObject({ values: [['ID', 'Phone', 'Status'], [1, 6591234567], [], [3, '', 'SENT']] });
	});

	test('gives strings when formatted, which it is unless told otherwise', async () => {
		expect((await call('GET', '/values/Sheet1!A2:B2')).body).toMatchObject({ values: [['1', '6591234567']] });
	});

	test('has no values for an empty range', async () => {
		expect((await call('GET', '/values/Sheet1!A9:B9')).body).not.toHaveProperty('values');
	});

	test.each(['/values/Sheet2', '/values/Sheet1!A1:B2:C3'])('refuses %s', async (path) => {
		expect(await call('GET', path)).toMatchObject({ status: 400, body: { error: { status: 'INVALID_ARGUMENT' } } });
	});

	test('names the tabs with their ids', async () => {
		const sheets = [{ properties: { sheetId: 0, title: 'Sheet1', sheetType: 'GRID' } }];
		expect((await call('GET', '?fields=sheets.properties')).body).toMatchObject({ sheets });
	});
});

describe('writing', () => {
	test('updates cells, leaves those with null alone, and empties those with nothing', async () => {
		await update([
			{ range: 'Sheet1!C2', values: [['+6591234567']] },
			{ range: 'Sheet1!A4:C4', values: [['4', null, '']] },
		]);
		expect(guests.rows('Sheet1')).toEqual([{ ID: '1', Phone: '6591234567', Status: '+6591234567' }, {}, { ID: '4' }]);
	});

	test('reads typed values where asked to', async () => {
		await update([{ range: 'Sheet1!B4', values: [['+6591234567']] }], 'USER_ENTERED');
		expect(guests.rows('Sheet1')[2]).toMatchObject({ Phone: '6591234567' });
	});

	test('writes nothing of a batch with a wrong range, and nothing outside the grid', async () => {
		const wrong = [
			{ range: 'Sheet1!C2', values: [['SENT']] },
			{ range: 'Nowhere!C3', values: [['SENT']] },
		];
		expect(await update(wrong)).toMatchObject({ status: 400 });
		expect(await update([{ range: 'Sheet1!A1001', values: [['x']] }])).toMatchObject({
			status: 400,
			body: { error: { message: expect.stringContaining('exceeds grid limits') as string } },
		});
		expect(guests.rows('Sheet1')[0]).not.toHaveProperty('Status');
	});

	test('appends below the last row', async () => {
		const body = { values: [['5', '6595555555']] };
		await call('POST', '/values/Sheet1!A1:append?valueInputOption=RAW', body);
		expect(guests.rows('Sheet1')[3]).toEqual({ ID: '5', Phone: '6595555555' });
	});

	test('clears a range', async () => {
		await call('POST', '/values/Sheet1!2:4:clear', {});
		expect(guests.rows('Sheet1')).toEqual([]);
	});
});

describe('access', () => {
	test('needs a token', async () => {
		authorization = 'Bearer guessed';
		expect(await call('GET', '')).toMatchObject({ status: 401, body: { error: { status: 'UNAUTHENTICATED' } } });
	});

	test('gives no token to somebody with another key', async () => {
		const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
		expect((await exchange(String(privateKey.export({ type: 'pkcs8', format: 'pem' })))).status).toBe(400);
	});

	test("takes a user's token", async () => {
		authorization = `Bearer ${google.userToken}`;
		expect(await call('GET', '')).toMatchObject({ status: 200 });
	});

	test('refuses what a test tells it to', async () => {
		google.intercept = ({ kind }) => (kind === 'write' ? 429 : undefined);
		expect(await update([{ range: 'Sheet1!C2', values: [['SENT']] }])).toMatchObject({ status: 429 });
		expect(await call('GET', '/values/Sheet1')).toMatchObject({ status: 200 });
		expect(guests.rows('Sheet1')[0]).not.toHaveProperty('Status');
	});

	test('lists documents', async () => {
		const answer = await fetch(`${google.url}/drive/v3/files?q=name contains 'Gue'`, { headers: { authorization } });
		expect(await answer.json()).toMatchObject({ files: [{ id: guests.id, name: 'Guests' }] });
	});
});

describe('A1 notation', () => {
	test.each([
		["'It''s here'", { tab: "It's here", top: 0, left: 0, bottom: undefined, right: undefined }],
		['Tab!A:Z', { tab: 'Tab', top: 0, left: 0, bottom: undefined, right: 25 }],
		['Tab!2:5', { tab: 'Tab', top: 1, left: 0, bottom: 4, right: undefined }],
		['Tab!AB7', { tab: 'Tab', top: 6, left: 27, bottom: 6, right: 27 }],
		['Tab!B2:', { tab: 'Tab', top: 1, left: 1, bottom: undefined, right: undefined }],
	])('%s', (text, range) => {
		expect(parseRange(text)).toEqual(range);
	});

	test('names columns', () => {
		expect([0, 25, 26, 27, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
	});
});
