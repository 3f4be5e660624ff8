import fc from 'fast-check';
import {
	type CountryCode,
	getCountries,
	getExampleNumber,
	parsePhoneNumberFromString,
	type PhoneNumber,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';
import { describe, expect, test } from 'vitest';
import { normaliseDestination } from '../../../nodes/text/destination';

function normalised(raw: unknown, country?: string): string | undefined {
	const result = normaliseDestination(raw, country);
	return 'problem' in result ? undefined : result.destination;
}

function refusalOf(raw: unknown, country?: string) {
	const result = normaliseDestination(raw, country);
	return 'problem' in result ? result.problem : undefined;
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

describe('international numbers', () => {
	test.each([
		['+6591234567', '+6591234567'],
		['6591234567', '+6591234567'],
		[6591234567, '+6591234567'],
		['6591234567.0', '+6591234567'],
		['+6591234567.00', '+6591234567'],
		['  +65 9123 4567  ', '+6591234567'],
		['+65-9123-4567', '+6591234567'],
		['+65\u20119123\u20134567', '+6591234567'],
		['(+65) 9123 4567', '+6591234567'],
		['+1 (415) 555.2671', '+14155552671'],
		['+33.6.12.34.56.78', '+33612345678'],
		['+65\u00a09123\u202f4567', '+6591234567'],
		['00 44 7911 123456', '+447911123456'],
		['0044-7911-123456', '+447911123456'],
		["'+6591234567", '+6591234567'],
		["'6591234567", '+6591234567'],
		['"+6591234567"', '+6591234567'],
		['tel:+65-9123-4567', '+6591234567'],
		['＋６５ ９１２３ ４５６７', '+6591234567'],
		['\u202a+6591234567\u202c', '+6591234567'],
		['\u200e+65 9123 4567\u200f', '+6591234567'],
		['\ufeff6591234567', '+6591234567'],
		['+65 9123 4567\n', '+6591234567'],
		['+2250123456789', '+2250123456789'],
		['+393471234567', '+393471234567'],
		['+1234567', undefined],
		['+1234567890123456', undefined],
		['1234567', undefined],
		['+9876543', '+9876543'],
		['+987654321012345', '+987654321012345'],
		['+1 555 123 4567', '+15551234567'],
	])('%j is %s', (raw, expected) => {
		expect(normalised(raw)).toBe(expected);
	});
});

test('a number too large for a spreadsheet cell is read where a program gives it whole', () => {
	expect(normalised(6591234567n)).toBe('+6591234567');
});

describe('national numbers, with their country', () => {
	test.each([
		['07911 123456', 'GB', '+447911123456'],
		['(07911) 123456', 'GB', '+447911123456'],
		['0123456789', 'CI', '+2250123456789'],
		['06 20 123 4567', 'HU', '+36201234567'],
		['0412 345 678', 'AU', '+61412345678'],
		// Without a leading zero the API decides, which knows the country too.
		['9123 4567', 'SG', '91234567'],
		[91234567, 'SG', '91234567'],
		['347 123 4567', 'IT', '3471234567'],
		['20 123 4567', 'HU', '201234567'],
		// A plus or 00 says that it is no national number, whatever the country.
		['+6591234567', 'GB', '+6591234567'],
		['0065 9123 4567', 'GB', '+6591234567'],
		['001 415 555 2671', 'DE', '+14155552671'],
		['(415) 555-2671', 'US', '4155552671'],
	])('%j in %s is %s', (raw, country, expected) => {
		expect(normalised(raw, country)).toBe(expected);
	});

	test.each([
		// A land line: in Italy the zero belongs to the number.
		['06 1234 5678', 'IT'],
		// Argentina's national form of a mobile number differs in more than its zero.
		['011 15-2345-6789', 'AR'],
		['09123456', 'SG'],
		['011 65 9123 4567', 'US'],
		['0011 65 9123 4567', 'AU'],
		['001 65 9823 4567', 'HK'],
		['0044 7911 123456', 'US'],
		['00700 82 10 1234 5678', 'KR'],
		['0 0 44 7911 123456x', 'GB'],
	])('%j in %s is refused', (raw, country) => {
		expect(refusalOf(raw, country)).toBeDefined();
	});
});

describe('what could be another number, or none', () => {
	const oneForEachItem = 'Give one number for each item.';

	test.each<[unknown, string | undefined]>([
		['07911 123456', 'Write + and the country code instead of the leading zero'],
		['+44 (0)20 7946 0958', 'as it is dialled from abroad'],
		['+44 ( 0 ) 20 7946 0958', 'as it is dialled from abroad'],
		['6591234567, 6591234568', oneForEachItem],
		['6591234567;6591234568', oneForEachItem],
		['+6591234567 +6591234568', oneForEachItem],
		['+6591234567 / 68', oneForEachItem],
		['7712345\n7712346', oneForEachItem],
		['7712345\t7712346', oneForEachItem],
		['6591234567 6591234568', oneForEachItem],
		['9123456 8123456', oneForEachItem],
		// A number of North America would be one of Norway, Singapore or New Zealand.
		['(479) 555-1234', '+1 479 555 1234'],
		['659-555-1234', 'set Country'],
		['646.555.1234', 'set Country'],
		['2026-01-05', 'the field with the number'],
		['2026-1-5', 'the field with the number'],
		['05.01.2026', 'the field with the number'],
		['5-1-2026', 'the field with the number'],
		// Decimals that would become digits of the number.
		['6591234567.5', 'without them'],
		['65 9123 4567.0', 'without them'],
		['+65 9123 4567.00', 'without them'],
		[6591234567.5, 'one number as text'],
		// "+65-91234567" after a spreadsheet has calculated it.
		[-91234502, 'as text'],
		['-91234502', 'as text'],
		['−91234502', 'as text'],
		// Dialling prefixes that are not 00.
		['0011 65 9123 4567', 'instead of the leading zero'],
		['001 65 9823 4567', 'instead of the leading zero'],
		['00700 82 10 1234 5678', 'instead of the leading zero'],
		['011 44 7911 123456', 'instead of the leading zero'],
		['+1 015 555 2671', undefined],
		['+1 115 555 2671', undefined],
		['+1 555 123 456', undefined],
		['+65 9123 4567 ext 2', undefined],
		['+65 9123 456²', undefined],
		['+65 9123 456①', undefined],
		['+65 9123 456½', undefined],
		['+65912E4567', undefined],
		['6.59E+09', undefined],
		['++6591234567', undefined],
		['#6591234567', undefined],
		['not given', undefined],
		['', 'Give the number'],
		['   ', 'Give the number'],
		[null, 'Give the number'],
		[undefined, 'Give the number'],
		[NaN, undefined],
		[Infinity, undefined],
		[1e21, undefined],
		[0, undefined],
		[true, undefined],
		[{ phone: '+6591234567' }, 'one number as text'],
		[['+6591234567'], 'one number as text'],
		[[], 'one number as text'],
	])('%j is refused', (raw, remedy) => {
		const problem = refusalOf(raw);
		expect(problem?.happened).toMatch(/^Destination /);
		expect(problem?.code).toBe('INVALID');
		expect(problem?.remedy).toContain(remedy ?? '+6591234567');
	});
});

test('a text that ended up in the field is quoted without the code in it', () => {
	for (const text of ['Your code is 384756', 'Code: 384-756', 'PIN 38 47 56, keep it secret']) {
		const { happened } = refusalOf(text) ?? {};
		expect(happened).toContain('•');
		expect(happened).not.toMatch(/38|47|56/);
	}
	expect(refusalOf({ text: 'Your code is 384756' })?.happened).not.toContain('384756');
	expect(refusalOf('+65 9123 456')?.happened).toBe(undefined);
	expect(refusalOf('+65 91')?.happened).toContain("'+65 91'");
});

/** Valid mobile numbers of all countries: the example of each with other digits at the end. */
const mobileNumbers: fc.Arbitrary<PhoneNumber> = fc
	.tuple(fc.constantFrom(...getCountries()), fc.integer({ min: 0, max: 9999 }))
	.map(([country, end]) => {
		const example = getExampleNumber(country, examples);
		const digits = String(end).padStart(4, '0');
		return parsePhoneNumberFromString(`${example?.number.slice(0, -4) ?? ''}${digits}`) ?? example;
	})
	.filter((number): number is PhoneNumber => number?.isValid() === true && number.number.length >= 8);

const decorations = ['', ' ', '-', '.', '\u00a0', '\u2011', '\u200e'];

/** The same number with signs between its digits, as people write it. */
const written = (number: string) =>
	fc.array(fc.constantFrom(...decorations), { minLength: number.length, maxLength: number.length }).map((signs) => {
		// A dot in front of the last digit would make it a decimal.
		const parts = Array.from(number, (character, index) =>
			index < number.length - 3 ? character + (signs[index] ?? '') : character,
		);
		return parts.join('');
	});

describe('numbers of all countries', () => {
	const withText = mobileNumbers.chain((number) =>
		fc
			.tuple(
				written(number.number.slice(1)),
				fc.constantFrom('+', '00', '', "'+", ' + ', '"'),
				fc.constantFrom('', ' ', '\u202c'),
			)
			.map(([body, before, after]) => ({ number, text: `${before}${body}${after}` })),
	);

	test('international forms mean what libphonenumber says', () => {
		fc.assert(
			fc.property(withText, ({ number, text }) => {
				const result = normalised(text);
				if (text.startsWith('00') && number.countryCallingCode === '1') expect(result).toBeUndefined();
				// Without a plus, how the digits are grouped can make them look like something else.
				else if (/^"?[1-9]/.test(text)) expect([number.number, undefined]).toContain(result);
				else expect(result).toBe(number.number);
			}),
			{ numRuns: 500 },
		);
	});

	test('bare digits and 00 are read in almost every country', () => {
		const numbers = getCountries().flatMap((country) => getExampleNumber(country, examples)?.number ?? []);
		for (const number of numbers.filter((each) => each.length >= 8)) {
			expect(normalised(number.slice(1))).toBe(number);
			if (!number.startsWith('+1')) expect(normalised(number.replace('+', '00'))).toBe(number);
		}
	});

	test('national forms mean what libphonenumber says, or are refused', () => {
		fc.assert(
			fc.property(mobileNumbers, (number) => {
				const country = number.country;
				fc.pre(country !== undefined);
				const destination = normalised(number.formatNational(), country);
				if (destination === undefined) return;
				expect(parsePhoneNumberFromString(destination, country)?.number).toBe(number.number);
			}),
			{ numRuns: 500 },
		);
	});

	test('almost no national form is refused', () => {
		const refused = getCountries().filter((country) => {
			const national = getExampleNumber(country, examples)?.formatNational();
			return digitsOf(national ?? '').length >= 7 && normalised(national, country) === undefined;
		});
		expect(refused).toEqual(['AR']);
	});
});

const scribble = fc.oneof(
	fc.string({ unit: fc.constantFrom(...Array.from('0123456789+-. ()\'"/,;x\n\u200e９＋²')), maxLength: 22 }),
	fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: 6, maxLength: 17 }),
	fc.string({ unit: 'grapheme' }),
);
const anyCountry = fc.option(fc.constantFrom<CountryCode>('SG', 'GB', 'US', 'CI', 'HU', 'IT', 'DE'), {
	nil: undefined,
});

describe('whatever is given', () => {
	test('the result is a form that the API takes, and is left alone when normalised again', () => {
		fc.assert(
			fc.property(scribble, anyCountry, (text, country) => {
				const destination = normalised(text, country);
				if (destination === undefined) return;
				expect(destination).toMatch(/^\+?[1-9]\d{6,14}$/);
				expect(destination.startsWith('+') || country !== undefined).toBe(true);
				expect(normalised(destination, country)).toBe(destination);
			}),
			{ numRuns: 1000 },
		);
	});

	test('no digit is made up, lost or moved: only the prefixes 00 and 0 change, and decimals of zero go', () => {
		fc.assert(
			fc.property(scribble, anyCountry, (text, country) => {
				const destination = normalised(text, country);
				if (destination === undefined) return;
				const given = digitsOf(text.replaceAll('９', '9'));
				const withoutDecimals = given.replace(/0+$/, '');
				const callingCodes = ['44', '225', '36', '49'];
				const allowed = [given, given.replace(/^00/, ''), ...(text.includes('.') ? [withoutDecimals] : [])];
				const domestic = callingCodes.flatMap((code) => [
					code + given,
					code + given.replace(/^0/, ''),
					code + given.replace(/^06/, ''),
				]);
				const result = digitsOf(destination);
				const isExact = allowed.includes(result) || (given.startsWith('0') && domestic.includes(result));
				const isDecimal = text.includes('.') && given.startsWith(result) && /^0+$/.test(given.slice(result.length));
				expect(isExact || isDecimal).toBe(true);
			}),
			{ numRuns: 1000 },
		);
	});

	test('nothing throws', () => {
		fc.assert(
			fc.property(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), (raw) => {
				expect(() => normaliseDestination(raw)).not.toThrow();
			}),
		);
	});
});
