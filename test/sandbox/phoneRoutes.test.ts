import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { send, sendBatch } from './client';
import { eventually } from './eventually';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ delayScale: 0 });
});
afterEach(() => sandbox.close());

async function get(path: string) {
	const answer = await fetch(`${sandbox.url}/sandbox${path}`);
	return { status: answer.status, json: await answer.json() };
}

const conversationsShape = z.object({
	total: z.number(),
	items: z.array(z.object({ number: z.string(), label: z.string(), preview: z.object({ text: z.string() }) })),
});
const conversations = async (query = '') => conversationsShape.parse((await get(`/conversations${query}`)).json);
const numbers = async (query = '') => (await conversations(query)).items.map(({ number }) => number);

const threadShape = z.object({
	total: z.number(),
	hasOlder: z.boolean(),
	replyTo: z.string(),
	messages: z.array(z.object({ umid: z.string(), text: z.string(), direction: z.string() })),
});
const thread = async (number: string, query = '') =>
	threadShape.parse((await get(`/conversations/${number}/messages${query}`)).json);

describe('conversations', () => {
	test('are in the order of their last message, sent or received', async () => {
		await send(sandbox, { destination: '+6591234561', text: 'One' });
		await send(sandbox, { destination: '+6591234562', text: 'Two' });
		expect(await numbers()).toEqual(['6591234562', '6591234561']);
		sandbox.receive({ source: '+6591234561', text: 'Yes' });
		expect(await conversations()).toMatchObject({
			total: 2,
			items: [{ label: '+65 9123 4561', preview: { text: 'Yes' } }, { preview: { text: 'Two' } }],
		});
	});

	test('come page by page', async () => {
		const destinations = Array.from({ length: 120 }, (_, index) => `+65${81_000_000 + index}`);
		await sendBatch(sandbox, { destinations, template: { text: 'Hi' } });
		expect(await numbers('?offset=0&limit=2')).toEqual(['6581000119', '6581000118']);
		expect(await numbers('?offset=118&limit=50')).toEqual(['6581000001', '6581000000']);
		expect(await conversations('?offset=500')).toEqual({ total: 120, items: [] });
	});

	test('are found by what they hold', async () => {
		await send(sandbox, { destination: '+6591234567', text: 'Grüße aus Wien', clientMessageId: 'order-7' });
		await send(sandbox, { destination: '+6591234567', text: 'Later' });
		await send(sandbox, { destination: '+33612345678', text: 'Salut', source: 'Acme' });
		const found = await conversations('?search=GR%C3%9C%C3%9FE');
		expect(found).toMatchObject({ total: 1, items: [{ preview: { text: 'Grüße aus Wien' } }] });
		expect(await numbers('?search=%2B65%209123')).toEqual(['6591234567']);
		expect(await numbers('?search=acme')).toEqual(['33612345678']);
		expect(await numbers('?search=order-7')).toEqual(['6591234567']);
		const umid = sandbox.messages()[2]?.umid ?? '';
		for (const search of [umid, umid.slice(0, 8)]) expect(await numbers(`?search=${search}`)).toEqual(['33612345678']);
		expect(await numbers(`?search=${umid.slice(5)}`)).toEqual([]);
		expect(await numbers('?search=nothing')).toEqual([]);
	});

	test('return the last messages, and those before a given one', async () => {
		const messages = Array.from({ length: 25 }, (_, index) => ({ destination: '+6591234567', text: String(index) }));
		await sendBatch(sandbox, { messages });
		const latest = await thread('6591234567', '?limit=10');
		expect(latest).toMatchObject({ total: 25, hasOlder: true, replyTo: '6531580000' });
		expect(latest.messages.map(({ text }) => text).join(' ')).toBe('15 16 17 18 19 20 21 22 23 24');
		const older = await thread('6591234567', `?limit=20&before=${latest.messages[0]?.umid ?? ''}`);
		expect(older.hasOlder).toBe(false);
		expect(older.messages.map(({ text }) => text).at(-1)).toBe('14');
		expect(await thread('999')).toMatchObject({ total: 0, messages: [] });
	});

	test('refuse pages that make no sense', async () => {
		expect((await get('/conversations?limit=0')).status).toBe(400);
		expect((await get('/conversations?offset=-1')).status).toBe(400);
		expect((await get('/messages/none')).status).toBe(404);
	});
});

describe('posted events', () => {
	test('come page by page, the latest first', async () => {
		for (const text of ['1', '2', '3'])
			await send(sandbox, { destination: '+6591234567', text, dlrCallbackUrl: 'http://192.0.2.1/' });
		await eventually(() => {
			expect(sandbox.deliveries()).toHaveLength(6);
		});
		const shape = z.object({ total: z.number(), items: z.array(z.object({ id: z.string() })) });
		const ids = sandbox.deliveries().map(({ id }) => id);
		const first = shape.parse((await get('/activity?limit=4')).json);
		const rest = shape.parse((await get('/activity?offset=4&limit=4')).json);
		expect(first.total).toBe(6);
		expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids.toReversed());
	});
});

describe('live events', () => {
	test('tell what changed, a burst in one event, and stop with the sandbox', async () => {
		const events = await fetch(`${sandbox.url}/sandbox/events`);
		const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
		if (reader === undefined) throw new Error('The events have no body');
		const change = z.object({ numbers: z.array(z.string()).nullable(), umids: z.array(z.string()).nullable() });
		let text = '';
		const next = async () => {
			while (!/^data: .*\n\n/m.test(text)) {
				const { done, value } = await reader.read();
				if (done) return undefined;
				text += value;
			}
			const [event = '', data = ''] = /^data: (.*)\n\n/m.exec(text) ?? [];
			text = text.slice(text.indexOf(event) + event.length);
			return change.parse(JSON.parse(data));
		};

		await send(sandbox, { destination: '+6591234567', text: 'Hi' });
		expect(await next()).toEqual({ numbers: ['6591234567'], umids: [sandbox.messages()[0]?.umid] });
		const destinations = Array.from({ length: 1000 }, (_, index) => `+65${81_000_000 + index}`);
		await sendBatch(sandbox, { destinations, template: { text: 'Hi' } });
		let burst = await next();
		while (burst?.numbers !== null) burst = await next();
		expect(burst).toEqual({ numbers: null, umids: null });
		await sandbox.close();
		while ((await next()) !== undefined);
	});
});

describe('the page', () => {
	test('loads nothing from elsewhere', async () => {
		const page = await fetch(sandbox.url);
		expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(await page.text()).not.toMatch(/(src|href)="(https?:)?\/\//);
		const script = await fetch(`${sandbox.url}/phone.js`);
		expect(script.headers.get('content-type')).toContain('text/javascript');
		const style = await fetch(`${sandbox.url}/phone.css`);
		expect(await style.text()).not.toMatch(/url\(|@import/);
	});
});
