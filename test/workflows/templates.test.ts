import { expect, test } from 'vitest';
import { templateCases } from '../cases/templates';
import { codeRunner } from './codeNode';

// Every Code node that fills in a text, with the texts that the function behind them is tested with.

const [texts, campaignTexts, plan] = await Promise.all([
	codeRunner('workflows/code/google-sheets-to-sms/fillInMessages.ts'),
	codeRunner('workflows/code/google-sheets-campaign/fillInMessages.ts'),
	codeRunner('workflows/code/appointment-reminders/planReminders.ts'),
]);

const wanted = templateCases.map(({ expected }) => expected);

test.each([
	['rows of a sheet', texts],
	['rows of a campaign', campaignTexts],
])('%s are filled in, or stopped', async (_what, run) => {
	const input = templateCases.map(({ template: Message, row }, ID) => ({ ID, Phone: '+6591234567', Message, ...row }));
	const rows = input.map((row) => ({ ...row, Status: '' }));
	const sent = await run({ input, nodes: { Settings: [{ Country: '' }], 'Read rows': rows } });
	expect(sent.map(({ Text, Problem }) => (Problem === '' ? Text : undefined))).toEqual(wanted);
	expect(sent.filter(({ Problem, Text }) => Problem !== '' && Text !== '')).toEqual([]);
});

test('reminders are filled in, or their rows say why not', async () => {
	const columns = ['Name', 'Status', 'Try', 'Reminder', 'Reminder At', 'For', 'UMID', 'Error', 'FirstName'];
	const blank = Object.fromEntries(['ID', 'Phone', 'Appointment', ...columns].map((column) => [column, '']));
	for (const { template, row, expected } of templateCases) {
		const [action] = await plan({
			input: [blank, { ...blank, ID: '1', Phone: '+6591234567', Appointment: '2026-11-23 15:30', ...row }],
			nodes: { Settings: [{ 'Hours before': 24, Message: template, Country: '' }] },
		});
		expect(action?.text, template).toBe(expected);
		expect(action?.action, template).toBe(expected === undefined ? 'note' : 'schedule');
	}
});
