import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { until, type Workflow } from '../../../sandbox/n8n/client';
import { findN8n } from '../../../sandbox/n8n/install';
import { openDesk, publishFilter, type Desk } from '../google/desk';
import { type Answer, type FormPage, submitForm } from './formVisitor';
import { formAt, importWorkflow, publish } from './imported';

let desk: Desk;
/** Where the form is. */
let url: string;
let workflow: Workflow;

beforeAll(async () => {
	desk = await openDesk({ delayScale: 0.01 });
	const form = await formAt(desk);
	url = form.url;
	workflow = await importWorkflow(desk, 'campaign-from-file.json', { nodes: { 'Campaign form': form.change } });
	await publish(desk.n8n, workflow);
});
afterEach(() => {
	desk.reset();
});
afterAll(() => desk.close());

interface Filled {
	file: File;
	text: string;
	campaign?: string;
	country?: string;
	speed?: string;
	hours?: readonly [from: string, to: string];
}

/** The first page's elements in their order; headings and words between them count. */
function answers({ file, text, campaign = 'sale', country = '', speed = '', hours = ['', ''] }: Filled): Answer[] {
	const [from, to] = hours;
	return [
		file,
		text,
		'',
		campaign,
		'',
		country,
		'',
		'',
		'',
		'',
		'',
		speed,
		'An hour',
		'',
		from,
		to,
		[],
		["Each recipient's"],
	];
}

const csv = (lines: readonly string[], encoding: 'latin1' | 'utf8' = 'utf8') =>
	new File([Buffer.from(lines.join('\r\n'), encoding)], 'people.csv', { type: 'text/csv' });

/** Confirms the second page: its words, and the hidden field; where it asks, a choice between them. */
const confirm = (page: FormPage, earlier?: string) =>
	page.press(earlier === undefined ? ['', 'yes'] : ['', [earlier], 'yes']);

function textIn(html: string): string {
	return html
		.replace(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>/g, '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ');
}

function resultOf({ files }: FormPage): string {
	return [...files.values()].join('');
}

const reached = () => desk.sandbox.messages().map(({ destination }) => `+${destination}`);
const texted = () => desk.sandbox.messages().map(({ destination, text }) => `+${destination} ${text}`);

test('a file as Excel saves it in Europe is shown first, then sent at planned times, with an outcome for every row', async () => {
	const people = csv(
		[
			'Name;Mobile;City',
			'Jörg;+49 1512 3456789;Köln',
			'Ann;91234567;"Upper; ""East"""',
			'Bob;6,59E+10;x',
			'Cy;9123 4567;"Upper; ""East"""',
		],
		'latin1',
	);
	const page = await submitForm(
		url,
		answers({
			file: people,
			text: 'Sale in {City|town}!',
			country: 'Singapore (SG)',
			speed: '1',
			hours: ['09:00', '20:00'],
		}),
	);
	const shown = textIn(page.html);
	expect(shown).toContain('Send 2 messages?');
	expect(shown).toContain('Rows in the file 4 Messages to send 2 Rows that cannot be sent 1');
	expect(shown).toContain('+4915123456789 Sale in Köln! 1');
	expect(shown).toContain("At most 1 an hour, from 09:00 to 20:00 by the recipients' clocks");
	expect(shown).toMatch(/4 6,59E\+10 Destination '6,59E\+10' was shortened by a spreadsheet/);
	expect(shown).toMatch(/Germany 1 1 [\d.]+ EUR/);
	expect(texted()).toEqual([]);

	const last = await confirm(page);
	const messages = desk.sandbox.messages();
	expect(texted().sort()).toEqual(['+4915123456789 Sale in Köln!', '+6591234567 Sale in Upper; "East"!']);
	expect(new Set(messages.map(({ clientBatchId }) => clientBatchId))).toEqual(new Set(['sale']));
	const lines = resultOf(last).split('\r\n');
	expect(lines[0]).toMatch(/^\ufeffName;Mobile;City;Outcome;Reason;Number;/);
	for (const [name, outcome] of [
		['Jörg', '(SENT|SCHEDULED)'],
		['Ann', '(SENT|SCHEDULED)'],
		['Bob', 'NOT SENT'],
		['Cy', 'DUPLICATE'],
	] as const) {
		expect(lines.find((line) => line.startsWith(`${name};`))).toMatch(new RegExp(`;${outcome};`));
	}
	for (const { umid } of messages) expect(resultOf(last)).toContain(umid);
});

test('numbers that an Excel file has as numbers are read', async () => {
	const rows = [
		['Phone', 'Name'],
		[6591234501, 'Ann'],
		[91234502, 'Bob'],
		['+65 9123 4503', ''],
	];
	const last = await confirm(
		await submitForm(url, answers({ file: workbook(rows), text: 'Hello {Name|you}', country: 'Singapore (SG)' })),
	);
	expect(texted()).toEqual(['+6591234501 Hello Ann', '+6591234502 Hello Bob', '+6591234503 Hello you']);
	expect(textIn(last.html)).toContain('3 of 3 rows sent');
});

const isFunction = (value: unknown) => typeof value === 'function';
const xlsx = z.object({
	utils: z.object({
		book_new: z.custom<() => object>(isFunction),
		aoa_to_sheet: z.custom<(rows: readonly (readonly (string | number)[])[]) => object>(isFunction),
		book_append_sheet: z.custom<(book: object, sheet: object, name: string) => void>(isFunction),
	}),
	write: z.custom<(book: object, options: { type: 'array' }) => ArrayBuffer>(isFunction),
});

/** An Excel file, made by what n8n reads them with. */
function workbook(rows: readonly (readonly (string | number)[])[]): File {
	const { utils, write } = xlsx.parse(createRequire(findN8n().program)('@e965/xlsx'));
	const book = utils.book_new();
	utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'People');
	return new File([new Uint8Array(write(book, { type: 'array' }))], 'people.xlsx');
}

test('the same people are warned about, left out, and texted again only by choice; what failed goes out', async () => {
	const text = 'Only once, please';
	const filled = { file: csv(['Phone', '+6591234511', '+447700900704']), text };
	await confirm(await submitForm(url, answers(filled)));
	expect(texted()).toHaveLength(1);

	// The rejected number was corrected, and one was added.
	const corrected = { ...filled, file: csv(['Phone', '+6591234511', '+447700900704', '+6591234512']) };
	const warned = await submitForm(url, answers(corrected));
	expect(textIn(warned.html)).toContain('1 person in it got exactly this text before, last with campaign "sale"');
	const last = await confirm(warned, 'Leave them out: 2 messages');
	expect(resultOf(last)).toMatch(/\+6591234511,SENT BEFORE/);
	expect(reached()).toEqual(['+6591234511', '+6591234512']);

	const again = await submitForm(url, answers(filled));
	expect(textIn(again.html)).toContain('This file was sent before');
	await confirm(again, 'Send again: 2 messages');
	expect(texted()).toHaveLength(3);
});

test('pressed twice, in two tabs and at the same moment, a campaign texts nobody twice', async () => {
	const filled = { file: csv(['Phone', '+6591234521', '+6591234522']), text: 'At the same moment' };
	const tabs = await Promise.all([1, 2].map(() => submitForm(url, answers(filled))));
	await Promise.allSettled(tabs.flatMap((tab) => [confirm(tab), tab.pressOnly(['', 'yes'])]));
	const back = await submitForm(url, answers(filled));
	expect(textIn(back.html)).toContain('This file was sent before');
	expect(reached().sort()).toEqual(['+6591234521', '+6591234522']);
});

test('what the button did not confirm is not sent', async () => {
	const page = await submitForm(url, answers({ file: csv(['Phone', '+6591234531']), text: 'Nobody pressed' }));
	// The workflow's other executions still wait for their buttons.
	const [newest] = await desk.n8n.executions(workflow);
	expect(await page.pressOnly([''])).toBe(200);
	// n8n keeps nothing about it once it has ended.
	await until('the end of the execution', {}, async () => {
		const now = (await desk.n8n.executions(workflow)).find(({ id }) => id === newest?.id);
		return now === undefined || now.status === 'success' ? true : undefined;
	});
	expect(texted()).toEqual([]);
});

test.each([
	['a file without a column of numbers', csv(['Name', 'Ann']), 'Hi', 'No column of the file looks like phone numbers'],
	['a column that the file does not have', csv(['Phone', '+6591234541']), 'Hi {Nmae}', 'Nmae'],
	['a picture', new File([Uint8Array.of(0x89, 0x50, 0x4e)], 'people.xlsx'), 'Hi', 'This cannot be sent'],
	['an empty file', csv(['']), 'Hi', 'The file is empty'],
])('%s is said in words, and nothing is sent', async (_what, file, text, said) => {
	const page = await submitForm(url, answers({ file, text }));
	expect(textIn(page.html)).toContain(said);
	expect(texted()).toEqual([]);
});

test('people who opted out are left out, and counted', async () => {
	const { choose } = await publishFilter(desk, ['+6591234551']);
	const form = await formAt(desk);
	const nodes = { 'Campaign form': form.change, 'Filter opted-out': choose, 'Filter opted-out again': choose };
	await publish(desk.n8n, await importWorkflow(desk, 'campaign-from-file.json', { nodes }));
	const page = await submitForm(
		form.url,
		answers({ file: csv(['Phone', '+6591234551', '+6591234552']), text: 'For those who want it' }),
	);
	expect(textIn(page.html)).toContain('Opted out, left out 1');
	expect(resultOf(await confirm(page))).toContain('+6591234551,OPTED OUT');
	expect(reached()).toEqual(['+6591234552']);
});

test('whoever opts out between the second page and its button is not texted, be it all of them', async () => {
	const { choose, list } = await publishFilter(desk, ['+6591234571']);
	const form = await formAt(desk);
	const nodes = { 'Campaign form': form.change, 'Filter opted-out': choose, 'Filter opted-out again': choose };
	await publish(desk.n8n, await importWorkflow(desk, 'campaign-from-file.json', { nodes }));
	const file = csv(['Phone', '+6591234571', '+6591234572', '+6591234573']);
	const pages = await Promise.all(['One', 'Two'].map((text) => submitForm(form.url, answers({ file, text }))));
	list.append([["'+6591234572", 'OUT']], 'USER_ENTERED');
	const [one, two] = pages;
	const last = one && (await confirm(one));
	expect(last && resultOf(last)).toMatch(/\+6591234571,OPTED OUT[^]*\+6591234572,OPTED OUT[^]*\+6591234573,SENT/);
	list.append([["'+6591234573", 'OUT']], 'USER_ENTERED');
	const none = two && (await confirm(two));
	expect(none && textIn(none.html)).toContain('0 of 3 rows sent');
	expect(none && resultOf(none)).toMatch(/\+6591234573,OPTED OUT/);
	expect(texted()).toEqual(['+6591234573 One']);
});

test('a filter that was asked for the second page alone sends nothing, and neither does one that fails before sending', async () => {
	const { choose, list } = await publishFilter(desk, []);
	const form = await formAt(desk);
	const once = { 'Campaign form': form.change, 'Filter opted-out': choose };
	const file = csv(['Phone', '+6591234581']);
	await publish(desk.n8n, await importWorkflow(desk, 'campaign-from-file.json', { nodes: once }));
	const last = await confirm(await submitForm(form.url, answers({ file, text: 'Asked once' })));
	expect(resultOf(last)).toMatch(/\+6591234581,NOT SENT,.*Filter opted-out again/);

	const other = await formAt(desk);
	const twice = { ...once, 'Campaign form': other.change, 'Filter opted-out again': choose };
	await publish(desk.n8n, await importWorkflow(desk, 'campaign-from-file.json', { nodes: twice }));
	const page = await submitForm(other.url, answers({ file, text: 'Asked once' }));
	expect(textIn(page.html)).not.toContain('sent before');
	list.append([["'+6591234582", 'neither']], 'USER_ENTERED');
	expect(resultOf(await confirm(page))).toMatch(/\+6591234581,NOT SENT,.*neither OUT nor IN/);
	expect(texted()).toEqual([]);
});

test('a filter of people who opted out that was chosen but left disabled is reported, and nothing is sent', async () => {
	const { choose } = await publishFilter(desk, ['+6591234561']);
	const form = await formAt(desk);
	const left: typeof choose = (node) => {
		choose(node);
		node.disabled = true;
	};
	const nodes = { 'Campaign form': form.change, 'Filter opted-out': left };
	await publish(desk.n8n, await importWorkflow(desk, 'campaign-from-file.json', { nodes }));
	const page = await submitForm(form.url, answers({ file: csv(['Phone', '+6591234561']), text: 'Hi' }));
	expect(textIn(page.html)).toContain('has not checked the numbers. Enable it');
	expect(texted()).toEqual([]);
});
