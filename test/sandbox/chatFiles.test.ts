import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { formFields } from '../../sandbox/server/chat/form';
import { contractCheck } from '../contract/contractCheck';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ subAccountIds: ['acme_hq'] });
});
afterAll(() => sandbox.close());

const isUploaded = await contractCheck('UploadedFile', 'chatApps');
const bytes = new Uint8Array([137, 80, 78, 71, 13, 10, 13, 10, 45, 45, 0, 255]);

function upload(path: string, form: FormData) {
	return fetch(`${sandbox.url}${path}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${sandbox.apiKey}` },
		body: form,
	});
}

function formWith(name: string): FormData {
	const form = new FormData();
	form.set(name, new Blob([bytes], { type: 'image/png' }), 'menu.png');
	return form;
}

const files = '/chatapps/api/v1/subaccounts/acme_hq/files';

test('an uploaded file is fetched without the key by whoever has its token, for a day', async () => {
	const answer = await upload(files, formWith('file'));
	expect(answer.status).toBe(201);
	expect(isUploaded(await answer.json())).toBe(true);
	const location = answer.headers.get('location') ?? '';
	expect(location).toMatch(/^\/files\/[0-9a-f]{32}\.png\?token=/);
	const url = `${sandbox.chatAppsUrl}${location}`;
	expect((await fetch(url, { redirect: 'manual' })).status).toBe(302);
	const file = await fetch(url);
	expect(file.headers.get('content-type')).toBe('image/png');
	expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
	expect((await fetch(`${url}x`)).status).toBe(404);
	await sandbox.advance(25 * 3_600_000);
	expect((await fetch(url)).status).toBe(404);
});

test('a form without a file, a body that is none, and no key are refused', async () => {
	expect((await upload(files, formWith('other'))).status).toBe(400);
	const headers = { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'multipart/form-data; boundary=x' };
	const answer = await fetch(`${sandbox.url}${files}`, { method: 'POST', headers, body: 'nothing' });
	expect(answer.status).toBe(400);
	expect((await fetch(`${sandbox.url}${files}`, { method: 'POST', body: formWith('file') })).status).toBe(401);
});

test('the phone keeps a medium that it sends, for whoever gets its address', async () => {
	const answer = await upload('/sandbox/media', formWith('file'));
	const { url } = (await answer.json()) as { url: string };
	expect((await fetch(url)).status).toBe(200);
});

test.each([
	['no boundary', 'multipart/form-data', '--x\r\n\r\n--x--'],
	['no end', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'],
	['a part without a name', 'multipart/form-data; boundary=x', '--x\r\nA: b\r\n\r\n1\r\n--x--'],
	['a part without an end of its headers', 'multipart/form-data; boundary=x', '--x\r\nA: b\r\n--x--'],
])('a form with %s is none', (_what, type, body) => {
	expect(formFields(type, Buffer.from(body))).toBeUndefined();
});
