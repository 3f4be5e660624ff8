import { DateTime } from 'luxon';
import type { INode } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import type { Credential, Workflow } from '../../../sandbox/n8n/client';
import { startFakeGoogle, type FakeGoogle } from '../google/fakeGoogle';
import type { Spreadsheet, Tab } from '../google/spreadsheet';
import { openWorkbench, type Workbench } from '../workbench';
import { choose, filledIn, importWorkflow, publish, tabAddress, type Setup } from './imported';

const headings = [
	...['ID', 'Phone', 'Name', 'Appointment', 'Status', 'Try'],
	...['Reminder', 'Reminder At', 'For', 'UMID', 'Error'],
];

let bench: Workbench;
let google: FakeGoogle;
let account: Credential;
let sheet: Spreadsheet;
let tab: Tab;
let workflow: Workflow;

beforeAll(async () => {
	bench = await openWorkbench();
	google = await startFakeGoogle(inject('googlePort'));
	const { serviceAccount } = google;
	account = await bench.n8n.createCredential({ name: 'Google', type: 'googleApi', data: { ...serviceAccount } });
});

beforeEach(async () => {
	bench.sandbox.reset();
	sheet = google.addDocument('Practice');
	tab = sheet.addTab('Appointments', [headings]);
	workflow = await imported();
});

afterEach(() => {
	google.intercept = () => undefined;
});

afterAll(async () => {
	await Promise.all([bench.close(), google.close()]);
});

/** The workflow on the test's document. */
async function imported(nodes: Setup['nodes'] = {}): Promise<Workflow> {
	return importWorkflow(bench, 'appointment-reminders.json', {
		nodes: {
			Settings: filledIn({ 'Tab address': tabAddress(sheet) }),
			'Read rows': withAccount,
			'Write outcomes': withAccount,
			...nodes,
		},
	});
}

function withAccount(node: INode): void {
	choose(account)(node);
	node.parameters.authentication = 'serviceAccount';
	node.waitBetweenTries = 100;
}

/** A moment as a person writes it into the sheet. */
const inDays = (days: number) => DateTime.now().plus({ days }).set({ second: 0, millisecond: 0 });
const written = (time: DateTime) => time.toFormat('yyyy-MM-dd HH:mm');

const column = (name: string) => headings.indexOf(name);

/** Writes cells of the row with the given number, the headings being row 1. */
function write(row: number, cells: Record<string, string>): void {
	for (const [name, value] of Object.entries(cells)) {
		const left = column(name);
		tab.write({ tab: tab.title, top: row - 1, left, bottom: undefined, right: undefined }, [[value]], 'RAW');
	}
}

const ada = { ID: 'A1', Phone: '+6591234567', Name: 'Ada', Status: 'booked' };

async function run() {
	const execution = await bench.n8n.runToEnd(workflow, 'Try it now', { timeout: 120_000 });
	expect(execution.error?.message).toBeUndefined();
	return sheet.rows('Appointments');
}

const sent = () => bench.sandbox.messages();
const states = () => sent().map(({ state }) => state);

test('an appointment gets a text that is scheduled a day before, once', async () => {
	const appointment = inDays(3);
	write(2, { ...ada, Appointment: written(appointment) });
	const [row] = await run();
	const [message, ...others] = sent();
	expect(others).toEqual([]);
	expect(message).toMatchObject({
		destination: '6591234567',
		text: `Hi Ada, we see you on ${written(appointment)}. To cancel, call us.`,
		state: 'scheduled',
	});
	expect(Date.parse(message?.scheduled ?? '')).toBe(appointment.minus({ hours: 24 }).toMillis());
	expect(row).toMatchObject({ ...ada, Reminder: 'SCHEDULED', UMID: message?.umid });
	expect(row?.Error).toBeUndefined();
	await run();
	expect(sent()).toHaveLength(1);
});

test('a cancelled appointment has its text cancelled', async () => {
	write(2, { ...ada, Appointment: written(inDays(3)) });
	await run();
	write(2, { Status: 'Cancelled' });
	const [row] = await run();
	expect(states()).toEqual(['cancelled']);
	expect(row).toMatchObject({ Reminder: 'CANCELLED' });
	expect(row?.UMID).toBeUndefined();
	await run();
	expect(sent()).toHaveLength(1);
});

test('an appointment that moves, and moves back, has one text for its time each time', async () => {
	const first = inDays(3);
	const second = inDays(4);
	for (const [round, time] of [first, second, first].entries()) {
		write(2, { ...ada, Appointment: written(time) });
		if (round > 0) await run();
		const [row] = await run();
		expect(row).toMatchObject({ Reminder: 'SCHEDULED', UMID: sent().at(-1)?.umid });
		expect(Date.parse(sent().at(-1)?.scheduled ?? '')).toBe(time.minus({ hours: 24 }).toMillis());
	}
	expect(states()).toEqual(['cancelled', 'cancelled', 'scheduled']);
});

test('another number gets the text in place of the first one', async () => {
	write(2, { ...ada, Appointment: written(inDays(3)) });
	await run();
	write(2, { Phone: '+65 9999 0000' });
	await run();
	await run();
	expect(sent().map(({ destination, state }) => [destination, state])).toEqual([
		['6591234567', 'cancelled'],
		['6599990000', 'scheduled'],
	]);
});

test('what is too far away, too near, cancelled or without a number is left alone', async () => {
	write(2, { ...ada, ID: 'far', Appointment: written(inDays(20)) });
	write(3, { ...ada, ID: 'near', Appointment: written(inDays(0.5)) });
	write(4, { ...ada, ID: 'past', Appointment: written(inDays(-3)) });
	write(5, { ...ada, ID: 'off', Appointment: written(inDays(3)), Status: 'cancelled' });
	write(6, { ID: 'nobody', Name: 'Eve', Appointment: written(inDays(3)) });
	const rows = await run();
	expect(sent()).toEqual([]);
	expect(rows.filter(({ Reminder, Error }) => Reminder !== undefined || Error !== undefined)).toEqual([]);
});

test('a time that cannot be read is reported in its row, and the others are scheduled', async () => {
	write(2, { ...ada, ID: 'bad', Appointment: 'next Tuesday' });
	write(3, { ...ada, Appointment: written(inDays(3)) });
	const [bad, good] = await run();
	expect(bad?.Error).toMatch(/'next Tuesday'. Write it like/);
	expect(good).toMatchObject({ Reminder: 'SCHEDULED' });
});

test('what 8x8 refuses is FAILED with the reason, and is tried again when told so', async () => {
	bench.sandbox.addFault({ times: 1, effects: [{ kind: 'reject', description: 'invalid MSISDN format' }] });
	write(2, { ...ada, Appointment: written(inDays(3)) });
	const [row] = await run();
	expect(row).toMatchObject({ Reminder: 'FAILED', Error: expect.stringMatching(/invalid MSISDN/) as string });
	await run();
	expect(sent()).toEqual([]);
	write(2, { Try: '2' });
	expect((await run())[0]).toMatchObject({ Reminder: 'SCHEDULED' });
	expect(sent()).toHaveLength(1);
});

test('what may have been scheduled is UNKNOWN, and not scheduled again', async () => {
	bench.sandbox.addFault({ times: 1, effects: [{ kind: 'answer', status: 500, accepted: true }] });
	write(2, { ...ada, Appointment: written(inDays(3)) });
	const [row] = await run();
	expect(row).toMatchObject({ Reminder: 'UNKNOWN', Error: expect.stringMatching(/^8x8 did not confirm/) as string });
	// Words from the node's panel mean nothing in a sheet.
	expect(row?.Error).not.toMatch(/Retry On Fail|Resend Unconfirmed/);
	await run();
	expect(sent()).toHaveLength(1);
});

test.each([
	['moved', { Appointment: written(inDays(4)) }],
	['given another number', { Phone: '+6599990000' }],
	['cancelled', { Status: 'cancelled' }],
])('what may have been scheduled and is %s is scheduled anew only when told so', async (_name, change) => {
	bench.sandbox.addFault({ times: 1, effects: [{ kind: 'answer', status: 500, accepted: true }] });
	write(2, { ...ada, Appointment: written(inDays(3)) });
	const [before] = await run();
	write(2, change);
	const [row] = await run();
	expect(row).toMatchObject({
		Reminder: 'UNKNOWN',
		For: before?.For,
		Error: expect.stringMatching(/unconfirmed reminder for \+6591234567 .* may still go out/) as string,
	});
	await run();
	expect(sent()).toHaveLength(1);
	write(2, { Try: '2', Status: 'booked' });
	const [last] = await run();
	expect(last).toMatchObject({ Reminder: 'SCHEDULED', UMID: sent()[1]?.umid });
	expect(sent()).toHaveLength(2);
});

test('a sheet that cannot be written does not make a second text', async () => {
	write(2, { ...ada, Appointment: written(inDays(3)) });
	google.intercept = ({ kind }) => (kind === 'write' ? 503 : undefined);
	const failed = await bench.n8n.runToEnd(workflow, 'Try it now', { timeout: 120_000 });
	expect(failed.status).toBe('error');
	google.intercept = () => undefined;
	await run();
	expect(sent()).toHaveLength(1);
});

test('a text that 8x8 cannot cancel for now is cancelled by the next run', async () => {
	write(2, { ...ada, Appointment: written(inDays(3)) });
	await run();
	bench.sandbox.addFault({ operation: 'cancelSms', times: 1, effects: [{ kind: 'answer', status: 500 }] });
	write(2, { Status: 'cancelled' });
	const [row] = await run();
	expect(row).toMatchObject({
		Reminder: 'SCHEDULED',
		Error: expect.stringMatching(/^It was not cancelled: .*The next run tries again$/) as string,
	});
	expect((await run())[0]).toMatchObject({ Reminder: 'CANCELLED' });
	expect(states()).toEqual(['cancelled']);
});

test('with the filter enabled, who has opted out is left out until they come back, and UMIDs are in their own rows', async () => {
	const optOuts = google.addDocument('Opt-outs');
	const list = optOuts.addTab('Opt-outs', [['Phone', 'State', 'Word', 'At', 'UMID']]);
	list.append([["'+6590000001", 'OUT']], 'USER_ENTERED');
	const filter = await importWorkflow(bench, 'filter-opted-out.json', {
		settings: {},
		nodes: {
			Settings: filledIn({ 'Tab address': tabAddress(optOuts) }),
			'Read the list': withAccount,
		},
	});
	await publish(bench.n8n, filter);
	workflow = await imported({
		'Filter opted-out': (node) => {
			node.parameters.workflowId = { __rl: true, mode: 'id', value: filter.id };
			node.disabled = false;
		},
	});
	for (const [index, last] of ['1', '2', '3'].entries()) {
		write(index + 2, { ...ada, ID: `A${last}`, Phone: `+659000000${last}`, Appointment: written(inDays(3)) });
	}
	const umidOf = (last: string) => sent().find(({ destination }) => destination === `659000000${last}`)?.umid;
	const rows = await run();
	const destinations = sent().map(({ destination }) => destination);
	expect(destinations.sort()).toEqual(['6590000002', '6590000003']);
	expect(rows.map(({ ID, Reminder, UMID }) => [ID, Reminder, UMID])).toEqual([
		['A1', undefined, undefined],
		['A2', 'SCHEDULED', umidOf('2')],
		['A3', 'SCHEDULED', umidOf('3')],
	]);
	list.append([["'+6590000001", 'IN']], 'USER_ENTERED');
	expect((await run())[0]).toMatchObject({ Reminder: 'SCHEDULED', UMID: umidOf('1') });
	expect(sent()).toHaveLength(3);
});

test('two rows of one ID stop it before anything is scheduled', async () => {
	write(2, { ...ada, Appointment: written(inDays(3)) });
	write(3, { ...ada, Appointment: written(inDays(4)) });
	const execution = await bench.n8n.runToEnd(workflow, 'Try it now');
	expect(execution.error?.message).toMatch(/Two rows have the ID A1/);
	expect(sent()).toEqual([]);
});
