import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { readCountry } from './country';
import {
	callingCodeOf,
	countryOf,
	hasOwnZero,
	isMobile,
	planOf,
	split,
	type SplitNumber,
	withoutLocalForm,
	withoutTrunk,
} from './numberingPlan';
import { readWritten, type WrittenNumber } from './writtenNumber';

/** A number that can be texted. */
export interface Destination {
	/** Plus and digits, such as +6591234567. */
	destination: string;
	/** Such as 65. */
	callingCode: string;
	/** ISO 3166-1 alpha-2. Undefined where the plan does not tell, as in North America. */
	country: string | undefined;
	/** With a plus or 00 in front, as a number of the given country, or as bare digits that begin with a calling code. */
	readAs: 'international' | 'national' | 'bare';
}

/** What is known of where a number comes from. */
export interface Origin {
	/** The country that numbers in national form belong to, as two letters; anything that a field may hold. */
	country?: unknown;
	/** The calling code of the region that the account is in, such as 1: bare digits that may be one of its numbers are refused. */
	homeCallingCode?: string | undefined;
}

/** Spreadsheets and address books put these between digits: all kinds of space, dash and bracket, and dots. */
const decoration = /[\s\p{Dash}\p{Ps}\p{Pe}.·]/gu;

/**
 * A phone number as people and spreadsheets write it, in international form. What can be read in more than one way, and
 * what has a length that no number of its country has, is refused, with what to write instead.
 *
 * @param raw anything that a field or a cell may hold; of more than 100 characters, nothing is looked at
 */
export function readDestination(raw: unknown, origin: Origin = {}): Result<Destination> {
	const country = readCountry(origin.country);
	if (!country.ok) return country;
	const written = readWritten(raw);
	if (!written.ok) return written;
	if (isRunTogether(written.value, country.value, origin.homeCallingCode)) {
		return failed(problem('DESTINATION_SEVERAL', { shown: written.value.shown }));
	}
	return readDigits(written.value, country.value, origin.homeCallingCode);
}

function readDigits(number: WrittenNumber, country: string | undefined, home: string | undefined): Result<Destination> {
	const { written, shown } = number;
	const digits = withPlus(written.replace(decoration, ''), country);
	if (!/^\+?\d+$/.test(digits)) return failed(problem('DESTINATION_UNREADABLE', { shown }));
	const zero = /[([]\s*0\s*[)\]]/.exec(written);
	const beforeZero = zero === null ? undefined : written.slice(0, zero.index).replace(/\D/g, '').replace(/^00/, '');
	if (digits.startsWith('+')) return readInternational(digits.slice(1), beforeZero, shown);
	// A zero in brackets is left out after a calling code: without a plus, nobody knows whether there is one.
	if (beforeZero !== undefined && (beforeZero !== '' || country === undefined)) {
		return failed(problem('DESTINATION_TRUNK_ZERO', { shown }));
	}
	return country === undefined ? readBare(number, digits, home) : readNational(digits, country, shown);
}

/**
 * What is written where a plus is missing: 00, as most countries dial it. 001 may be what Hong Kong, Singapore or Thailand
 * dial before a country's code, 00700 what Korea does; with a country that dials something else, no 00 is read.
 */
function withPlus(digits: string, country: string | undefined): string {
	if (country === undefined) return digits.replace(/^00(?=[2-9])(?!700)/, '+');
	return planOf(callingCodeOf(country) ?? '')?.otherExitCode ? digits : digits.replace(/^00(?=[1-9])/, '+');
}

function readInternational(digits: string, beforeZero: string | undefined, shown: string): Result<Destination> {
	const number = split(digits);
	const plan = number === undefined ? undefined : planOf(number.callingCode);
	if (number === undefined || plan === undefined) return failed(problem('DESTINATION_CALLING_CODE', { shown }));
	const { callingCode, rest } = number;
	if (callingCode === '1' && beforeZero === undefined && /^[01]/.test(rest)) {
		return failed(problem('DESTINATION_AREA_CODE', { shown }));
	}
	if (beforeZero !== undefined || rest.startsWith('0')) {
		const read = withoutTrunkZero(number, beforeZero);
		return read === undefined ? failed(problem('DESTINATION_TRUNK_ZERO', { shown })) : found('international', read);
	}
	const { lengths } = plan;
	if (!lengths.includes(rest.length) || digits.length < 7 || digits.length > 15) {
		return failed(wrongLength(number, plan.mobileLengths.length > 0 ? plan.mobileLengths : lengths, shown));
	}
	return found('international', number);
}

/** A number with a zero after its calling code: without it where it is of a mobile number in national form, or as it is. */
function withoutTrunkZero(number: SplitNumber, beforeZero: string | undefined): SplitNumber | undefined {
	const isBracketed = beforeZero !== undefined;
	if (isBracketed && beforeZero !== number.callingCode) return undefined;
	if (!isBracketed && isMobile(number)) return number;
	const possible = [
		...(!isBracketed && hasOwnZero(number) ? [number] : []),
		...[withoutZero(number)].filter((each) => each !== undefined),
	];
	return possible.length === 1 ? possible[0] : undefined;
}

/** The mobile number that is left without the trunk prefix, or without the zero that some write where there is none. */
function withoutZero(number: SplitNumber): SplitNumber | undefined {
	const isZeroOddThere = planOf(number.callingCode)?.zero !== undefined;
	const rest = withoutTrunk(number) ?? (isZeroOddThere ? number.rest.replace(/^0/, '') : '');
	const shorter = { ...number, rest };
	return isMobile(shorter) ? shorter : undefined;
}

function wrongLength({ callingCode, rest }: SplitNumber, lengths: readonly number[], shown: string): Problem {
	const follow = `${inWords(lengths)} digits follow +${callingCode}`;
	const isShort = rest.length < Math.max(...lengths);
	return problem(isShort ? 'DESTINATION_TOO_SHORT' : 'DESTINATION_TOO_LONG', { shown, follow });
}

/** "8", "9 or 10", "7 to 12" */
function inWords(lengths: readonly number[]): string {
	const [first = 0] = lengths;
	const last = lengths.at(-1) ?? first;
	if (lengths.length > 2) return `${first} to ${last}`;
	return first === last ? `${first}` : `${first} or ${last}`;
}

/** Digits of a number of this country, in national form or with its calling code in front. */
function readNational(digits: string, country: string, shown: string): Result<Destination> {
	const callingCode = callingCodeOf(country) ?? '';
	const national = { callingCode, rest: digits };
	const afterCode = digits.startsWith(callingCode) ? digits.slice(callingCode.length) : undefined;
	const rests = [
		digits,
		withoutTrunk(national),
		withoutLocalForm(digits, callingCode, country),
		afterCode,
		afterCode === undefined ? undefined : withoutTrunk({ callingCode, rest: afterCode }),
	].filter((rest) => rest !== undefined);
	const mobiles = [...new Set(rests)].map((rest) => ({ callingCode, rest })).filter(isMobile);
	const [only, other] = mobiles;
	if (only !== undefined && other !== undefined) return failed(either(shown, [only, other]));
	const number = only ?? withTrunkZero(national);
	if (number !== undefined) return found('national', number, country);
	return failed(problem('DESTINATION_NOT_OF_COUNTRY', { shown, country }));
}

/** A number that begins with its country's trunk zero is national, also where no mobile number is known to look like it. */
function withTrunkZero(national: SplitNumber): SplitNumber | undefined {
	if (hasOwnZero(national)) return withoutZero(national) === undefined ? national : undefined;
	const rest = national.rest.startsWith('0') ? withoutTrunk(national) : undefined;
	const isPossible = rest !== undefined && !rest.startsWith('0');
	return isPossible && planOf(national.callingCode)?.mobileLengths.includes(rest.length)
		? { ...national, rest }
		: undefined;
}

/** Shorter mobile numbers are those of small countries (Iceland, the Maldives); with their calling code they look like national ones of large countries. */
const shortestBareRest = 8;

/** Digits that nothing is known about: the mobile number of a country where its plan has one like it. */
function readBare({ written, shown }: WrittenNumber, digits: string, home: string | undefined): Result<Destination> {
	if (digits.startsWith('0')) return failed(problem('DESTINATION_LEADING_ZERO', { shown }));
	const atHome = home === undefined ? undefined : { callingCode: home, rest: digits };
	const isOfHome = atHome !== undefined && isMobile(atHome);
	const number = split(digits);
	const isGrouped = /^\D*\d{3}\D+\d{3}\D+\d{4}\D*$/.test(written);
	if (number === undefined || !isMobile(number) || isGrouped || number.rest.length < shortestBareRest) {
		const suggestion = isGrouped ? `+1 ${digits}` : isOfHome ? international(atHome) : '+6591234567';
		return failed(problem('DESTINATION_WITHOUT_COUNTRY', { shown, suggestion }));
	}
	const others = isOfHome ? [atHome] : home !== '1' && number.callingCode === '1' ? elevenDigits(digits) : [];
	const [other] = others;
	return other === undefined ? found('bare', number) : failed(either(shown, [number, other]));
}

/** China's mobile numbers, and some of Germany's, have eleven digits that begin with 1, as North America's have with +1. */
function elevenDigits(rest: string): SplitNumber[] {
	return ['86', '49'].map((callingCode) => ({ callingCode, rest })).filter(isMobile);
}

function either(shown: string, numbers: readonly SplitNumber[]): Problem {
	return problem('DESTINATION_EITHER', { shown, numbers: numbers.map(international).join(' or ') });
}

/** Whether the number ends in a dash and one or two digits, and would be a number without them: 6591234567-68. */
function isRunTogether({ written, shown }: WrittenNumber, country: string | undefined, home: string | undefined) {
	const before = /^(.*\d)\s*\p{Dash}\s*\d{1,2}$/u.exec(written)?.[1];
	if (before === undefined) return false;
	const read = readDigits({ written: before, shown }, country, home);
	const number = read.ok ? split(read.value.destination.slice(1)) : undefined;
	return number !== undefined && isMobile(number);
}

function international({ callingCode, rest }: SplitNumber): string {
	return `+${callingCode}${rest}`;
}

function found(readAs: Destination['readAs'], number: SplitNumber, country?: string): Result<Destination> {
	const { callingCode } = number;
	return ok({ destination: international(number), callingCode, country: countryOf(number) ?? country, readAs });
}
