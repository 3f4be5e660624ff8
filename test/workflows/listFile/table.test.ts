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
		['no headings', csv('+6591234567,Ann\n+6591234568,Bob'), 'contains data'],
		['two columns of one name', csv('Phone,Phone\n1,2'), 'Two columns'],
		['a quotation mark that is not an end', csv('Phone,Name\n1,"a"b'), 'not CSV'],
		['Excel under another name', csv('PK\u0003\u0004'), 'This is an Excel file'],
		['an error of n8n', [{ error: 'no' }], 'cannot be read'],
		['no item', [], 'cannot be read'],
	])('with %s is refused in words', (_what, items, said) => {
		expect(rowsOf(items)).toContain(said);
	});
});

describe('the column with the numbers', () => {
	test.each([
		['Mobile', ['Name', 'Notes', 'Mobile', 'No']],
		['Phone number', ['Cancelled By', 'Championship', 'Phone number']],
		['No. HP', ['Nomor', 'No. HP']],
		['Cell', ['Number', 'Cell']],
		['Number', ['Number', 'Number of guests']],
		['Telefonnummer', ['Name', 'Telefonnummer']],
		['手机', ['姓名', '手机']],
		['Tel', ['Hotel', 'Tel']],
	])('is %s', (wanted, columns) => {
		expect(phoneColumn(columns, '')).toEqual({ is: 'found', column: wanted });
	});

	test.each([[['Emergency Mobile', 'Phone Number']], [['Office telephone', 'Phone']], [['No', 'To']]])(
		'is unclear among %s',
		(candidates) => {
			expect(phoneColumn(['Name', ...candidates], '')).toEqual({ is: 'unclear', candidates });
		},
	);

	test('is the one that was named, whatever its case, and no other', () => {
		expect(phoneColumn(['Phone', 'Second'], 'second')).toEqual({ is: 'found', column: 'Second' });
		expect(phoneColumn(['PHONE', 'Phone'], 'Phone')).toEqual({ is: 'found', column: 'Phone' });
		expect(phoneColumn(['PHONE', 'Phone'], 'phone')).toEqual({ is: 'unclear', candidates: ['PHONE', 'Phone'] });
		expect(phoneColumn(['Phone'], 'Handy')).toEqual({ is: 'missing' });
		expect(phoneColumn(['Name', 'City'], '')).toEqual({ is: 'missing' });
	});
});

test('a file that is written can be read again, and holds no formula', () => {
	const rows = [
		{ Name: 'a;"b"\nc', Phone: '+65 9123 4567' },
		{ Name: '=1+1', Phone: 6591234567 },
	];
	const text = writeCsv(['Name', 'Phone'], rows, ';');
	expect(text).toContain("'=1+1;");
	expect(rowsOf(csv(text))).toEqual([
		{ Name: 'a;"b"\nc', Phone: '+65 9123 4567' },
		{ Name: '=1+1', Phone: '6591234567' },
	]);
});

test.each([
	['=1', "'=1"],
	['a;=1', "a;'=1"],
	['a, +1\t-1|@x', "a, '+1\t'-1|'@x"],
	['a\r\n＝1', "a\r\n'＝1"],
	['a;"=1', `a;"'=1`],
	['a = b - c', 'a = b - c'],
	['+65 9123 4567', '+65 9123 4567'],
])('a cell of %j holds no formula with any delimiter, and is read as it was', (cell, written) => {
	const text = writeCsv(['Cell'], [{ Cell: cell }], ',');
	expect(text.replaceAll('""', '"')).toContain(written);
	expect(rowsOf(csv(text))).toEqual([{ Cell: cell }]);
});

describe('a row of a CSV file', () => {
	const problems = (text: string) => {
		const read = readTable(csv(text));
		return read.ok ? read.table.rows.map(({ number, problem }) => [number, problem.slice(0, 23)]) : read.sentence;
	};

	test('with more cells than there are columns has a problem', () => {
		const text = 'Phone,Amount,Date\n+6591234567,1,000.50,1 Dec\n+6591234567,1,2 Dec,\n+6591234567';
		expect(problems(text)).toEqual([
			[2, 'The row has more cells '],
			[3, ''],
			[4, ''],
		]);
		expect(problems('Phone,Amount,\n+6591234567,1,000.50')).toEqual([[2, 'The row has more cells ']]);
	});

	test('is numbered as in a spreadsheet, empty lines and line breaks in cells included', () => {
		expect(problems('\n\nPhone;Name\n\n1;"a\n\nb"\r\n\r\n;;\n2;c\n')).toEqual([
			[5, ''],
			[8, ''],
		]);
	});
});
