import { expect, it } from 'vitest';
import { resultFor } from '../../../workflows/code/results';
import { summaryOf } from '../../../workflows/code/summary';

const now = '2026-11-21 10:00:00';
const row = { ID: '17', Text: 'Hi', Tries: 1, UMID: '', Problem: '', Key: '17 (try 2)' };
const failed = (outcome: string) => ({
	...row,
	error: 'x',
	message: 'Item 3: 8x8 answered with status 500. Look before you repeat it.',
	details: { outcome, umid: 'of-a-rejected-message' },
});

it('gives an accepted text its UMID and the segments that are charged', () => {
	const sent = { ID: '17', umid: 'u', encoding: 'GSM7', Text: 'x'.repeat(161) };
	expect(resultFor(sent, now)).toEqual({
		...{ ID: '17', Status: 'SENT', Error: '', UMID: 'u' },
		...{ Segments: 2, 'Sent At': now },
	});
	expect(resultFor({ ...sent, encoding: 'UCS2' }, now)).toMatchObject({ Segments: 3 });
});

it('counts a try that is known to have failed, and keeps no UMID of it', () => {
	expect(resultFor(failed('rejected'), now)).toEqual({
		...{ ID: '17', Status: 'NOT SENT', Error: '8x8 answered with status 500. Look before you repeat it.' },
		...{ UMID: '', Segments: '', 'Sent At': '', Tries: 2 },
	});
});

it('does not count a try of which nobody knows, and says when it was', () => {
	const result = resultFor(failed('unknown'), now);
	expect(result).toMatchObject({ Status: 'UNKNOWN', UMID: '', 'Sent At': now });
	expect(result.Error).toContain('client message ID 17 in 8x8 Connect');
	expect(result).not.toHaveProperty('Tries');
});

it('leaves the rest of a row alone that lacks something', () => {
	expect(resultFor({ ...row, Problem: 'Nickname is empty.' }, now)).toEqual({
		ID: '17',
		Status: 'NOT SENT',
		Error: 'Nickname is empty.',
	});
});

it('says UNKNOWN of a row that an earlier run handed over, and SENT where that run wrote its UMID', () => {
	expect(resultFor(row, now)).toMatchObject({ ID: '17', Status: 'UNKNOWN' });
	expect(resultFor({ ...row, UMID: 'u' }, now)).toEqual({ ID: '17', Status: 'SENT', Error: '' });
});

it('names the row whose text a duplicate shares', () => {
	const skipped = { ID: '18', skipped: true, duplicateOf: { item: 0, umid: 'u', clientMessageId: '17' } };
	expect(resultFor(skipped, now)).toEqual({
		ID: '18',
		Status: 'DUPLICATE',
		Error: 'The same text went to the same number for ID 17.',
	});
});

it('counts a campaign by outcome', () => {
	const statuses = ['SENT', 'SENT', 'NOT SENT', 'UNKNOWN', 'DUPLICATE'] as const;
	const results = statuses.map((Status) => ({ Status, Segments: Status === 'SENT' ? 2 : ('' as const) }));
	expect(summaryOf(results)).toEqual({ rows: 5, sent: 2, notSent: 1, unknown: 1, duplicates: 1, segments: 4 });
});
