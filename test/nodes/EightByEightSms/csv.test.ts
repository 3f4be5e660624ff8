import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvReader } from '../../../nodes/EightByEightSms/log/csv';

/** Reads a text in pieces of this size. */
function read(text: string, size = text.length): string[][] | undefined {
	const reader = new CsvReader();
	const records: string[][] = [];
	for (let at = 0; at < text.length; at += size) {
		const more = reader.push(text.slice(at, at + size));
		if (more === undefined) return undefined;
		records.push(...more);
	}
	const last = reader.end();
	return last && [...records, ...last];
}

describe('CSV', () => {
	test.each<[string, string, string[][]]>([
		[
			'plain fields',
			'a,b\nc,d\n',
			[
				['a', 'b'],
				['c', 'd'],
			],
		],
		[
			'no line break at the end',
			'a,b\nc,',
			[
				['a', 'b'],
				['c', ''],
			],
		],
		['CRLF and CR', 'a\r\nb\rc', [['a'], ['b'], ['c']]],
		['commas and line breaks in quotation marks', '"a,b","c\r\nd"\r\n', [['a,b', 'c\r\nd']]],
		['doubled quotation marks', '"say ""hi""",""""', [['say "hi"', '"']]],
		['empty fields, quoted or not', ',"",\n""\n', [['', '', ''], ['']]],
		['empty lines', '\n\na\n\n', [['a']]],
		['a byte order mark', '\uFEFF"a",b', [['a', 'b']]],
	])('with %s', (_name, text, records) => {
		expect(read(text)).toEqual(records);
		expect(read(text, 1)).toEqual(records);
	});

	test.each(['"a', 'a"b"', '"a"b', `"${'x'.repeat(1_000_001)}`])('that is broken is not read: %#', (text) => {
		expect(read(text)).toBeUndefined();
	});

	test('comes out as it was written, in chunks of any size', () => {
		const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é', ' ') });
		const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 5 });
		fc.assert(
			fc.property(table, fc.integer({ min: 1, max: 9 }), (records, size) => {
				const text = records
					.map((record) => `${record.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')}\r\n`)
					.join('');
				expect(read(text, size)).toEqual(records);
			}),
		);
	});
});
