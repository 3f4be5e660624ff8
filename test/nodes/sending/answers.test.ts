import { describe, expect, test } from 'vitest';
import { redactor } from '../../../nodes/sending/answers';
import { quote, withoutCodes } from '../../../nodes/problems/unknownValues';

describe('words from outside', () => {
	const redact = redactor(['key-abcdef', 'Your code is 384756', 'PIN 12-34 56 for Ann']);

	test.each([
		['the key key-abcdef is wrong', 'the key [hidden] is wrong'],
		['not allowed: Your code is 384756', 'not allowed: [hidden]'],
		['suspicious token 384756', 'suspicious token [hidden]'],
		['tokens 12-34 56 and 123456', 'tokens [hidden] and [hidden]'],
		['Ann is fine, and so is 160', 'Ann is fine, and so is 160'],
	])('%s', (words, shown) => {
		expect(redact(words)).toBe(shown);
	});

	test('a short text hides nothing: it would blot out half of every sentence', () => {
		expect(redactor(['key-abcdef', 'is', ' a '])('this is a test')).toBe('this is a test');
	});
});

describe('what a field was given', () => {
	test.each([
		['+65 9123 4567', "'+65 9123 4567'"],
		['2026-12-01T10:00:00Z', "'2026-12-01T10:00:00Z'"],
		['Your code is 384756', "'Your code is ••••••'"],
		['code 384-756', "'code •••-•••'"],
		[{ text: 'code 384756' }, `'{"text":"code ••••••"}'`],
		[undefined, "'undefined'"],
		[12n, "'bigint'"],
		[`${'x'.repeat(39)}😀`, `'${'x'.repeat(39)}…'`],
	])('%o is quoted as %s', (value, expected) => {
		expect(quote(value)).toBe(expected);
	});

	test('words without long numbers are left as they are', () => {
		expect(withoutCodes("Cannot read 'text' of item 12 at 10:30")).toBe("Cannot read 'text' of item 12 at 10:30");
	});
});
