import { type INode, jsonParse } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { until, type Workflow } from '../../sandbox/n8n/client';
import { openDesk, type Desk } from './google/desk';

// From the text to 8x8, its receipt, the workflow as it is shipped, and the row.

const tab = 'Guests';
const headings = ['ID', 'Phone', 'Status', 'UMID', 'Segments', 'Error', 'Price', 'Currency', 'Delivered At'];

let desk: Desk;
let workflow: Workflow | undefined;

beforeAll(async () => {
	desk = await openDesk({ delayScale: 0.1 });
});

beforeEach(() => {
	desk.sheet.addTab(tab, [headings]);
});

afterEach(async () => {
	if (workflow !== undefined) {
		await settled(workflow);
		await flush(workflow);
		await desk.n8n.unpublish(workflow);
	}
	workflow = undefined;
	desk.reset();
});

afterAll(() => desk.close());

async function publish(settings: Record<string, number> = {}): Promise<Workflow> {
	const created = await desk.setUp('receipts-to-google-sheets.json', {
		settings,
		// The tests decide when, since they cannot control the clock.
		change: (shipped) => ({
			...shipped,
			nodes: shipped.nodes.map((node) => (node.name === 'Every minute' ? { ...node, disabled: true } : node)),
		}),
	});
	workflow = created;
	expect(await desk.n8n.publish(created)).toMatchObject({ status: 'published' });
	return created;
}

/** Texts a phone; returns the message's umid. */
async function text(destination: string, clientMessageId: string): Promise<string> {
	const { sandbox } = desk;
	const answer = await fetch(`${sandbox.url}/api/v1/subaccounts/${sandbox.subAccountId}/messages`, {
		method: 'POST',
		headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
		body: JSON.stringify({ destination, text: 'Hello', clientMessageId }),
	});
	expect(answer.status).toBe(200);
	return desk.sandbox.messages().at(-1)?.umid ?? '';
}

/** Resolves when the trigger has accepted so many posts from the sandbox. */
async function posted(count: number): Promise<void> {
	await until(`${count} posts`, { timeout: 60_000 }, () => {
		const attempts = desk.sandbox.deliveries().flatMap((delivery) => delivery.attempts);
		return attempts.filter(({ status }) => status === 200).length >= count || undefined;
	});
}

/** Resolves when no execution is under way; returns the failed ones, since others are not saved. */
const settled = (of: Workflow) =>
	until('the end of all executions', { timeout: 60_000 }, async () => {
		const executions = await desk.n8n.executions(of);
		return executions.some(({ status }) => ['new', 'running', 'waiting'].includes(status)) ? undefined : executions;
	});

const everyMinute = (of: Workflow) => desk.n8n.runToEnd(of, 'Try it now', { timeout: 120_000 });

/** Forgets what is left in the data table, which all tests share. */
async function flush(of: Workflow): Promise<void> {
	desk.google.intercept = () => undefined;
	const forgetful = await desk.setUp('receipts-to-google-sheets.json', {
		settings: { 'Hours until a receipt is forgotten': 0 },
	});
	await everyMinute(forgetful);
	expect((await everyMinute(of)).output('Read saved receipts')).toEqual([]);
}

const addRow = (...cells: unknown[]) => desk.sheet.find(tab).tab.append([cells], 'RAW');
const rows = () => desk.sheet.rows(tab);

test('the row with the UMID gets the final state, the price, the segments and the reason', async () => {
	const published = await publish();
	addRow('1', '6591234561', 'SENT', await text('+6591234561', '1'), 1);
	addRow('2', '447700900143', 'SENT', await text('+447700900143', '2'), 1);
	await posted(4);
	expect(await settled(published)).toEqual([]);
	expect(await everyMinute(published)).toMatchObject({ status: 'success' });
	const time = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) as string;
	const price = expect.stringMatching(/^0\.\d+$/) as string;
	expect(rows()).toMatchObject([
		{ ID: '1', Status: 'DELIVERED', Segments: '1', Price: price, Currency: 'EUR', 'Delivered At': time },
		{ ID: '2', Status: 'UNDELIVERED', Error: expect.stringMatching(/\(8x8 code 43\)$/) as string },
	]);
	expect(rows()[0]).not.toHaveProperty('Error');
	expect(rows()[1]).not.toHaveProperty('Delivered At');
});

test('many receipts are written with one request, and Google is not asked when there are none', async () => {
	const published = await publish();
	for (let id = 1; id <= 20; id += 1) {
		addRow(String(id), String(6591234500 + id), 'SENT', await text(`+${6591234500 + id}`, String(id)));
	}
	await posted(40);
	await settled(published);
	desk.google.calls.length = 0;
	await everyMinute(published);
	expect(rows().map(({ Status }) => Status)).toEqual(Array.from({ length: 20 }, () => 'DELIVERED'));
	expect(desk.google.calls.filter(({ kind }) => kind === 'write')).toHaveLength(1);
	const calls = desk.google.calls.length;
	await everyMinute(published);
	expect(desk.google.calls).toHaveLength(calls);
});

test('receipts that came in one run are all kept, whether there is a table yet or not', async () => {
	const pinned = (umid: string, phone: string) => {
		const status = { state: 'delivered', isFinal: true, timestamp: '2026-05-04T11:42:17.030Z' };
		return { json: { eventType: 'outbound_message_status_changed', umid, destination: phone, ...status } };
	};
	const receipts = [pinned('together-1', '+6591234561'), pinned('together-2', '+6591234562')];
	const created = await desk.setUp('receipts-to-google-sheets.json', {
		change: (shipped) => {
			const nodes = JSON.stringify(shipped.nodes).replaceAll('8x8 receipts to Google Sheets', 'Together');
			return { ...shipped, settings: {}, nodes: jsonParse<INode[]>(nodes), pinData: { '8x8 SMS Trigger': receipts } };
		},
	});
	addRow('1', '6591234561', 'SENT', 'together-1');
	addRow('2', '6591234562', 'SENT', 'together-2');
	for (const node of ['Save receipts again', 'Save receipts']) {
		const kept = (await desk.n8n.runToEnd(created, '8x8 SMS Trigger')).output(node);
		expect(kept.map(({ umid, phone }) => [umid, phone])).toEqual([
			['together-1', '+6591234561'],
			['together-2', '+6591234562'],
		]);
	}
	await everyMinute(created);
	expect(rows().map(({ Status }) => Status)).toEqual(['DELIVERED', 'DELIVERED']);
});

test('a UMID that is in no row changes nothing and adds nothing, and its receipt is forgotten in time', async () => {
	const published = await publish();
	addRow('1', '6591234561', 'SENT', 'another-umid');
	const before = rows();
	await text('+6591234561', '1');
	await posted(2);
	await settled(published);
	expect(await everyMinute(published)).toMatchObject({ status: 'success' });
	expect(rows()).toEqual(before);
	expect(desk.google.calls.filter(({ kind }) => kind === 'write' || kind === 'append')).toEqual([]);
});

test('a receipt that is there before its UMID waits for it', async () => {
	const published = await publish();
	const umid = await text('+6591234561', '1');
	await posted(2);
	await settled(published);
	await everyMinute(published);
	addRow('1', '6591234561', 'SENT', umid);
	await everyMinute(published);
	expect(rows()).toMatchObject([{ ID: '1', Status: 'DELIVERED', UMID: umid }]);
});

test('when Google refuses, the receipts are kept for the next minute', async () => {
	const published = await publish();
	addRow('1', '6591234561', 'SENT', await text('+6591234561', '1'));
	await posted(2);
	await settled(published);
	desk.google.intercept = ({ kind }) => (kind === 'write' ? 503 : undefined);
	expect(await everyMinute(published)).toMatchObject({ status: 'error' });
	expect(rows()).toMatchObject([{ Status: 'SENT' }]);
	desk.google.intercept = () => undefined;
	await everyMinute(published);
	expect(rows()).toMatchObject([{ Status: 'DELIVERED' }]);
});

test('a row that stayed at SENDING or UNKNOWN is settled by its ID and number, and no other', async () => {
	const published = await publish({ 'Minutes until a row is found by its ID': 0 });
	addRow('1', '+65 9123 4561', 'SENDING', '', '', 'Run 7 took this row at …');
	addRow('2', '6591234562', 'UNKNOWN');
	addRow('3', '6591234563', 'UNKNOWN');
	addRow('4', '6591234564', '');
	const umids = [await text('+6591234561', '1'), await text('+6591234562', '2')];
	await text('+6599999999', '3');
	await text('+6591234564', '4');
	await posted(8);
	await settled(published);
	await everyMinute(published);
	expect(rows()).toMatchObject([
		{ ID: '1', Status: 'DELIVERED', UMID: umids[0] },
		{ ID: '2', Status: 'DELIVERED', UMID: umids[1] },
		{ ID: '3', Status: 'UNKNOWN' },
		{ ID: '4' },
	]);
	expect(rows()[0]).not.toHaveProperty('Error');
	expect(rows()[2]).not.toHaveProperty('UMID');
	expect(rows()[3]).not.toHaveProperty('Status');
});

test('a row that says READ stays so when DELIVERED comes late', async () => {
	const published = await publish();
	addRow('1', '6591234561', 'READ', await text('+6591234561', '1'));
	await posted(2);
	await settled(published);
	await everyMinute(published);
	expect(rows()).toMatchObject([{ Status: 'READ' }]);
	expect((await everyMinute(published)).output('Read saved receipts')).toEqual([]);
});

test('rows are found by cells with a space after them', async () => {
	const published = await publish({ 'Minutes until a row is found by its ID': 0 });
	addRow('1', '6591234561', 'SENT', `${await text('+6591234561', '1')} `);
	addRow('2 ', '6591234562', 'UNKNOWN');
	await text('+6591234562', '2');
	await posted(4);
	await settled(published);
	await everyMinute(published);
	expect(rows()).toMatchObject([{ Status: 'DELIVERED' }, { Status: 'DELIVERED' }]);
});

test('a heading with an extra space is named, and the receipt is kept until it is put right', async () => {
	const published = await publish();
	addRow('1', '6591234561', 'SENT', await text('+6591234561', '1'));
	await posted(2);
	await settled(published);
	const headed = (heading: string) =>
		desk.sheet.find(tab).tab.write({ tab, top: 0, left: 2, bottom: 0, right: 2 }, [[heading]], 'RAW');
	headed('Status ');
	const { status, error } = await everyMinute(published);
	expect(status).toBe('error');
	expect(error?.message).toContain('The first row says "Status ", with an extra space');
	headed('Status');
	await everyMinute(published);
	expect(rows()).toMatchObject([{ Status: 'DELIVERED' }]);
});
