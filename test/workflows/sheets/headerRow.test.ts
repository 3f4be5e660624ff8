import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../projectRoot';
import { optOutsIn } from '../../../workflows/code/optOut/list';
import { marksFor } from '../../../workflows/code/sheets/marks';
import { codeRunner } from '../codeNode';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const headingsOf = (name: string) => read(`workflows/sheets/${name}.csv`).trimEnd().split(',');
const inTicks = (name: string, between: string) =>
	headingsOf(name)
		.map((heading) => `\`${heading}\``)
		.join(between);

test('the header row to import has every column that the workflows ask for', () => {
	const row = Object.fromEntries(headingsOf('campaign').map((heading, column) => [String(column), heading]));
	expect(() => marksFor([row], 'this run', 10)).not.toThrow();
	expect(() => marksFor([Object.fromEntries(Object.entries(row).slice(1))], 'this run', 10)).toThrow('no column ID');
});

test('the header row to import is the one that the pages show', () => {
	expect(read('docs/workflows/google-sheets-campaign.md')).toContain(inTicks('campaign', ', '));
	expect(read('docs/workflows/google-sheets-to-sms.md')).toContain(`| ${headingsOf('campaign').join(' | ')} |`);
});

test('the header rows of appointments and opt-outs are those that their workflows ask for', async () => {
	const blank = (name: string) => Object.fromEntries(headingsOf(name).map((heading) => [heading, '']));
	const plan = await codeRunner('workflows/code/appointment-reminders/planReminders.ts');
	const Settings = [{ 'Hours before': 24, Message: 'Hi', Country: '' }];
	const planned = (headings: object) => plan({ input: [{ ...headings }], nodes: { Settings } });
	expect(await planned(blank('appointments'))).toEqual([]);
	const withoutUmid = Object.entries(blank('appointments')).filter(([heading]) => heading !== 'UMID');
	await expect(planned(Object.fromEntries(withoutUmid))).rejects.toThrow('has no column UMID');
	expect(() => optOutsIn([blank('opt-outs')])).not.toThrow();
});

test.each([
	['appointments', 'workflows/appointment-reminders.json', ' '],
	['opt-outs', 'workflows/opt-out.json', ' '],
	['texts', 'workflows/csv-to-sms.json', undefined],
	['one-time-code-people', 'workflows/one-time-code-check.json', '` and `'],
])('the header row of %s is the one that the note says', (name, workflow, between) => {
	const shown =
		between === undefined ? `\`${headingsOf(name).join(',')}\`` : inTicks(name, between.replaceAll('`', ''));
	expect(JSON.parse(JSON.stringify(read(workflow)))).toContain(shown);
});

test('the header row for receipts has every column that they can be written to', () => {
	const note = read('workflows/receipts-to-google-sheets.json');
	expect(headingsOf('receipts').filter((heading) => !note.includes(`\`${heading}\``))).toEqual([]);
});
