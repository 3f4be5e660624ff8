import { randomUUID } from 'node:crypto';
import { type IBinaryData, type IDataObject, sleep } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { type RecordedRequest, startScriptedApi } from '../../engine/scriptedApi';
import { credentialOf, graphOfFiles, list, type Others, runChatNode } from './runChatNode';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ delayScale: 0 });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const menu = Buffer.from([137, 80, 78, 71, 13, 10, 13, 10, 45, 45, 0, 255]);
const file = (bytes: Buffer, others: Partial<IBinaryData> = {}): IBinaryData => {
	return { data: bytes.toString('base64'), mimeType: 'image/png', fileName: 'menu.png', ...others };
};
const megabyte = 1024 * 1024;
const withFile = (bytes: Buffer, others?: Partial<IBinaryData>) => ({ data: file(bytes, others) });

/** Sends the files of the items, in an item each. */
function sendFiles(items: Record<string, IBinaryData>[], parameters: IDataObject = {}, others: Others = {}) {
	const defaults = {
		operation: 'send',
		destination: "={{ '+659123456' + $json.item }}",
		messageType: 'media',
		mediaType: 'image',
		mediaFrom: 'binary',
		text: 'Our menu of tonight',
	};
	return runChatNode(sandbox, { ...defaults, ...parameters }, [], { graph: graphOfFiles(items), ...others });
}

const urlsSent = () => sandbox.messages().map(({ chat }) => chat?.content.url ?? '');
const destinations = () => sandbox.messages().map(({ destination }) => destination);

async function fetched(url: string) {
	const answer = await fetch(url);
	return { type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
}

describe('a file of an item', () => {
	test('is uploaded whole, and the message has the address at which its channel fetches it', async () => {
		const { rows, saved } = await sendFiles([withFile(menu)]);
		expect(rows).toMatchObject([{ outcome: 'accepted', destination: '+6591234560' }]);
		const [url = ''] = urlsSent();
		expect(url).toMatch(`${sandbox.chatAppsUrl}/files/`);
		expect(await fetched(url)).toEqual({ type: 'image/png', bytes: menu });
		const token = new URL(url).searchParams.get('token') ?? '';
		expect(token).not.toBe('');
		expect(saved).not.toContain(token);
	});

	test('is taken from the field that the panel names', async () => {
		const items = [{ data: file(menu), offer: file(Buffer.from('%PDF-1.7'), { mimeType: 'application/pdf' }) }];
		await sendFiles(items, { mediaType: 'file', binaryPropertyName: 'offer' });
		expect(await fetched(urlsSent()[0] ?? '')).toEqual({ type: 'application/pdf', bytes: Buffer.from('%PDF-1.7') });
	});

	test.each([
		['a name with quotes and line breaks', { fileName: 'Menü "today"\r\nX-Header: 1.png' }, 'image/png', '.png'],
		['an empty name', { fileName: '' }, 'image/png', ''],
		['a type with a parameter', { mimeType: 'image/png; charset=binary' }, 'image/png', '.png'],
		['no type that is one', { mimeType: 'image/png\r\nX-Header: 1' }, 'application/octet-stream', '.png'],
	])('with %s is a form that 8x8 can read', async (_what, described, type, ending) => {
		const { rows } = await sendFiles([withFile(menu, described)]);
		expect(rows).toMatchObject([{ outcome: 'accepted' }]);
		const [url = ''] = urlsSent();
		expect(await fetched(url)).toEqual({ type, bytes: menu });
		expect(new URL(url).pathname).toMatch(new RegExp(`[0-9a-f]{32}${ending.replace('.', '\\.')}$`));
	});

	test("is accepted up to the channel's limit, and refused beyond it", async () => {
		const channels = list({ channel: 'WhatsApp' });
		const items = [withFile(Buffer.alloc(5 * megabyte)), withFile(Buffer.alloc(5 * megabyte + 1))];
		const { rows } = await sendFiles(items, { channels });
		expect(rows).toMatchObject([
			{ outcome: 'accepted' },
			{ details: { outcome: 'rejected', code: 'CHAT_FILE_TOO_LARGE' } },
		]);
		expect(destinations()).toEqual(['6591234560']);
	});

	test('that n8n knows to be too large is not read', async () => {
		const { rows } = await sendFiles([{ data: { ...file(menu), id: 'filesystem-v2:gone', bytes: 101 * megabyte } }]);
		expect(rows).toMatchObject([{ details: { outcome: 'rejected', code: 'CHAT_FILE_TOO_LARGE' } }]);
	});

	test('is one of five that are uploaded at the same time, however many messages go out', async () => {
		let [underWay, most] = [0, 0];
		const api = await startScriptedApi(async ({ path, body }) => {
			if (!path.endsWith('/files')) {
				const { user, clientMessageId } = body as IDataObject;
				return { status: 200, body: { umid: randomUUID(), user, clientMessageId, status: { state: 'queued' } } };
			}
			most = Math.max(most, ++underWay);
			await sleep(20);
			underWay--;
			return { status: 201, body: { fileName: 'menu.png', token: randomUUID() } };
		});
		const items = Array.from({ length: 10 }, () => withFile(menu));
		const { rows } = await sendFiles(items, {}, { credential: { ...credentialOf(sandbox), baseUrl: api.url } });
		await api.close();
		expect(rows.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(10);
		expect(most).toBeLessThanOrEqual(5);
	});

	test('can have more than the 10 MB at which request libraries stop by themselves', async () => {
		const video = Buffer.alloc(12 * megabyte, 7);
		const { rows } = await sendFiles([withFile(video, { mimeType: 'video/mp4' })], { mediaType: 'video' });
		expect(rows).toMatchObject([{ outcome: 'accepted' }]);
		expect((await fetched(urlsSent()[0] ?? '')).bytes.equals(video)).toBe(true);
	});
});

describe('without its file a message is not sent, and the item says why', () => {
	test('where the item has none', async () => {
		const { rows } = await sendFiles([{}, withFile(menu)]);
		expect(rows).toMatchObject([
			{ details: { outcome: 'rejected', code: 'CHAT_FILE_MISSING', destination: '+6591234560' } },
			{ outcome: 'accepted' },
		]);
		expect(destinations()).toEqual(['6591234561']);
	});

	test.each([401, 403, 413, 500])('where 8x8 answers the upload with HTTP %i', async (status) => {
		sandbox.addFault({ operation: 'uploadFile', effects: [{ kind: 'answer', status }] });
		const { rows } = await sendFiles([withFile(menu)], { options: { maxRetries: 0 } });
		expect(rows).toMatchObject([{ details: { outcome: 'rejected', code: 'CHAT_FILE_NOT_UPLOADED' } }]);
		expect(rows[0]?.error).toContain(`the message was not sent: 8x8 answered HTTP ${status}`);
		expect(sandbox.messages()).toEqual([]);
	});

	test('where no answer comes to the upload', async () => {
		sandbox.addFault({ operation: 'uploadFile', effects: [{ kind: 'reset', accepted: true }] });
		const { rows } = await sendFiles([withFile(menu)], { options: { maxRetries: 0 } });
		expect(rows).toMatchObject([{ details: { outcome: 'rejected', code: 'CHAT_FILE_NOT_UPLOADED' } }]);
		expect(sandbox.messages()).toEqual([]);
	});

	test('and neither the key nor the caption is in the error, whatever the answer says', async () => {
		const echo = (request: RecordedRequest) => {
			const message = `${request.authorization ?? ''} Our menu of tonight`;
			return { status: 400, body: { code: 1000, message, errorId: 'x', timestamp: '' } };
		};
		const api = await startScriptedApi(echo);
		const credential = { ...credentialOf(sandbox), apiKey: 'very-secret', baseUrl: api.url };
		const { rows, error } = await sendFiles([withFile(menu)], {}, { credential });
		await api.close();
		expect(api.requests.map(({ path }) => path)).toEqual(['/chatapps/api/v1/subaccounts/sandbox_hq/files']);
		expect(JSON.stringify([rows, error])).not.toMatch(/very-secret|menu of tonight/);
	});
});

describe('of a batch', () => {
	test('each file goes with its own message, and what has no file stays behind alone', async () => {
		const items = [withFile(Buffer.from('one')), {}, withFile(Buffer.from('three'))];
		const { rows } = await sendFiles(items, { operation: 'sendBatch' });
		expect(rows).toMatchObject([
			{ outcome: 'accepted', destination: '+6591234560' },
			{ details: { outcome: 'rejected', code: 'CHAT_FILE_MISSING' } },
			{ outcome: 'accepted', destination: '+6591234562' },
		]);
		expect(destinations()).toEqual(['6591234560', '6591234562']);
		const bytes = await Promise.all(urlsSent().map(async (url) => (await fetched(url)).bytes.toString()));
		expect(bytes).toEqual(['one', 'three']);
	});
});

describe('Retry On Fail', () => {
	const settings = { onError: 'stopWorkflow', retryOnFail: true, maxTries: 3, waitBetweenTries: 0 } as const;

	test.each([
		['Send', { operation: 'send', options: { concurrency: 1, maxRetries: 0 } }],
		['Send Batch', { operation: 'sendBatch', options: { batchSize: 3, maxRetries: 0 } }],
	])('of %s uploads again what was not uploaded, and sends each message once', async (_name, parameters) => {
		sandbox.addFault({ operation: 'uploadFile', skip: 1, times: 1, effects: [{ kind: 'answer', status: 500 }] });
		const items = [withFile(menu), withFile(menu), withFile(menu)];
		const { rows, error } = await sendFiles(items, parameters, { settings });
		expect(error).toBeUndefined();
		expect(rows.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
		expect(destinations().sort()).toEqual(['6591234560', '6591234561', '6591234562']);
	});

	test('does not send again what may have been sent with its file', async () => {
		sandbox.addFault({ operation: 'sendMessage', times: 1, effects: [{ kind: 'reset', accepted: true }] });
		const { error } = await sendFiles([withFile(menu)], {}, { settings });
		expect(error?.message).toContain('8x8');
		expect(destinations()).toEqual(['6591234560']);
	});
});
