import { expect, test } from 'vitest';
import { definedField } from '../../../../nodes/waiting/form/field';
import { readValue } from '../../../../nodes/waiting/form/readValue';

function read(fieldType: string, given: string) {
	const field = definedField({ fieldLabel: 'Field', fieldType });
	if (field === undefined) throw new Error('There is no such type');
	return readValue(field, [given]);
}

test.each([
	['1000', 1000],
	['2,5', 2.5],
	['2.5', 2.5],
	['-7', -7],
	['+1,25', 1.25],
	['.5', 0.5],
	['0,125', 0.125],
	['1250.125', 1250.125],
	['007', 7],
	['123456789012345', 123_456_789_012_345],
])('the number %s is %d', (given, value) => {
	expect(read('number', given)).toEqual({ value });
});

test.each(['1,000', '1.000', '-12,500', '+999.999'])(
	'the number %s, which may be thousands, is asked for again',
	(given) => {
		expect(read('number', given).flaw).toContain('can be read in two ways');
	},
);

test.each(['0x10', '0b1', '0o7', '1e3', 'Infinity', 'NaN', '1,000,000', '1,000.5', '1 000', '1.', '-', ',', 'many'])(
	'the number %s is not one',
	(given) => {
		expect(read('number', given).flaw).toContain('enter a number, such as');
	},
);

test('a number that would lose digits is asked for again', () => {
	expect(read('number', '1234567890123456').flaw).toContain('at most 15 digits');
});

test.each(['2030-06-01', '2028-02-29', '2030-12-31'])('the date %s is taken', (given) => {
	expect(read('date', given)).toEqual({ value: given });
});

test.each(['2030-02-31', '2030-02-29', '2030-04-31', '2030-13-01', '2030-00-10', '2030-01-00', '30-01-01', '2030-1-1'])(
	'the date %s does not exist',
	(given) => {
		expect(read('date', given).flaw).toContain('enter a date');
	},
);
