import { describe, expect, test } from 'vitest';
import { senderNumber } from '../../sandbox/phone/senderNumber';
import { numberCases } from '../cases/numbers';
import { codeRunner } from './codeNode';

// Every Code node that reads a number, with the ways of writing that the nodes are tested with.

// Which region an account is in is known to the node alone.
const cases = numberCases.filter(({ home }) => home === undefined);
const countries = [...new Set(cases.map(({ country }) => country))];

const [texts, plan, leaveThemOut, changes] = await Promise.all([
	codeRunner('workflows/code/google-sheets-to-sms/fillInMessages.ts'),
	codeRunner('workflows/code/appointment-reminders/planReminders.ts'),
	codeRunner('workflows/code/filter-opted-out/removeOptedOutPeople.ts'),
	codeRunner('workflows/code/receipts-to-google-sheets/findChangedRows.ts'),
]);

describe.each(countries.map((country) => ({ country, ofCountry: cases.filter((each) => each.country === country) })))(
	'numbers with the country $country',
	({ country, ofCountry }) => {
		const wanted = ofCountry.filter(
			({ input }) => ['string', 'number'].includes(typeof input) && String(input).trim() !== '',
		);

		test('are texted from a sheet as the node texts them, or their rows are stopped', async () => {
			const input = wanted.map(({ input: Phone }, ID) => ({ ID, Phone, Message: 'Hi' }));
			const rows = input.map((row) => ({ ...row, Status: '' }));
			const sent = await texts({ input, nodes: { Settings: [{ Country: country }], 'Read rows': rows } });
			expect(sent.map(({ Phone, Problem }) => (Problem === '' ? plus(Phone) : undefined))).toEqual(
				wanted.map(({ expected }) => expected),
			);
		});

		test('are reminded as the node texts them, or their rows say why not', async () => {
			const columns = ['Name', 'Status', 'Try', 'Reminder', 'Reminder At', 'For', 'UMID', 'Error'];
			const blank = Object.fromEntries(['ID', 'Phone', 'Appointment', ...columns].map((column) => [column, '']));
			const rows = wanted.map(({ input: Phone }, index) => ({
				...{ ...blank, ID: String(index), Phone, Appointment: '2026-11-23 15:30' },
			}));
			const actions = await plan({
				input: [blank, ...rows],
				nodes: { Settings: [{ 'Hours before': 24, Message: 'Hi', Country: country }] },
			});
			expect(actions.map(({ action, phone }) => (action === 'schedule' ? plus(phone) : undefined))).toEqual(
				wanted.map(({ expected }) => expected),
			);
		});

		test('are left out where the person opted out, and stop everything where they cannot be read', async () => {
			for (const { input: phone, expected } of ofCountry) {
				const list = [
					{ Phone: 'Phone', State: 'State' },
					{ Phone: expected ?? '+6591234567', State: 'OUT' },
				];
				const letThrough = leaveThemOut({ input: [{ phone, country }], nodes: { 'Read the list': list } });
				if (expected === undefined) await expect(letThrough, String(phone)).rejects.toThrow('Nobody was let through');
				else expect(await letThrough, String(phone)).toEqual([]);
			}
		});
	},
);

test('reads the numbers of the list of those who opted out, or lets nobody through', async () => {
	for (const { input: Phone, expected } of cases.filter(({ country }) => country === undefined)) {
		if ((typeof Phone !== 'string' && typeof Phone !== 'number') || Phone === '') continue;
		const list = [
			{ Phone: 'Phone', State: 'State' },
			{ Phone, State: 'OUT' },
		];
		const letThrough = leaveThemOut({
			input: [{ phone: expected ?? '+6591234567' }],
			nodes: { 'Read the list': list },
		});
		if (expected === undefined) await expect(letThrough, String(Phone)).rejects.toThrow('Nobody was let through');
		else expect(await letThrough, String(Phone)).toEqual([]);
	}
});

test('leaves out bare digits that are the number of somebody who opted out when they are read as one of that country', async () => {
	const letThrough = async (Phone: string) => {
		const list = [
			{ Phone: 'Phone', State: 'State' },
			{ Phone, State: 'OUT' },
		];
		return await leaveThemOut({ input: [{ phone: '4792345678' }], nodes: { 'Read the list': list } });
	};
	// Norway, or Arkansas.
	expect(await letThrough('+4792345678')).toEqual([]);
	expect(await letThrough('+14792345678')).toEqual([]);
	expect(await letThrough('+14792345679')).toHaveLength(1);
});

test('settles the row of a receipt, whose number is as the sheet shows it', async () => {
	const wanted = cases.filter(({ country, input }) => country === undefined && typeof input !== 'object');
	const headings = Object.fromEntries(['ID', 'Phone', 'Status', 'UMID', 'Error'].map((column) => [column, column]));
	const rows = wanted.map(({ input: Phone }, ID) => ({ ID: String(ID), Phone, Status: 'UNKNOWN', UMID: '' }));
	const receipts = wanted.map(({ expected }, id) => ({
		...{ id, umid: `u${id}`, clientMessageId: String(id), phone: expected ?? '+6591234567' },
		...{ status: 'DELIVERED', at: '2026-11-21T09:00:00Z', createdAt: '2026-11-21T09:00:00Z' },
	}));
	const settings = { 'Minutes until a row is found by its ID': 0, 'Hours until a receipt is forgotten': 1e9 };
	const written = await changes({
		input: [headings, ...rows],
		nodes: { Settings: [settings], 'Read saved receipts': receipts },
	});
	const settled = wanted.flatMap(({ expected }, id) => (expected === undefined ? [] : [String(id)]));
	expect(written.map(({ ID }) => ID)).toEqual(settled);
});

test("is read by the phone page's dialog as the node reads it, or refused", () => {
	for (const { input, expected } of cases.filter(({ country }) => country === undefined)) {
		if (typeof input !== 'string') continue;
		const read = senderNumber(input);
		expect(read.ok ? `+${read.value}` : undefined, input).toBe(expected);
	}
});

/** As the node reads bare digits. */
function plus(phone: unknown): string {
	return String(phone).replace(/^(?!\+)/, '+');
}
