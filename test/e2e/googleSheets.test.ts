import { EventEmitter, once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { until, type NewWorkflow, type Workflow } from '../../sandbox/n8n/client';
import { headings, openDesk, publishFilter, typeInto, type Desk, type SetUp } from './google/desk';
import type { Call } from './google/fakeGoogle';

// The workflow as it is shipped, in a whole n8n, between a sheet and 8x8. What the sandbox has accepted decides who was
// texted.

const tab = 'Guests 2026';
const trigger = 'Try it now';

let desk: Desk;

beforeAll(async () => {
	desk = await openDesk();
});
afterEach(() => desk.reset());
afterAll(() => desk.close());

/** The workflow as its user has set it up, for a tab of the given rows, which are typed in. */
async function setUp(rows: unknown[][], { settings = {}, ...others }: SetUp = {}): Promise<Workflow> {
	desk.sheet.addTab(tab, [headings, ...rows]);
	return await desk.setUp('google-sheets-to-sms.json', { settings: { Message: 'Hello!', ...settings }, ...others });
}

const run = (workflow: Workflow) => desk.n8n.runToEnd(workflow, trigger, { timeout: 120_000 });
const rows = () => desk.sheet.rows(tab);
const row = (id: string) => rows().find(({ ID }) => ID === id);
const texted = () => desk.texted().toSorted();

/** What people do when the sheet tells them to clear the Status. */
const clearStatus = (id: string, changes: Record<string, string> = {}) =>
	typeInto(desk.sheet, tab, id, { Status: '', ...changes });

/** Each row has the outcome of its own text. */
function expectOwnOutcomes(): void {
	for (const { clientMessageId, umid } of desk.sandbox.messages()) {
		expect(row(String(clientMessageId))).toMatchObject({ Status: 'SENT', UMID: umid });
	}
}

const isMark = ({ kind, values }: Call) => kind === 'write' && values.includes('SENDING');
const isWriteBack = ({ kind, values }: Call) =>
	kind === 'write' && values.some((value) => ['SENT', 'NOT SENT', 'UNKNOWN'].includes(String(value)));

/** Something for calls to wait for. */
function gate() {
	const hinge = new EventEmitter();
	return { opened: once(hinge, 'open'), open: () => hinge.emit('open') };
}

describe('rows', () => {
	test('with a number are texted, however it is typed, and get what happened to it', async () => {
		const workflow = await setUp([
			[1, '+6591234561', 'Ada', 'Hi {First Name}, table 5 is booked.'],
			[2, '6591234562', '', 'Hi {First Name|there} 👋'],
			['T-3', "'+65 9123-4563"],
			[4, '6,591,234,564', 'Kim', 'Dear {First Name}: {ID}'],
		]);
		expect(await run(workflow)).toMatchObject({ status: 'success' });

		expect(texted()).toEqual(['1', '2', '4', 'T-3']);
		expect(desk.sandbox.messages()).toEqual(
			expect.arrayContaining(
				[
					{ destination: '6591234561', text: 'Hi Ada, table 5 is booked.', clientMessageId: '1' },
					{ destination: '6591234562', text: 'Hi there 👋', clientMessageId: '2' },
					{ destination: '6591234563', text: 'Hello!', clientMessageId: 'T-3' },
					{ destination: '6591234564', text: 'Dear Kim: 4', clientMessageId: '4' },
				].map((message) => expect.objectContaining(message) as object),
			),
		);
		const sentAt = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) as string;
		expect(rows()).toMatchObject([
			{ ID: '1', Status: 'SENT', Segments: '1', 'Sent At': sentAt },
			{ ID: '2', Status: 'SENT', Segments: '1', 'Sent At': sentAt },
			{ ID: 'T-3', Status: 'SENT' },
			{ ID: '4', Status: 'SENT' },
		]);
		expect(row('1')).not.toHaveProperty('Error');
		expectOwnOutcomes();
	});

	test('without a number wait for one, and are texted when it is there', async () => {
		const workflow = await setUp([
			[1, '', 'Ada'],
			[2, '+6591234562'],
		]);
		await run(workflow);
		expect(texted()).toEqual(['2']);
		expect(row('1')).toEqual({ ID: '1', 'First Name': 'Ada' });
		clearStatus('1', { Phone: '+6591234561' });
		await run(workflow);
		expect(texted()).toEqual(['1', '2']);
	});

	test('with no ID, or that of another row, are left to a person', async () => {
		const workflow = await setUp([
			['', '+6591234561'],
			[7, '+6591234562'],
			[8, '+6591234563'],
			[7, '+6591234564', '', '', 'SENT'],
			["'9 ", '+6591234565'],
		]);
		await run(workflow);
		expect(texted()).toEqual(['8']);
		expect(rows()).toMatchObject([
			{ Status: 'CHECK', Error: 'ID is empty. Enter a unique ID, then clear the Status.' },
			{ Status: 'CHECK', Error: 'ID 7 is also in row 5. Change one, then clear the Status.' },
			{ Status: 'SENT' },
			{ Status: 'SENT' },
			{ Status: 'CHECK', Error: 'ID "9" has a space before or after it. Remove the space, then clear the Status.' },
		]);
	});

	test('whose message lacks something, or whose number 8x8 refuses, say so and go out once they are corrected', async () => {
		const workflow = await setUp([
			[1, '+6591234561', '', 'Hi {First Name}'],
			[2, '+6591234562', '', 'Hi {Frist Name}'],
			[3, '07911 123456'],
			[4, '+6591234564'],
		]);
		await run(workflow);
		expect(texted()).toEqual(['4']);
		expect(rows()).toMatchObject([
			{ Status: 'NOT SENT', Error: expect.stringContaining('First Name is empty.') as string },
			{ Status: 'NOT SENT', Error: expect.stringContaining('{Frist Name}') as string },
			{ Status: 'NOT SENT', Error: expect.stringContaining('country code') as string },
			{ Status: 'SENT' },
		]);
		clearStatus('1', { 'First Name': 'Ada' });
		clearStatus('2', { Message: 'Hi' });
		clearStatus('3', { Phone: '+447911123456' });
		await run(workflow);
		expect(texted()).toEqual(['1', '2', '3', '4']);
		expect(rows().map(({ Status }) => Status)).toEqual(['SENT', 'SENT', 'SENT', 'SENT']);
	});

	test('of people who opted out say so where the filter is enabled, and go out when they are back', async () => {
		const { list, change } = await publishFilter(desk, ['+6591234562']);
		const workflow = await setUp(
			[1, 2, 3].map((id) => [id, `+659123456${id}`]),
			{ change },
		);
		expect(await run(workflow)).toMatchObject({ status: 'success' });
		expect(texted()).toEqual(['1', '3']);
		expect(rows().map(({ Status }) => Status)).toEqual(['SENT', 'OPTED OUT', 'SENT']);
		for (const { clientMessageId, umid } of desk.sandbox.messages()) {
			expect(row(String(clientMessageId))).toMatchObject({ UMID: umid });
		}
		clearStatus('2');
		await run(workflow);
		expect(texted()).toEqual(['1', '3']);
		expect(row('2')).toMatchObject({ Status: 'OPTED OUT', Error: expect.stringContaining('opt-out list') as string });
		list.append([["'+6591234562", 'IN']], 'USER_ENTERED');
		clearStatus('2');
		await run(workflow);
		expect(texted()).toEqual(['1', '2', '3']);
		expectOwnOutcomes();
	});

	test('are texted once, however often it runs, started by hand or by the clock', async () => {
		const workflow = await setUp([[1, '+6591234561']]);
		await run(workflow);
		await run(workflow);
		expect(await desk.n8n.runToEnd(workflow, 'Every 5 minutes')).toMatchObject({ status: 'success' });
		expect(texted()).toEqual(['1']);
	});

	test('are taken in turns where there are more than one run may text', async () => {
		const workflow = await setUp(
			[1, 2, 3].map((id) => [id, `+659123456${id}`]),
			{ settings: { 'Most texts per run': 2 } },
		);
		await run(workflow);
		expect(texted()).toEqual(['1', '2']);
		await run(workflow);
		expect(texted()).toEqual(['1', '2', '3']);
	});

	test('that are sorted while their texts go out get their own outcome', async () => {
		let sorted = false;
		desk.google.intercept = () => {
			if (texted().length === 2 && !sorted) {
				desk.sheet.find(tab).tab.sortBy('First Name');
				sorted = true;
			}
			return undefined;
		};
		const workflow = await setUp([
			[1, '+6591234561', 'Zoe'],
			[2, '+6591234562', 'Ada'],
		]);
		await run(workflow);
		expect(rows().map(({ ID }) => ID)).toEqual(['2', '1']);
		expectOwnOutcomes();
	});

	test('with national numbers go out with the country and the sender ID of Settings', async () => {
		const workflow = await setUp([[1, '07911 123456']], { settings: { Country: 'GB', 'Sender ID': 'Bistro' } });
		await run(workflow);
		expect(desk.sandbox.messages()).toMatchObject([{ destination: '447911123456', source: 'Bistro' }]);
	});

	test('are read and written by a service account, too', async () => {
		const { email, privateKey, region } = desk.google.serviceAccount;
		const service = await desk.n8n.createCredential({
			name: 'Service account',
			type: 'googleApi',
			data: { email, privateKey, region },
		});
		const change = (shipped: NewWorkflow) => ({
			...shipped,
			nodes: shipped.nodes.map((node) =>
				node.credentials?.[desk.account.type] === undefined
					? node
					: {
							...node,
							parameters: { ...node.parameters, authentication: 'serviceAccount' },
							credentials: { googleApi: { id: service.id, name: service.name } },
						},
			),
		});
		const workflow = await setUp([[1, '+6591234561']], { change });
		expect(await run(workflow)).toMatchObject({ status: 'success' });
		expect(row('1')).toMatchObject({ Status: 'SENT' });
	});
});

describe('when two runs overlap', () => {
	test('and read the same rows, each row is texted once', async () => {
		const both = gate();
		let reading = 0;
		desk.google.intercept = async ({ kind }) => {
			if (kind === 'read' && reading < 2) {
				reading += 1;
				if (reading === 2) both.open();
				await both.opened;
			}
			return undefined;
		};
		const workflow = await setUp([1, 2, 3].map((id) => [id, `+659123456${id}`]));
		const results = await Promise.all([run(workflow), run(workflow)]);
		expect(results).toMatchObject([{ status: 'success' }, { status: 'success' }]);
		expect(texted()).toEqual(['1', '2', '3']);
		// If one run took the message for the other's and wrote last, the next run sees the UMID.
		expect(rows().map(({ UMID }) => UMID)).toEqual(
			expect.arrayContaining(desk.sandbox.messages().map(({ umid }) => umid)),
		);
		await run(workflow);
		expect(texted()).toEqual(['1', '2', '3']);
		expectOwnOutcomes();
	});

	/** Two runs have read the rows; the second marks them only when the first is at the end of `step`. */
	async function late(step: 'sending' | 'writing back') {
		const [bothRead, mayMark, mayWriteBack] = [gate(), gate(), gate()];
		let marks = 0;
		let writeBacks = 0;
		desk.google.intercept = async (call) => {
			if (isMark(call)) {
				marks += 1;
				if (marks === 2) bothRead.open();
				await (marks === 2 ? mayMark : bothRead).opened;
			}
			if (isWriteBack(call)) {
				writeBacks += 1;
				if (writeBacks === 1 && step === 'sending') await mayWriteBack.opened;
			}
			return undefined;
		};
		const workflow = await setUp([[1, '+6591234561']]);
		const ids = [await desk.n8n.run(workflow, trigger), await desk.n8n.run(workflow, trigger)];
		const ends = ids.map((id) => desk.n8n.waitForExecution(id, { timeout: 120_000 }));
		await until('the first text', { timeout: 60_000 }, () => texted().length > 0 || undefined);
		if (step === 'writing back') {
			await until('the first outcome', { timeout: 60_000 }, () => row('1')?.Status === 'SENT' || undefined);
		}
		mayMark.open();
		await Promise.race(ends);
		mayWriteBack.open();
		expect(await Promise.all(ends)).toMatchObject([{ status: 'success' }, { status: 'success' }]);
	}

	test.each(['sending', 'writing back'] as const)(
		'and the second marks a row after the %s of the first, it is texted once and ends as SENT',
		async (step) => {
			await late(step);
			expect(texted()).toEqual(['1']);
			expect(row('1')).toMatchObject({ Status: 'SENT' });
			expectOwnOutcomes();
		},
	);
});

describe('when a run breaks off', () => {
	test('between marking and sending, the row stays at SENDING, and is texted once its Status is cleared', async () => {
		let marked = false;
		desk.google.intercept = (call) => {
			if (marked) return 503;
			marked = isMark(call);
			return undefined;
		};
		const workflow = await setUp([[1, '+6591234561']]);
		expect(await run(workflow)).toMatchObject({ status: 'error' });
		desk.google.intercept = () => undefined;
		expect(texted()).toEqual([]);
		expect(row('1')).toMatchObject({
			Status: 'SENDING',
			Error: expect.stringMatching(/^Run \d+ took this row at /) as string,
		});
		await run(workflow);
		expect(texted()).toEqual([]);
		clearStatus('1');
		await run(workflow);
		expect(texted()).toEqual(['1']);
		expect(row('1')).toMatchObject({ Status: 'SENT' });
	});

	test('after 8x8 took the text, clearing the Status sends nothing again and says where to look', async () => {
		const workflow = await setUp([[1, "'+447700900803"]]);
		const id = await desk.n8n.run(workflow, trigger);
		await until('the text at 8x8', { timeout: 60_000 }, () => texted().length > 0 || undefined);
		await desk.n8n.stopExecution(id);
		expect(await desk.n8n.waitForExecution(id)).toMatchObject({ status: 'canceled' });
		expect(row('1')).toMatchObject({ Status: 'SENDING' });
		clearStatus('1');
		await run(workflow);
		expect(texted()).toEqual(['1']);
		expect(row('1')).toMatchObject({
			Status: 'UNKNOWN',
			Error: expect.stringContaining('whether it went out (client message ID 1)') as string,
		});
	});

	test('because the sheet takes no outcomes, nobody is texted again', async () => {
		desk.google.intercept = (call) => (isWriteBack(call) ? 503 : undefined);
		const workflow = await setUp([
			[1, '+6591234561'],
			[2, '07911 123456'],
		]);
		expect(await run(workflow)).toMatchObject({ status: 'error', error: { node: 'Write outcomes' } });
		expect(desk.google.calls.filter(isWriteBack)).toHaveLength(5);
		expect(rows().map(({ Status }) => Status)).toEqual(['SENDING', 'SENDING']);
		desk.google.intercept = () => undefined;
		await run(workflow);
		clearStatus('1');
		clearStatus('2');
		await run(workflow);
		expect(rows().map(({ Status }) => Status)).toEqual(['UNKNOWN', 'NOT SENT']);
		expect(texted()).toEqual(['1']);
	});

	test('because the sheet is busy for a moment, it goes on', async () => {
		let writes = 0;
		desk.google.intercept = ({ kind }) => {
			if (kind !== 'write') return undefined;
			writes += 1;
			return writes % 2 === 1 ? 429 : undefined;
		};
		const workflow = await setUp([[1, '+6591234561']]);
		expect(await run(workflow)).toMatchObject({ status: 'success' });
		expect(texted()).toEqual(['1']);
		expect(row('1')).toMatchObject({ Status: 'SENT' });
	});
});

test('a text whose fate is unknown is not repeated, unless a person counts the try', async () => {
	const workflow = await setUp([[1, "'+447700900801"]]);
	await run(workflow);
	expect(texted()).toEqual(['1']);
	expect(row('1')).toMatchObject({ Status: 'UNKNOWN', Error: expect.stringContaining('8x8 Connect') as string });
	clearStatus('1');
	await run(workflow);
	expect(texted()).toEqual(['1']);
	expect(row('1')).toMatchObject({ Status: 'UNKNOWN' });
	clearStatus('1', { Tries: '1', Phone: '+6591234561' });
	await run(workflow);
	expect(texted()).toEqual(['1', '1']);
	expect(row('1')).toMatchObject({ Status: 'SENT' });
});

test('a row that was texted says what to do when its Status is cleared, and goes out again when the try is counted', async () => {
	const workflow = await setUp([[1, '+6591234561']]);
	await run(workflow);
	clearStatus('1', { Phone: '+6591234568' });
	await run(workflow);
	expect(texted()).toEqual(['1']);
	expect(row('1')).toMatchObject({
		Status: 'CHECK',
		Error: expect.stringContaining('add 1 to Tries and clear the Status') as string,
	});
	clearStatus('1', { Tries: '1' });
	await run(workflow);
	expect(desk.sandbox.messages().map(({ destination }) => destination)).toEqual(['6591234561', '6591234568']);
	expect(row('1')).toMatchObject({ Status: 'SENT', UMID: desk.sandbox.messages()[1]?.umid });
});

test('without the 8x8 credential nothing is sent, and what is in the rows is no obstacle once it is chosen', async () => {
	let complete: NewWorkflow | undefined;
	const change = (shipped: NewWorkflow) => {
		complete = shipped;
		const nodes = shipped.nodes.map((node) => (node.name === 'Send SMS' ? { ...node, credentials: {} } : node));
		return { ...shipped, nodes };
	};
	const workflow = await setUp([[1, '+6591234561']], { change });
	await run(workflow);
	expect(row('1')).toMatchObject({ Status: 'NOT SENT', Error: expect.stringContaining('credential') as string });
	const chosen = await desk.n8n.updateWorkflow(workflow, { nodes: complete?.nodes ?? [] });
	clearStatus('1');
	await run(chosen);
	expect(texted()).toEqual(['1']);
	expect(row('1')).toMatchObject({ Status: 'SENT' });
});

test('a tab without a column is left as it is, and the error names the column', async () => {
	desk.sheet.addTab(tab, [
		['ID', 'Phone', 'Status'],
		[1, '+6591234561'],
	]);
	const workflow = await desk.setUp('google-sheets-to-sms.json');
	const { status, error } = await run(workflow);
	expect(status).toBe('error');
	expect(error?.message).toContain('The tab has no column UMID, Segments, Error, Sent At, Tries.');
	expect(desk.google.calls.filter(({ kind }) => kind === 'write')).toEqual([]);
	expect(texted()).toEqual([]);
});

test('a heading with an extra space is named, instead of sending nothing without a reason', async () => {
	const spaced = headings.map((heading) => (heading === 'Phone' ? 'Phone ' : heading));
	desk.sheet.addTab(tab, [spaced, [1, '+6591234561']]);
	const workflow = await desk.setUp('google-sheets-to-sms.json');
	const { status, error } = await run(workflow);
	expect(status).toBe('error');
	expect(error?.message).toContain('The first row says "Phone ", with an extra space');
});
