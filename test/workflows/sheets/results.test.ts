import { describe, expect, test } from 'vitest';
import { missingAfter, type Restored, type Result, resultsFor } from '../../../workflows/code/sheets/results';
import type { Row } from '../../../workflows/code/sheets/row';
import { summaryOf } from '../../../workflows/code/sheets/summary';
import { rowText as rowTextFor } from '../../../workflows/code/sheets/texts';
import { runCode } from '../codeNode';

const now = '2026-11-21 10:00:00';
const nobody = new Set<string>();
const rowText = (taken: Row, before: Row, message: string) => rowTextFor(taken, before, { message, country: '' });
/** A row as it was first read. */
const waiting = { ID: '17', Phone: '+6591234567', Status: '' };
const row: Row = { ID: '17', Text: 'Hi', Tries: 1, UMID: '', Problem: '', Key: '17 (try 2)' };
const failed = (outcome: string): Row => ({
	...row,
	error: 'Row 4 (item 3): 8x8 answered with status 500',
	message: 'Row 4 (item 3): 8x8 answered with status 500. Correct it.',
	details: { outcome, umid: 'of-a-rejected-message' },
});

/** What is written for the row with this outcome. */
const resultOf = (outcome: Row): Result | Restored | undefined => resultsFor([outcome, row], nobody, now)[0];

test('gives an accepted text its UMID and the segments that are charged', () => {
	const sent = { ID: '17', umid: 'u', segments: 2 };
	expect(resultOf(sent)).toEqual({
		...{ ID: '17', Status: 'SENT', Error: '', UMID: 'u' },
		...{ Segments: 2, 'Sent At': now },
	});
	expect(resultOf({ ...sent, segments: null })).toMatchObject({ Segments: '' });
});

test('says of a text that goes out later when it is planned, by the clocks of the workflow', async () => {
	const scheduled = '2026-11-22T01:00:00.000Z';
	const shown = (time: string) => `shown ${time}`;
	expect(resultsFor([{ ID: '17', umid: 'u', scheduled }, row], nobody, now, shown)).toMatchObject([
		{ Status: 'SENT', 'Sent At': `shown ${scheduled}` },
	]);
	const written = await runCode('workflows/code/google-sheets-campaign/prepareOutcomes.ts', {
		input: [{ ID: '17', umid: 'u', scheduled }, { ID: '18', umid: 'v' }, row, { ...row, ID: '18' }],
		nodes: { 'Keep complete rows': [row, { ...row, ID: '18' }] },
		now: '2026-11-21T10:00:00Z',
		timeZone: 'Asia/Singapore',
	});
	expect(written.map((cells) => [cells.ID, cells['Sent At']])).toEqual([
		['17', '2026-11-22 09:00:00'],
		['18', '2026-11-21 18:00:00'],
	]);
});

test('counts a try that is known to have failed, and keeps no UMID of it', () => {
	expect(resultOf(failed('rejected'))).toEqual({
		...{ ID: '17', Status: 'NOT SENT', Error: '8x8 answered with status 500. Correct it.' },
		...{ UMID: '', Segments: '', 'Sent At': '', Tries: 2 },
	});
});

test('does not count a try with an unknown outcome, and says when it was', () => {
	const result = resultOf(failed('unknown'));
	expect(result).toMatchObject({ Status: 'UNKNOWN', UMID: '', 'Sent At': now });
	expect(result?.Error).toBe(
		"8x8 answered with status 500. Look in 8x8 Connect's log whether it went out (client message ID 17). If not, add 1 to Tries and clear the Status.",
	);
	expect(result).not.toHaveProperty('Tries');
});

test('does not change the rest of a row that lacks something', () => {
	expect(resultsFor([{ ...row, Problem: 'Nickname is empty.' }], nobody, now)).toEqual([
		{ ID: '17', Status: 'NOT SENT', Error: 'Nickname is empty.' },
	]);
});

test('says UNKNOWN of a row that an earlier run handed over, and SENT where another run wrote its UMID meanwhile', () => {
	expect(resultsFor([row], nobody, now)).toMatchObject([{ ID: '17', Status: 'UNKNOWN' }]);
	expect(resultsFor([{ ...row, UMID: 'u' }], nobody, now)).toEqual([{ ID: '17', Status: 'SENT', Error: '' }]);
});

test('sends no row whose Status a person cleared after it was texted, and says how to', () => {
	const cleared = { ID: 17, Tries: '1', UMID: 'u', Phone: '+6591234567' };
	const text = (before: Row) => ({ ...rowText(cleared, { ...before, Status: '' }, 'Hi') });
	expect(resultsFor([text({ ...cleared, UMID: '' })], nobody, now)).toMatchObject([{ Status: 'SENT' }]);
	expect(resultsFor([text(cleared)], nobody, now)).toEqual([
		{
			ID: '17',
			Status: 'CHECK',
			Error:
				'Nothing was sent: an earlier run handed this row to 8x8 (client message ID 17). To text it once more, such as to a corrected number, add 1 to Tries and clear the Status. If it needs no other text, write SENT.',
		},
	]);
});

describe('a duplicate', () => {
	const duplicateOf = { item: 0, umid: 'u', clientMessageId: '16' };
	const failedWith = (outcome: string): Row => ({
		...row,
		error: 'Row 4 (item 3): Duplicate of row 1 (item 0): 8x8 answered with status 500',
		message: 'Row 4 (item 3): Duplicate of row 1 (item 0): 8x8 answered with status 500. Correct it.',
		details: { outcome, clientMessageId: '16', duplicateOf: { item: 0, clientMessageId: '16' } },
	});

	test('names the row whose text it shares', () => {
		expect(resultOf({ ID: '17', skipped: true, duplicateOf })).toEqual({
			ID: '17',
			Status: 'DUPLICATE',
			Error:
				'The same text went to the same number for ID 16, whose row says what happened to it. This row was not sent, and needs nothing. Only after giving it another number or text, add 1 to Tries and clear the Status.',
			UMID: '',
			Segments: '',
			'Sent At': 'not sent (try 2), same text and number as ID 16',
		});
	});

	test('of a text with an unknown outcome is not looked for, nor tried again', () => {
		const result = resultOf(failedWith('unknown'));
		expect(result).toMatchObject({ Status: 'DUPLICATE', 'Sent At': expect.stringContaining('ID 16') as string });
		expect(result?.Error).toContain('may have gone to the same number for ID 16');
		expect(result?.Error).toContain('needs nothing');
		expect(result?.Error).not.toContain('client message ID');
	});

	test('of a text that was not sent was not sent for the same reason', () => {
		expect(resultOf(failedWith('rejected'))).toMatchObject({
			Status: 'NOT SENT',
			Error: '8x8 answered with status 500. Correct it.',
			Tries: 2,
		});
	});

	const cleared = { 'Sent At': 'not sent (try 2), same text and number as ID 16', Message: 'Hi', Phone: '+6591234567' };

	test('is still one when its Status is cleared', () => {
		const again = rowText({ ...cleared, ID: 17, Tries: '1' }, waiting, '');
		expect(resultsFor([{ ...again }], nobody, now)).toMatchObject([
			{ Status: 'DUPLICATE', Error: expect.stringContaining('for ID 16') as string },
		]);
	});

	test('is forgotten in a later try, which may have been sent', () => {
		const later = rowText({ ...cleared, ID: 17, Tries: '2' }, waiting, '');
		expect(resultsFor([{ ...later }], nobody, now)).toMatchObject([{ Status: 'UNKNOWN' }]);
	});
});

test('restores a row that was marked by mistake', () => {
	const moved = { ...row, Problem: 'Moved', Moved: true };
	const before = { Status: 'ON HOLD', Error: 'Ask Kim' };
	expect(resultsFor([{ ...moved, Before: before }], nobody, now)).toEqual([{ ID: '17', ...before }]);
	expect(resultsFor([{ ...moved, Before: null }], nobody, now)).toEqual([]);
});

test('gives every row its own outcome, in whatever order they come', () => {
	const items: Row[] = [{ ID: '2', umid: 'b' }, { ID: '1', umid: 'a' }, { ...row, ID: '1' }, { ...row, ID: 2 }, row];
	expect(resultsFor(items, nobody, now)).toMatchObject([
		{ ID: '1', UMID: 'a' },
		{ ID: '2', UMID: 'b' },
		{ ID: '17', Status: 'UNKNOWN' },
	]);
});

test('counts a campaign by outcome', () => {
	const statuses = ['SENT', 'SENT', 'NOT SENT', 'UNKNOWN', 'DUPLICATE', 'CHECK', 'OPTED OUT'] as const;
	const results = statuses.map((Status) => ({ Status, Segments: Status === 'SENT' ? 2 : ('' as const) }));
	expect(summaryOf(results)).toEqual({
		...{ rows: 7, sent: 2, notSent: 1, unknown: 1, duplicates: 1 },
		...{ check: 1, optedOut: 1, segments: 4 },
	});
});

describe('a row that the filter of those who opted out', () => {
	const rows: Row[] = [row, { ...row, ID: '18' }];

	test('left out says so, and keeps what else it holds', () => {
		expect(resultsFor(rows, missingAfter(rows, [{ ...row, ID: 18 }]), now)).toEqual([
			{
				ID: '17',
				Status: 'OPTED OUT',
				Error: 'The number is on the opt-out list, so this run sent nothing to it.',
			},
			expect.objectContaining({ ID: '18', Status: 'UNKNOWN' }),
		]);
		expect(missingAfter(rows, [])).toEqual(new Set(['17', '18']));
	});

	test('never saw is not taken for one that it left out', () => {
		expect(missingAfter(rows, undefined)).toEqual(new Set());
	});
});
