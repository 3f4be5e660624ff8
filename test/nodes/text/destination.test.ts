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
import { readDestination } from '../../../nodes/text/destination';
import { numberCases } from '../../cases/numbers';

function normalised(raw: unknown, country?: string): string | undefined {
	const result = readDestination(raw, { country });
	return result.ok ? result.value.destination : undefined;
}

function refusalOf(raw: unknown, country?: string) {
	const result = readDestination(raw, { country });
	return result.ok ? undefined : result.problem;
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

describe('a number as it is written', () => {
	test.each(numberCases)('$input, with country $country, at home in +$home, is $expected$refused', (each) => {
		const { input, country, home: homeCallingCode } = each;
		const result = readDestination(input, { country, homeCallingCode });
		expect(result.ok ? result.value.destination : result.problem.code).toBe(each.expected ?? each.refused);
		if (!result.ok) return;
		// A number that was read is read again as the same one, whatever the country.
		expect(readDestination(result.value.destination, { country })).toMatchObject({ ok: true });
		expect(normalised(result.value.destination)).toBe(result.value.destination);
		expect(result.value.destination).toMatch(/^\+[1-9]\d{6,14}$/);
	});
});

test('a number too large for a spreadsheet cell is read where a program gives it whole', () => {
	expect(normalised(6591234567n)).toBe('+6591234567');
	expect(refusalOf(10n ** 5000n)?.code).toBe('DESTINATION_NOT_TEXT');
});

test('a reading says how the number was read, and of which country it is', () => {
	expect(readDestination('6591234567')).toEqual({
		ok: true,
		value: { destination: '+6591234567', callingCode: '65', country: 'SG', readAs: 'bare' },
	});
	expect(readDestination('+7 701 234 56 78')).toMatchObject({ value: { country: 'KZ', readAs: 'international' } });
	expect(readDestination('91234567', { country: 'SG' })).toMatchObject({ value: { readAs: 'national' } });
	expect(readDestination('+14165550123')).toMatchObject({ value: { callingCode: '1', country: undefined } });
});

describe('a refusal', () => {
	test.each([
		['+1 415 555', undefined, "Destination '+1 415 555' is too short. 10 digits follow +1"],
		['+65 9123', undefined, '8 digits follow +65'],
		['+49 151', undefined, '10 or 11 digits follow +49'],
		['4792345678', undefined, undefined],
		['15123456789', undefined, 'could be +15123456789 or +8615123456789. Write the one you mean'],
		['07911 123456', undefined, 'instead of the leading zero, such as +44…, or set Country'],
		['(479) 555-1234', undefined, 'such as +1 4795551234, or set Country'],
		['6591234567', 'GB', "'6591234567' is not a mobile number in GB, which is set as the Country"],
		['447700900012', 'GB', 'such as +447700900012, or correct Country'],
		['6512345', 'SG', 'such as +6591234567, or correct Country'],
		['358123456', 'FI', 'such as +6591234567, or correct Country'],
		['+44 (0)20 7946 0958', undefined, 'as it is dialled from abroad'],
		['6591234567;6591234568', undefined, 'Enter one number for each item'],
		['2026-01-05', undefined, 'the field with the number'],
		[{ phone: '+6591234567' }, undefined, 'Enter one number as text'],
		['', undefined, "Destination is empty. Enter the recipient's number"],
	])('of %j with country %s says what to write', (raw, country, words) => {
		const problem = refusalOf(raw, country);
		if (words === undefined) expect(problem).toBeUndefined();
		else expect(`${problem?.happened ?? ''}. ${problem?.remedy ?? ''}`).toContain(words);
	});

	test('shows the last digits of a number among words, and never a one-time code', () => {
		expect(refusalOf('+65 9123 4567 ext 2')?.happened).toContain("'+…567 ext 2'");
		expect(refusalOf('(65) 9123 4567 (Ann)')?.happened).toContain('567');
	});

	test('of a very long value looks at nothing in it', () => {
		const happened = refusalOf(`${'"'.repeat(150_000)}6591234567`)?.happened;
		expect(happened).toBe('Destination is 150010 characters long');
	});
});

test('a text that ended up in the field is quoted without the code in it', () => {
	for (const text of ['Your code is 384756', 'Code: 384-756', 'PIN 38 47 56, keep it secret']) {
		const { happened } = refusalOf(text) ?? {};
		expect(happened).toContain('•');
		expect(happened).not.toMatch(/38|47|56/);
	}
	expect(refusalOf({ text: 'Your code is 384756' })?.happened).not.toContain('384756');
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

	test('bare digits and 00 are read in almost every country, and as nothing else', () => {
		const numbers = getCountries().flatMap((country) => getExampleNumber(country, examples)?.number ?? []);
		const isRefused = (number: string, prefix: string) => {
			const result = normalised(number.replace('+', prefix));
			if (result !== undefined) expect(result).toBe(number);
			return result === undefined;
		};
		// China's mobile numbers have eleven digits that begin with 1 too, and short numbers are those of small countries.
		const refused = numbers.filter((number) => isRefused(number, ''));
		expect(refused.filter((number) => !number.startsWith('+1') && number.length > 11)).toEqual([]);
		const others = numbers.filter((number) => !number.startsWith('+1'));
		expect(others.filter((number) => isRefused(number, '00'))).toEqual([]);
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
		expect(refused).toEqual([]);
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
				expect(destination).toMatch(/^\+[1-9]\d{6,14}$/);
				expect(normalised(destination, country)).toBe(destination);
			}),
			{ numRuns: 1000 },
		);
	});

	test('no digit is made up, lost or moved: only the prefixes 00 and 0 change, also after a calling code, and decimals of zero go', () => {
		fc.assert(
			fc.property(scribble, anyCountry, (text, country) => {
				const destination = normalised(text, country);
				if (destination === undefined) return;
				const given = digitsOf(text.replaceAll('９', '9'));
				const withoutDecimals = given.replace(/0+$/, '');
				const callingCodes = ['44', '225', '36', '49', '39', '65', '1'];
				const whole = given.replace(/^00/, '');
				const code = parsePhoneNumberFromString(destination)?.countryCallingCode ?? '';
				const withoutZero =
					(whole.startsWith(code) ? code : '?') + whole.slice(code.length).replace(code === '36' ? /^06/ : /^0/, '');
				const allowed = [given, whole, withoutZero, ...(text.includes('.') ? [withoutDecimals] : [])];
				const domestic = callingCodes.flatMap((code) => [
					code + given,
					code + given.replace(/^0/, ''),
					code + given.replace(/^06/, ''),
				]);
				const result = digitsOf(destination);
				const isExact = allowed.includes(result) || domestic.includes(result);
				const isDecimal = text.includes('.') && given.startsWith(result) && /^0+$/.test(given.slice(result.length));
				expect(isExact || isDecimal).toBe(true);
			}),
			{ numRuns: 1000 },
		);
	});

	test('nothing throws', () => {
		fc.assert(
			fc.property(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), (raw) => {
				expect(() => readDestination(raw, { country: raw })).not.toThrow();
			}),
		);
	});
});
