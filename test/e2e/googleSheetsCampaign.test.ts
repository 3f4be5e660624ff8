import { DateTime } from 'luxon';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Workflow } from '../../sandbox/n8n/client';
import { headings, openDesk, publishFilter, typeInto, type Desk, type SetUp } from './google/desk';
import type { Call } from './google/fakeGoogle';

const tab = 'Campaign';

let desk: Desk;

beforeAll(async () => {
	desk = await openDesk();
});
afterEach(() => desk.reset());
afterAll(() => desk.close());

async function setUp(rows: unknown[][], { settings, ...others }: SetUp = {}): Promise<Workflow> {
	desk.sheet.addTab(tab, [headings, ...rows]);
	const filledIn = { Message: 'Sale at {First Name|our shop}!', ...settings };
	return await desk.setUp('google-sheets-campaign.json', { settings: filledIn, ...others });
}

const press = (workflow: Workflow) => desk.n8n.runToEnd(workflow, 'Start', { timeout: 180_000 });
const rows = () => desk.sheet.rows(tab);
const row = (id: string) => rows().find(({ ID }) => ID === id);
const isWriteBack = ({ kind, values }: Call) => kind === 'write' && values.includes('SENT');

const audience = Array.from({ length: 300 }, (_, index) => [`C${index}`, 6591000000 + index, `Guest ${index}`]);

test('a campaign goes out in batches; every row gets its own outcome, and the summary counts them', async () => {
	const workflow = await setUp([
		...audience,
		['twice', '65 9100-0007', 'Guest 7'],
		['national', '07911 123456'],
		['rejected', "'+447700900704"],
		['waiting', ''],
		['', 6592000000],
	]);
	const execution = await press(workflow);
	expect(execution).toMatchObject({ status: 'success' });
	expect(execution.output('Summary')).toEqual([
		{ rows: 303, sent: 300, notSent: 2, unknown: 0, duplicates: 1, check: 0, optedOut: 0, segments: 300 },
	]);

	const messages = desk.sandbox.messages();
	expect(messages).toHaveLength(300);
	expect(new Set(messages.map(({ destination }) => destination)).size).toBe(300);
	for (const { clientMessageId, umid, text } of messages) {
		expect(row(String(clientMessageId))).toMatchObject({ Status: 'SENT', UMID: umid, Segments: '1' });
		expect(text).toBe(`Sale at Guest ${String(clientMessageId).slice(1)}!`);
	}
	expect(row('twice')).toMatchObject({
		Status: 'DUPLICATE',
		Error: expect.stringContaining('The same text went to the same number for ID C7') as string,
	});
	expect(row('national')).toMatchObject({ Status: 'NOT SENT' });
	expect(row('rejected')).toMatchObject({ Status: 'NOT SENT', Tries: '1' });
	expect(row('waiting')).toEqual({ ID: 'waiting' });
	expect(rows().at(-1)).toMatchObject({ Status: 'CHECK' });
});

test('with a speed and hours every text gets its time, in a batch with the name of the campaign', async () => {
	const opens = DateTime.utc().startOf('minute').plus({ hours: 2 });
	const settings = {
		...{ Campaign: 'Summer sale', 'Texts at most': 2, Per: 'minute', Clocks: 'UTC' },
		...{ From: opens.toFormat('HH:mm'), To: opens.plus({ hours: 6 }).toFormat('HH:mm') },
	};
	const timezone = 'Asia/Singapore';
	const workflow = await setUp(audience.slice(0, 3), {
		settings,
		change: (imported) => ({ ...imported, settings: { ...imported.settings, timezone } }),
	});
	const execution = await press(workflow);
	expect(execution.output('Summary')).toMatchObject([{ rows: 3, sent: 3 }]);

	const planned = [opens, opens, opens.plus({ minutes: 1 })];
	const ofRow = (id: string) => desk.sandbox.messages().find(({ clientMessageId }) => clientMessageId === id);
	const messages = audience.slice(0, 3).map(([id]) => ofRow(String(id)));
	expect(messages).toMatchObject(
		planned.map((time) => ({ state: 'scheduled', clientBatchId: 'Summer sale', scheduled: time.toISO() })),
	);
	expect(rows().map((cells) => [cells.Status, cells['Sent At']])).toEqual(
		planned.map((time) => ['SENT', time.setZone(timezone).toFormat('yyyy-MM-dd HH:mm:ss')]),
	);
});

test('where all have opted out nobody is texted, and every row says so', async () => {
	const { change } = await publishFilter(desk, ['+6591234561', '+6591234562']);
	const workflow = await setUp(
		[1, 2].map((id) => [id, `+659123456${id}`]),
		{ change },
	);
	const execution = await press(workflow);
	expect(execution.output('Summary')).toMatchObject([{ rows: 2, sent: 0, unknown: 0, optedOut: 2 }]);
	expect(desk.texted()).toEqual([]);
	expect(rows().map(({ Status }) => Status)).toEqual(['OPTED OUT', 'OPTED OUT']);
});

test('pressed again, or twice at the same time, it texts nobody twice', async () => {
	const workflow = await setUp(audience.slice(0, 50));
	expect(await Promise.all([press(workflow), press(workflow)])).toMatchObject([
		{ status: 'success' },
		{ status: 'success' },
	]);
	await press(workflow);
	expect(desk.texted()).toHaveLength(50);
	expect(new Set(desk.texted()).size).toBe(50);
	expect(rows().map(({ Status }) => Status)).toEqual(Array.from({ length: 50 }, () => 'SENT'));
});

test('a duplicate of a text whose outcome is unknown is not to be looked for, and stays one when its Status is cleared', async () => {
	const workflow = await setUp([
		['one', "'+447700900600"],
		['other', "'+447700900600"],
	]);
	const execution = await press(workflow);
	expect(execution.output('Summary')).toMatchObject([{ rows: 2, unknown: 1, duplicates: 1 }]);
	expect(row('one')).toMatchObject({
		Status: 'UNKNOWN',
		Error: expect.stringContaining('client message ID one') as string,
	});
	expect(row('one')?.Error).not.toMatch(/Row \d|Retry On Fail/);
	const settled = {
		Status: 'DUPLICATE',
		Error: expect.stringContaining('to the same number for ID one, whose row says') as string,
	};
	expect(row('other')).toMatchObject(settled);
	const texts = desk.texted();
	typeInto(desk.sheet, tab, 'other', { Status: '' });
	await press(workflow);
	expect(row('other')).toMatchObject(settled);
	expect(desk.texted()).toEqual(texts);
});

test('a batch whose answer is lost leaves its rows at UNKNOWN, and is not repeated when their Status is cleared', async () => {
	const workflow = await setUp(audience.slice(0, 3));
	desk.sandbox.addFault({ operation: 'sendSmsBatch', times: 1, effects: [{ kind: 'reset', accepted: true }] });
	const execution = await press(workflow);
	expect(execution.output('Summary')).toMatchObject([{ rows: 3, sent: 0, unknown: 3 }]);
	expect(desk.texted()).toHaveLength(3);
	for (const [id] of audience.slice(0, 3)) {
		expect(row(String(id))).toMatchObject({ Status: 'UNKNOWN' });
		typeInto(desk.sheet, tab, String(id), { Status: '' });
	}
	await press(workflow);
	expect(desk.texted()).toHaveLength(3);
	expect(rows().map(({ Status }) => Status)).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN']);
});

test('a row on hold that is sorted into the place of another while rows are marked is not texted, and stays on hold', async () => {
	let sorted = false;
	desk.google.intercept = ({ kind, values }) => {
		if (kind === 'write' && values.includes('SENDING') && !sorted) {
			desk.sheet.find(tab).tab.sortBy('First Name');
			sorted = true;
		}
		return undefined;
	};
	const workflow = await setUp([
		['held', '+6591234561', 'Zoe', '', 'ON HOLD'],
		['go', '+6591234562', 'Ada'],
	]);
	const execution = await press(workflow);
	expect(rows().map(({ ID }) => ID)).toEqual(['go', 'held']);
	expect(desk.texted()).toEqual([]);
	expect(row('held')).toEqual({ ID: 'held', Phone: '6591234561', 'First Name': 'Zoe', Status: 'ON HOLD' });
	expect(execution.output('Summary')).toMatchObject([{ rows: 0, sent: 0 }]);
	await press(workflow);
	expect(desk.texted()).toEqual(['go']);
	expect(row('held')).toMatchObject({ Status: 'ON HOLD' });
});

test('when the sheet takes no outcomes, the execution fails, and pressing again texts nobody', async () => {
	desk.google.intercept = (call) => (isWriteBack(call) ? 503 : undefined);
	const workflow = await setUp(audience.slice(0, 3));
	expect(await press(workflow)).toMatchObject({ status: 'error', error: { node: 'Write outcomes' } });
	desk.google.intercept = () => undefined;
	await press(workflow);
	expect(desk.texted()).toHaveLength(3);
	expect(rows().map(({ Status }) => Status)).toEqual(['SENDING', 'SENDING', 'SENDING']);
});
