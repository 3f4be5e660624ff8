import { describe, expect, test } from 'vitest';
import { quote, withoutCodes } from '../../../nodes/problems/unknownValues';

describe('what a field was given', () => {
	test.each([
		['+65 9123 4567', "'+65 9123 4567'"],
		['2026-12-01T10:00:00Z', "'2026-12-01T10:00:00Z'"],
		['Your code is 384756', "'Your code is ••••••'"],
		['code 384-756', "'code •••-•••'"],
		[{ text: 'code 384756' }, `'{"text":"code ••••••"}'`],
		[undefined, "'undefined'"],
		[12n, "'bigint'"],
		['one\r\ntwo\u2028three\u0007four', "'one two three four'"],
		[`${'x'.repeat(39)}😀`, `'${'x'.repeat(39)}…'`],
	])('%o is quoted as %s', (value, expected) => {
		expect(quote(value)).toBe(expected);
	});

	test('words without long numbers are left as they are', () => {
		expect(withoutCodes("Cannot read 'text' of item 12 at 10:30")).toBe("Cannot read 'text' of item 12 at 10:30");
	});
});
