import { describe, expect, test } from 'vitest';
import { codeRunner } from '../codeNode';

const plan = await codeRunner('workflows/code/appointment-reminders/planReminders.ts');

const headings = Object.fromEntries(
	['ID', 'Phone', 'Name', 'Appointment', 'Status', 'Try', 'Reminder', 'Reminder At', 'For', 'UMID', 'Error'].map(
		(column) => [column, ''],
	),
);

/** What one row needs, in Berlin, whose clocks go back on 25 October 2026 and forward on 28 March 2027. */
async function actionFor(cells: Record<string, string>, text = 'Hi {Name}', now = '2026-10-23T10:00:00Z') {
	const actions = await plan({
		input: [headings, { ID: '1', Phone: '+6591234567', Name: 'Ann', ...cells }],
		nodes: { Settings: [{ 'Hours before': 24, Message: text, Country: '' }] },
		now,
		timeZone: 'Europe/Berlin',
	});
	return actions[0];
}

describe('a time that is not one', () => {
	test.each(['2026-10-25', '2026-W43-7', '2026-W43-7T15:30', '2026-298T15:30', '15:30', '2026-02-30 15:30'])(
		'such as %s is not texted for, and its row says how to write it',
		async (Appointment) => {
			const action = await actionFor({ Appointment });
			expect(action?.action).toBe('note');
			expect(action?.Error).toContain(`Appointment is '${Appointment}'. Write it like`);
		},
	);

	test('on a night in which the clocks skip it is not texted for', async () => {
		const action = await actionFor({ Appointment: '2027-03-28 02:30' }, 'Hi', '2027-03-26T10:00:00Z');
		expect(action).toMatchObject({ action: 'note' });
	});
});

describe('a day before', () => {
	test.each([
		['2026-10-25 15:30', '2026-10-23T10:00:00Z', '2026-10-24T15:30:00.000+02:00'],
		['2027-03-28 15:30', '2027-03-26T10:00:00Z', '2027-03-27T15:30:00.000+01:00'],
	])('%s is the same time on the clock, though the clocks change', async (Appointment, now, at) => {
		expect(await actionFor({ Appointment }, 'Hi', now)).toMatchObject({ action: 'schedule', 'Reminder At': at });
	});
});

describe('a text', () => {
	test('is filled in from its row', async () => {
		expect(await actionFor({ Appointment: '2026-10-25 15:30' })).toMatchObject({ action: 'schedule', text: 'Hi Ann' });
	});

	test.each([
		['with a column that is not there', 'Hi {LastName}', 'LastName'],
		['with a name that every object has', 'Hi {constructor|you}', 'constructor'],
		['with a column that is empty', 'Hi {Name}{Try}', 'Try'],
	])('%s stops its row', async (_what, text, column) => {
		const action = await actionFor({ Appointment: '2026-10-25 15:30' }, text);
		expect(action?.action).toBe('note');
		expect(action?.Error).toContain(column);
	});
});
