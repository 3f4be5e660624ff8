import { problem } from '../problems/catalogue';
import { failed, type Result } from '../problems/result';
import { readBare } from './bareNumber';
import { readCountry } from './country';
import type { Destination } from './foundNumber';
import { readInternational } from './internationalNumber';
import { readNational } from './nationalNumber';
import { callingCodeOf, isMobile, planOf, split } from './numberingPlan';
import { isPlain, quoteNumber, readWritten, type WrittenNumber } from './writtenNumber';

/** What is known of where a number comes from. */
export interface Origin {
	/** The country that numbers in national form belong to, as two letters; anything that a field may hold. */
	country?: unknown;
	/** The calling code of the region that the account is in, such as 1: bare digits that may be one of its numbers are refused. */
	homeCallingCode?: string | undefined;
}

/** Spreadsheets and address books put these between digits: all kinds of space, dash and bracket, and dots. */
const decoration = /[\s\p{Dash}\p{Ps}\p{Pe}.·]/gu;

/** Nearly all numbers of large runs. */
const international = /^\+\d+$/;

/**
 * A phone number as people and spreadsheets write it, in international form. A number that can be read in more than
 * one way, or has a length that no number of its country has, is refused, with what to write instead.
 *
 * @param raw anything that a field or a cell may hold; of more than 100 characters, nothing is looked at
 */
export function readDestination(raw: unknown, origin: Origin = {}): Result<Destination> {
	const country = readCountry(origin.country);
	if (!country.ok) return country;
	// It needs none of what follows.
	if (typeof raw === 'string' && raw.length <= 20 && international.test(raw))
		return readInternational(raw, undefined, raw);
	const written = readWritten(raw);
	if (!written.ok) return written;
	if (isRunTogether(written.value, country.value, origin.homeCallingCode)) {
		return failed(problem('DESTINATION_SEVERAL', { shown: quoteNumber(written.value.given) }));
	}
	return readDigits(written.value, country.value, origin.homeCallingCode);
}

function readDigits(number: WrittenNumber, country: string | undefined, home: string | undefined): Result<Destination> {
	const { written, given } = number;
	const digits = withPlus(number.isPlain ? written : written.replace(decoration, ''), country);
	if (!number.isPlain && !isPlain(digits))
		return failed(problem('DESTINATION_UNREADABLE', { shown: quoteNumber(given) }));
	const zero = number.isPlain ? null : /[([]\s*0\s*[)\]]/.exec(written);
	const beforeZero = zero === null ? undefined : written.slice(0, zero.index).replace(/\D/g, '').replace(/^00/, '');
	if (digits.startsWith('+')) return readInternational(digits, beforeZero, given);
	// A zero in brackets is left out after a calling code: without a plus, nobody knows whether there is one.
	if (beforeZero !== undefined && (beforeZero !== '' || country === undefined)) {
		return failed(problem('DESTINATION_TRUNK_ZERO', { shown: quoteNumber(given) }));
	}
	return country === undefined ? readBare(number, digits, home) : readNational(digits, country, given);
}

/**
 * What is written where a plus is missing: 00, as most countries dial it. 001 may be what Hong Kong, Singapore or Thailand
 * dial before a country's code, 00700 what Korea does; with a country that dials something else, no 00 is read.
 */
function withPlus(digits: string, country: string | undefined): string {
	if (!digits.startsWith('00')) return digits;
	if (country === undefined) return digits.replace(/^00(?=[2-9])(?!700)/, '+');
	return planOf(callingCodeOf(country) ?? '')?.otherExitCode ? digits : digits.replace(/^00(?=[1-9])/, '+');
}

/** Whether the number ends in a dash and one or two digits, and would be a number without them: 6591234567-68. */
function isRunTogether(number: WrittenNumber, country: string | undefined, home: string | undefined): boolean {
	const before = number.isPlain ? undefined : /^(.*\d)\s*\p{Dash}\s*\d{1,2}$/u.exec(number.written)?.[1];
	if (before === undefined) return false;
	const read = readDigits({ ...number, written: before, isPlain: isPlain(before) }, country, home);
	const first = read.ok ? split(read.value.destination.slice(1)) : undefined;
	return first !== undefined && isMobile(first);
}
