import { describe, expect, test } from 'vitest';
import { phoneColumn } from '../../../workflows/code/listFile/phoneColumn';
import { readTable } from '../../../workflows/code/listFile/table';
import { writeCsv } from '../../../workflows/code/listFile/write';

/** What Extract From File makes of a CSV file. */
const csv = (bytes: string | Uint8Array) => [{ data: Buffer.from(bytes).toString('base64') }];

const rowsOf = (items: Parameters<typeof readTable>[0]) => {
	const read = readTable(items);
	return read.ok ? read.table.rows.map(({ cells }) => cells) : read.sentence;
};

describe('a list of people', () => {
	const utf16 = Buffer.from('\ufeffName;Phone\r\nZoë €;1\r\n', 'utf16le');

	test.each([
		['UTF-8', Buffer.from('Name;Phone\nZoë €;1\n')],
		['UTF-8 with a byte order mark', Buffer.from('\ufeffName;Phone\r\nZoë €;1\r\n')],
		['Windows-1252', Buffer.from([...Buffer.from('Name;Phone\r\nZo'), 0xeb, 0x20, 0x80, ...Buffer.from(';1\r\n')])],
		['UTF-16, low byte first', utf16],
		['UTF-16, high byte first', Buffer.from(utf16).swap16()],
	])('is read in %s', (_encoding, bytes) => {
		expect(rowsOf(csv(bytes))).toEqual([{ Name: 'Zoë €', Phone: '1' }]);
	});

	test.each([
		['commas', 'Name,Phone\n"a,b",1', ','],
		['semicolons, and commas in its cells', 'Name;Phone\na,b;1', ';'],
		['tabs', 'Name\tPhone\na,b\t1', '\t'],
		['semicolons in a quoted heading', '"Name;x;y",Phone\na;b,1', ','],
		['a first line that names the delimiter', 'sep=|\nName|Phone\na,b|1', '|'],
	])('is read with %s', (_what, text, delimiter) => {
		const read = readTable(csv(text));
		expect(read.ok && read.table.delimiter).toBe(delimiter);
		expect(read.ok && read.table.rows).toMatchObject([{ number: 2, cells: { Phone: '1' } }]);
	});

	test('is read from the rows of an Excel file, numbers as numbers, and rows numbered as there', () => {
		const items = [
			[' Phone ', 'Name', ''],
			[6591234567, 'Ann', ''],
			['', '', ''],
			['+65', 'Bob', 'x'],
		];
		const read = readTable(items.map((row) => ({ row })));
		expect(read.ok && read.table).toMatchObject({
			columns: ['Phone', 'Name'],
			rows: [
				{ number: 2, cells: { Phone: 6591234567, Name: 'Ann' } },
				{ number: 4, cells: { Phone: '+65', Name: 'Bob' } },
			],
		});
	});

	test.each([
		['nothing', csv(''), 'The file is empty'],
		['headings alone', csv('Phone,Name\n'), 'no rows below'],
		['no headings', csv('+6591234567,Ann\n+6591234568,Bob'), 'row of data'],
		['two columns of one name', csv('Phone,Phone\n1,2'), 'Two columns'],
		['a quotation mark that is no end', csv('Phone,Name\n1,"a"b'), 'not CSV'],
		['Excel under another name', csv('PK\u0003\u0004'), 'This is an Excel file'],
		['an error of n8n', [{ error: 'no' }], 'cannot be read'],
		['no item', [], 'cannot be read'],
	])('with %s is refused in words', (_what, items, said) => {
		expect(rowsOf(items)).toContain(said);
	});
});

describe('the column with the numbers', () => {
	test.each([
		['Mobile', ['Name', 'Notes', 'Mobile', 'Phone at work']],
		['Phone', ['Office telephone', 'Phone']],
		['Telefonnummer', ['Name', 'Telefonnummer']],
		['手机', ['姓名', '手机']],
		['Tel', ['Hotel', 'Tel']],
	])('is %s', (wanted, columns) => {
		expect(phoneColumn(columns, '')).toBe(wanted);
	});

	test('is the one that was named, whatever its case, and no other', () => {
		expect(phoneColumn(['Phone', 'Second'], 'second')).toBe('Second');
		expect(phoneColumn(['Phone'], 'Handy')).toBeUndefined();
		expect(phoneColumn(['Name', 'City'], '')).toBeUndefined();
	});
});

test('a file that is written can be read again, and holds no formula', () => {
	const rows = [
		{ Name: 'a;"b"\nc', Phone: '+65 9123 4567' },
		{ Name: '=1+1', Phone: 6591234567 },
	];
	const text = writeCsv(['Name', 'Phone'], rows, ';');
	expect(rowsOf(csv(text))).toEqual([
		{ Name: 'a;"b"\nc', Phone: '+65 9123 4567' },
		{ Name: "'=1+1", Phone: '6591234567' },
	]);
});
