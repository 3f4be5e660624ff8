import type { INode, INodeParameters } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { until, type Credential, type Workflow } from '../../../sandbox/n8n/client';
import { withCredential } from '../../../sandbox/n8n/demo';
import { startFakeGoogle, type FakeGoogle } from '../google/fakeGoogle';
import type { Spreadsheet, Tab } from '../google/spreadsheet';
import { chain, manualTrigger, openWorkbench, type Workbench } from '../workbench';
import { choose, ended, filledIn, importWorkflow, publish, tabAddress } from './imported';

const headings = ['Phone', 'State', 'Word', 'At', 'UMID'];
const number = '+6531580000';

let bench: Workbench;
let google: FakeGoogle;
let account: Credential;
let list: Spreadsheet;
let tab: Tab;
let optOut: Workflow;

beforeAll(async () => {
	bench = await openWorkbench();
	google = await startFakeGoogle(inject('googlePort'));
	const { serviceAccount } = google;
	account = await bench.n8n.createCredential({ name: 'Google', type: 'googleApi', data: { ...serviceAccount } });
	list = google.addDocument('Acme');
	tab = list.addTab('Opt-outs', [headings]);
	optOut = await importWorkflow(bench, 'opt-out.json', {
		nodes: { Settings: filledIn({ 'Tab address': tabAddress(list) }), 'Add to the list': withAccount },
	});
	await publish(bench.n8n, optOut);
});

afterEach(() => {
	google.intercept = () => undefined;
});

afterAll(async () => {
	await bench.n8n.unpublish(optOut);
	await Promise.all([bench.close(), google.close()]);
});

/** Chooses the Google account, as the notes ask for; and waits less between tries. */
function withAccount(node: INode): void {
	choose(account)(node);
	node.parameters.authentication = 'serviceAccount';
	node.waitBetweenTries = 100;
}

const rows = () =>
	tab.read({ tab: tab.title, top: 1, left: 0, bottom: undefined, right: undefined }, 'UNFORMATTED_VALUE') ?? [];
const rowsOf = (phone: string) => rows().filter(([first]) => first === phone);
const textsTo = (phone: string) => bench.sandbox.messages().filter(({ destination }) => destination === phone.slice(1));

const rowFor = (phone: string, count = 1) =>
	until(`row ${count} of ${phone}`, { timeout: 90_000 }, () =>
		rowsOf(phone).length >= count ? rowsOf(phone) : undefined,
	);
const textFor = (phone: string, count = 1) =>
	until(`text ${count} to ${phone}`, { timeout: 90_000 }, () =>
		textsTo(phone).length >= count ? textsTo(phone) : undefined,
	);

test('STOP puts the number on the list as it is, and is confirmed from the number that was texted', async () => {
	const phone = '+6591234567';
	const { umid } = bench.sandbox.receive({ source: phone, destination: number, text: 'Stop.' });
	const [row] = await rowFor(phone);
	expect(row).toEqual([phone, 'OUT', 'Stop.', expect.any(String), umid]);
	const [confirmation] = await textFor(phone);
	expect(confirmation).toMatchObject({
		source: '6531580000',
		text: expect.stringMatching(/no more messages/) as string,
	});
});

test('START adds a row that takes the number off the list, and is confirmed', async () => {
	const phone = '+6591110001';
	bench.sandbox.receive({ source: phone, destination: number, text: 'STOP' });
	await textFor(phone);
	bench.sandbox.receive({ source: phone, destination: number, text: ' start ' });
	expect((await rowFor(phone, 2)).map(([, state]) => state)).toEqual(['OUT', 'IN']);
	expect((await textFor(phone, 2))[1]).toMatchObject({ text: expect.stringMatching(/Welcome back/) as string });
});

test.each([
	['Arrêt', 'OUT'],
	['désabonner !', 'OUT'],
	['ＳＴＯＰ', 'OUT'],
	['opt-out', 'OUT'],
	['退订', 'OUT'],
	['ยกเลิก', 'OUT'],
	['Từ  chối', 'OUT'],
	['ストップ', 'OUT'],
	['수신거부', 'OUT'],
	['إلغاء', 'OUT'],
	['reprendre', 'IN'],
	['สมัคร', 'IN'],
])('%s is understood', async (text, state) => {
	const phone = `+65800${String(rows().length).padStart(5, '0')}`;
	bench.sandbox.receive({ source: phone, destination: number, text });
	expect((await rowFor(phone)).map((row) => row.slice(0, 3))).toEqual([[phone, state, text]]);
});

test('a text that only holds such a word changes nothing and is not answered', async () => {
	const before = rows().length;
	const phone = '+6591110002';
	for (const text of ['Please stop by at 5', 'Nonstop!', 'Yes', '👍', '']) {
		bench.sandbox.receive({ source: phone, destination: number, text });
	}
	const last = '+6591110003';
	bench.sandbox.receive({ source: last, destination: number, text: 'STOP' });
	await textFor(last);
	await ended(bench.n8n, optOut, 0);
	expect(rows()).toHaveLength(before + 1);
	expect(textsTo(phone)).toEqual([]);
});

test('Google is tried again, and nothing is confirmed that is not on the list', async () => {
	const phone = '+6591110004';
	let refusals = 2;
	google.intercept = ({ kind }) => {
		if (kind === 'append') expect(textsTo(phone)).toEqual([]);
		return kind === 'append' && refusals-- > 0 ? 503 : undefined;
	};
	bench.sandbox.receive({ source: phone, destination: number, text: 'STOP' });
	await textFor(phone);
	expect(rowsOf(phone)).toHaveLength(1);
});

test('if Google stays unavailable, a failed run is left to retry, and nothing is confirmed', async () => {
	const { n8n, sandbox } = bench;
	const phone = '+6591110005';
	google.intercept = ({ kind }) => (kind === 'append' ? 503 : undefined);
	sandbox.receive({ source: phone, destination: number, text: 'STOP' });
	const [failed] = await ended(n8n, optOut, 1);
	expect(failed?.status).toBe('error');
	expect(textsTo(phone)).toEqual([]);
	google.intercept = () => undefined;
	await n8n.retryExecution(failed?.id ?? '');
	await textFor(phone);
	expect(rowsOf(phone).map(([, state]) => state)).toEqual(['OUT']);
});

test.each(['opt-out.json', 'opt-out-data-table.json'])(
	'%s handles each event of a run that has several, and answers a person once, to the last word',
	async (file) => {
		const phone = (last: number) => `+65912${file.length}00${last}`;
		const event = (last: number, body: string) => {
			const json = { eventType: 'inbound_message_received', source: phone(last), destination: number, body };
			return { json: { ...json, umid: `of ${last}`, timestamp: '2026-05-04T11:42:17.030Z' } };
		};
		const usesGoogle = file === 'opt-out.json';
		const workflow = await importWorkflow(bench, file, {
			settings: {},
			pinData: {
				'8x8 SMS Trigger': [
					...[event(1, 'STOP'), event(2, 'See you at 5'), event(3, 'START')],
					...[event(4, 'Stop.'), event(5, 'Thanks'), event(4, 'start')],
				],
			},
			nodes: usesGoogle
				? { Settings: filledIn({ 'Tab address': tabAddress(list) }), 'Add to the list': withAccount }
				: {},
		});
		const execution = await bench.n8n.runToEnd(workflow, '8x8 SMS Trigger');
		expect(execution.error?.message).toBeUndefined();
		const added = execution.output('Add to the list').map(({ Phone, State, UMID }) => [Phone, State, UMID]);
		expect(added).toEqual([
			[phone(1), 'OUT', 'of 1'],
			[phone(3), 'IN', 'of 3'],
			[phone(4), 'OUT', 'of 4'],
			[phone(4), 'IN', 'of 4'],
		]);
		if (usesGoogle)
			expect(
				rows()
					.slice(-4)
					.map(([to, state, , , umid]) => [to, state, umid]),
			).toEqual(added);
		expect([1, 2, 3, 4, 5].map((last) => textsTo(phone(last)).map(({ source, text }) => [source, text]))).toEqual([
			[['6531580000', expect.stringContaining('no more messages')]],
			[],
			[['6531580000', expect.stringContaining('Welcome back')]],
			[['6531580000', expect.stringContaining('Welcome back')]],
			[],
		]);
		expect(execution.output('Other messages').map(({ source, body }) => [source, body])).toEqual([
			[phone(2), 'See you at 5'],
			[phone(5), 'Thanks'],
		]);
	},
);

const set = (phones: unknown[]): INodeParameters => ({
	jsCode: `return ${JSON.stringify(phones)}.map((phone, index) => ({ json: { phone, name: 'Guest ' + index } }));`,
});

/** A campaign, as a user builds one: people, Filter opted-out, 8x8 SMS. */
async function campaign(phones: unknown[], document: { id: string } = list) {
	const { n8n, credential } = bench;
	const filter = await importWorkflow(bench, 'filter-opted-out.json', {
		// As the editor imports it: n8n then traces items back through the run of the filter, which it has saved.
		settings: {},
		nodes: {
			Settings: filledIn({ 'Tab address': tabAddress(document) }),
			'Read the list': withAccount,
		},
	});
	await publish(n8n, filter);
	const workflow = chain('A campaign', [
		{ name: 'People', type: 'n8n-nodes-base.code', typeVersion: 2, parameters: set(phones) },
		{
			name: 'Filter opted-out',
			type: 'n8n-nodes-base.executeWorkflow',
			typeVersion: 1.2,
			parameters: { workflowId: { __rl: true, mode: 'id', value: filter.id }, options: {} },
		},
		{
			name: 'Send',
			type: 'n8n-nodes-8x8-sms.eightByEightSms',
			typeVersion: 1,
			parameters: {
				resource: 'message',
				operation: 'send',
				destination: '={{ $json.phone }}',
				text: '=Hello {{ $json.name }}',
				source: '',
				options: {},
			},
		},
		{
			name: 'Outcome',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: {
				mode: 'raw',
				jsonOutput: "={{ { name: $('People').item.json.name, umid: $json.umid } }}",
				options: {},
			},
		},
	]);
	return n8n.runToEnd(await n8n.createWorkflow(withCredential(workflow, credential)), manualTrigger);
}

test('a campaign reaches those who are not on the list, and those who came back', async () => {
	const document = google.addDocument('Of the campaign');
	document.addTab('Opt-outs', [headings]).append(
		[
			['+6590000001', 'OUT'],
			[6590000002, 'out'],
			['0065 9000 0003', 'OUT'],
			['+6590000004', 'OUT'],
			['+6590000004', 'IN'],
			['+6590000005', 'IN'],
			['+6590000005', 'OUT'],
		],
		'RAW',
	);
	const execution = await campaign(
		['+65 9000 0001', '+6590000002', 6590000003, '+6590000004', '+6590000005', '(+65) 9000-0006'],
		document,
	);
	expect(execution).toMatchObject({ status: 'success' });
	expect(execution.output('Send').map(({ destination }) => destination)).toEqual(['+6590000004', '+6590000006']);
	expect(textsTo('+6590000004')).toMatchObject([{ text: 'Hello Guest 3' }]);
	// Each outcome is matched to its person, despite those who were left out.
	expect(execution.output('Outcome')).toEqual([
		{ name: 'Guest 3', umid: textsTo('+6590000004')[0]?.umid },
		{ name: 'Guest 5', umid: textsTo('+6590000006')[0]?.umid },
	]);
	expect(['1', '2', '3', '5'].flatMap((last) => textsTo(`+659000000${last}`))).toEqual([]);
});

test('an empty list lets everybody through', async () => {
	const empty = google.addDocument('Nobody yet');
	empty.addTab('Opt-outs', [headings]);
	const execution = await campaign(['+6590000011'], empty);
	expect(execution).toMatchObject({ status: 'success' });
	expect(textsTo('+6590000011')).toHaveLength(1);
});

test.each([
	['the list cannot be read', [headings], ['+6590000021'], 503, /./],
	[
		'the tab is another one',
		[
			['Name', 'Price'],
			['Tea', 3],
		],
		['+6590000022'],
		undefined,
		/no columns Phone and State/,
	],
	[
		'a row of the list is unreadable',
		[headings, ['+6590000099', 'GONE']],
		['+6590000023'],
		undefined,
		/Row 2 of the list/,
	],
	[
		'the list holds what a sheet made of +65-9123-4567',
		[headings, [-13626, 'OUT']],
		['+6591234567'],
		undefined,
		/Phone in row 2/,
	],
	['the list holds too few digits', [headings, ['123456', 'OUT']], ['+6590000026'], undefined, /Phone in row 2/],
	[
		'the list holds too many digits',
		[headings, ['+6591234567', 'IN'], ['+6591234567659876', 'OUT']],
		['+6590000027'],
		undefined,
		/Phone in row 3/,
	],
	[
		'the list holds a number in national form',
		[headings, ["'07911123456", 'OUT']],
		['+447911123456'],
		undefined,
		/Phone in row 2/,
	],
	['a number is in national form', [headings], ['090000024'], undefined, /item 0 is not valid/],
	['an item has no number', [headings], ['+6590000025', ''], undefined, /Row 2 \(item 1\) has no number/],
])('nobody is texted when %s', async (_name, content, phones, refusal, reason) => {
	const document = google.addDocument('Another');
	document.addTab('Opt-outs', content);
	google.intercept = () => refusal;
	const before = bench.sandbox.messages().length;
	const execution = await campaign(phones, document);
	expect(execution.status).toBe('error');
	expect(execution.error?.message).toMatch(reason);
	expect(bench.sandbox.messages()).toHaveLength(before);
});
