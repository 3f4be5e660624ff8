import { describe, expect, test } from 'vitest';
import { duplicateNote } from '../../../workflows/code/sheets/duplicates';
import { marksFor } from '../../../workflows/code/sheets/marks';
import type { Row } from '../../../workflows/code/sheets/row';

const columns = ['ID', 'Phone', 'Status', 'UMID', 'Segments', 'Error', 'Sent At', 'Tries'];
const headings = Object.fromEntries([
	['row_number', 'row_number'],
	...columns.map((column) => [column, column]),
]) as Row;
const claim = 'Run 1';
const tab = (...rows: Row[]) => [headings, ...rows.map((row, index) => ({ row_number: index + 2, ...row }))];
const phone = '+6591234567';

describe('rows to text', () => {
	test('are those with a number and no Status', () => {
		const rows = tab({ ID: '1', Phone: phone }, { ID: '2', Phone: phone, Status: 'SENT' }, { ID: '3', Phone: ' ' }, {});
		expect(marksFor(rows, claim, 9)).toEqual([{ row_number: 2, Status: 'SENDING', Error: claim }]);
	});

	test('are no more than asked for, from the top', () => {
		const rows = tab(...['1', '2', '3'].map((ID) => ({ ID, Phone: phone })));
		expect(marksFor(rows, claim, 2).map(({ row_number }) => row_number)).toEqual([2, 3]);
		expect(marksFor(rows, claim, 0)).toEqual([]);
	});

	test('keep to a blank Status of spaces', () => {
		expect(marksFor(tab({ ID: '1', Phone: phone, Status: '  ' }), claim, 9)).toMatchObject([{ Status: 'SENDING' }]);
	});
});

describe('rows to look at', () => {
	test('are those without an ID, and those with the ID of any other row', () => {
		const rows = tab({ Phone: phone }, { ID: ' 7', Phone: phone }, { ID: 7, Phone: phone, Status: 'SENT' });
		expect(marksFor(rows, claim, 9)).toMatchObject([
			{ row_number: 2, Status: 'CHECK', Error: expect.stringContaining('ID is empty') as string },
			{ row_number: 3, Status: 'CHECK', Error: expect.stringContaining('ID 7 is also in row 4') as string },
		]);
	});

	test('are those whose ID has a space around it, since n8n would not find the row again', () => {
		const rows = tab({ ID: '7 ', Phone: phone }, { ID: 8, Phone: phone });
		expect(marksFor(rows, claim, 9)).toMatchObject([
			{ Status: 'CHECK', Error: 'ID "7" has a space before or after it. Remove the space, then clear the Status.' },
			{ Status: 'SENDING' },
		]);
	});

	test('do not count as texted', () => {
		expect(marksFor(tab({ Phone: phone }, { ID: '1', Phone: phone }), claim, 1)).toHaveLength(2);
	});
});

test('says SENT of a row whose outcome was taken for lost, and that has a UMID', () => {
	const lost = { ID: '1', Phone: phone, Status: 'UNKNOWN' };
	expect(marksFor(tab({ ...lost, UMID: 'u' }), claim, 9)).toEqual([{ row_number: 2, Status: 'SENT', Error: '' }]);
	expect(marksFor(tab(lost), claim, 9)).toEqual([]);
});

test('says DUPLICATE of a row whose outcome was taken for lost, and that another one was texted for', () => {
	const lost = { ID: '1', Phone: phone, Status: 'UNKNOWN', Tries: '1' };
	const note = (tries: number) => ({ ...lost, 'Sent At': duplicateNote('7', tries) });
	expect(marksFor(tab(note(1)), claim, 9)).toMatchObject([
		{ row_number: 2, Status: 'DUPLICATE', Error: expect.stringContaining('for ID 7') as string },
	]);
	expect(marksFor(tab(note(0)), claim, 9)).toEqual([]);
});

test('names the columns that a tab lacks, and those that it has', () => {
	const wrong = [{ row_number: 'row_number', id: 'id', Phone: 'Phone', Status: 'Status' }];
	expect(() => marksFor(wrong, claim, 9)).toThrow(
		'The tab has no column ID, UMID, Segments, Error, Sent At, Tries. Its first row has: id, Phone, Status.',
	);
	expect(() => marksFor([{}], claim, 9)).toThrow('Its first row is empty.');
	expect(() => marksFor([], claim, 9)).toThrow('Its first row is empty.');
});

test.each(['Phone ', ' Message'])('names the heading "%s", which n8n takes for another column', (heading) => {
	const spaced = { ...headings, [heading.trim()]: heading };
	expect(() => marksFor([spaced, {}], claim, 9)).toThrow(
		`The first row says "${heading}", with an extra space, so n8n does not recognize the column. Remove the space.`,
	);
});

test('lets a tab have a heading twice, once with a space', () => {
	expect(marksFor([{ ...headings, 'Phone ': 'Phone ' }], claim, 9)).toEqual([]);
});
