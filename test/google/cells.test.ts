import { describe, expect, test } from 'vitest';
import { cellFrom, rendered } from '../e2e/google/cells';

describe('what is typed', () => {
	test.each([
		['6591234567', 6591234567, '6591234567'],
		['+6591234567', 6591234567, '6591234567'],
		['=+6591234567', 6591234567, '6591234567'],
		['07911123456', 7911123456, '7911123456'],
		['+65-9123-4567', 65 - 9123 - 4567, '-13625'],
		['+65 9123 4567', '#ERROR!', '#ERROR!'],
		["'+6591234567", '+6591234567', '+6591234567'],
		['65 9123 4567', '65 9123 4567', '65 9123 4567'],
		['1,234', 1234, '1,234'],
		['1e16', 1e16, '1E+16'],
		['true', true, 'TRUE'],
		['Ada', 'Ada', 'Ada'],
	])('%s is held as %s and shown as %s', (text, value, shown) => {
		const cell = cellFrom(text, 'USER_ENTERED');
		expect(rendered(cell, 'UNFORMATTED_VALUE')).toBe(value);
		expect(rendered(cell, 'FORMATTED_VALUE')).toBe(shown);
	});
});

describe('what is written raw', () => {
	test.each(['+6591234567', '=1+2', '07911123456', "'x", 'true'])('%s stays as it is', (text) => {
		expect(rendered(cellFrom(text, 'RAW'), 'UNFORMATTED_VALUE')).toBe(text);
	});

	test('keeps numbers numbers', () => {
		expect(rendered(cellFrom(2, 'RAW'), 'UNFORMATTED_VALUE')).toBe(2);
		expect(rendered(cellFrom(2, 'RAW'), 'FORMATTED_VALUE')).toBe('2');
	});

	test('empties a cell with an empty string', () => {
		expect(cellFrom('', 'RAW')).toBeUndefined();
	});

	test('refuses objects', () => {
		expect(() => cellFrom({ a: 1 }, 'RAW')).toThrow(/Invalid values/);
	});
});
