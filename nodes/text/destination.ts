import { callingCodes } from '../generated/callingCodes';
import { smsRequestFields } from '../generated/limits';
import { INVALID, type Problem } from '../problems/problem';
import { quote } from '../problems/unknownValues';

export type NormalisedDestination = { destination: string } | { problem: Problem };

const international = new RegExp(smsRequestFields.destination.pattern);

/** Numbers of the North American plan (+1) have ten digits, and no area code starts with 0 or 1. */
const northAmerican = /^\+1[2-9]\d{9}$/;

// Spreadsheets and address books wrap numbers in these: all kinds of space, dash and bracket, dots, and marks that
// steer the direction of writing.
const decoration = /[\s\p{Dash}\p{Ps}\p{Pe}.·\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

const lineBreak = /[\t\n\v\f\r\u0085\u2028\u2029]/;
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/**
 * A destination as people and spreadsheets write it, in the form that the API takes: `+` and 7 to 15 digits, or the
 * bare digits of a national number together with `country` (ISO 3166-1 alpha-2, already checked).
 * What can be read in more than one way is refused, with what to write instead.
 */
export function normaliseDestination(raw: unknown, country?: string): NormalisedDestination {
	if (raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '')) {
		return problem('is empty', 'Give the number to text, such as +6591234567.');
	}
	const text = asText(raw);
	if (text === undefined) {
		return problem(`${quote(raw)} is no phone number`, 'Give one number as text, such as +6591234567.');
	}
	const written = withoutWideForms(text)
		.replace(invisible, '')
		.trim()
		.replace(/^['"‘’“”]+|['"’”]+$/g, '')
		.replace(/^tel:/i, '')
		.trim()
		// A number column exported as decimals: 6591234567.0
		.replace(/^(\+?\d{7,})\.0+$/, '$1');
	const ambiguity = ambiguityOf(written);
	if (ambiguity !== undefined) return problem(`${quote(text)} ${ambiguity.happened}`, ambiguity.remedy);
	const digits = withPlus(written.replace(decoration, ''), country);
	const guess = country === undefined && !digits.startsWith('+') ? guessOf(written) : undefined;
	if (guess !== undefined) return problem(`${quote(text)} ${guess.happened}`, guess.remedy);
	const national = digits.startsWith('0') && country !== undefined ? withoutTrunkPrefix(digits, country) : digits;
	// Without a plus and with a country the API decides whether the number is national.
	const candidate = national !== undefined && /^\d/.test(national) && country === undefined ? `+${national}` : national;
	if (candidate === undefined || !international.test(candidate) || isImpossible(candidate)) {
		return problem(`${quote(text)} is no phone number that can be texted`, remedyFor(digits, country));
	}
	return { destination: candidate };
}

/** Full-width digits and signs, as East Asian keyboards give them, in their usual form. Other forms are left alone: ² is no 2. */
function withoutWideForms(text: string): string {
	return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** Ways of writing that leave open which number is meant. */
function ambiguityOf(written: string): { happened: string; remedy: string } | undefined {
	if (/\(\s*0\s*\)/.test(written)) {
		const remedy = 'Write the number as it is dialled from abroad, such as +442079460958.';
		return { happened: 'holds a zero in brackets', remedy };
	}
	if (/^\p{Dash}/u.test(written)) {
		const remedy = 'A spreadsheet may have calculated with it. Write the number as text, such as +6591234567.';
		return { happened: 'starts with a minus sign', remedy };
	}
	if (/^\+?\d{7,}\.\d+$/.test(written) || /^[^.]*\.(\d|00)$/.test(written)) {
		return { happened: 'holds decimals', remedy: 'Write the number without them, such as +6591234567.' };
	}
	return lineBreak.test(written)
		? { happened: 'holds more than one line', remedy: 'Give one number for each item.' }
		: undefined;
}

/**
 * What stands where a plus is missing: 00 as most countries dial it. 001 may be what Hong Kong, Singapore or Thailand dial
 * before a country's code, 00700 what Korea does; with a country that dials something else, no 00 is read.
 */
function withPlus(digits: string, country: string | undefined): string {
	if (country === undefined) return digits.replace(/^00(?=[2-9])(?!700)/, '+');
	return callingCodes[country]?.otherExitCode ? digits : digits.replace(/^00(?=[1-9])/, '+');
}

/** What a number without a plus looks like, where reading its digits as an international number would be a guess. */
function guessOf(written: string): { happened: string; remedy: string } | undefined {
	const parts = written.split(/[^\d]+/).filter((part) => part !== '');
	const lengths = parts.map(({ length }) => length).join('-');
	if (lengths === '3-3-4' && !written.startsWith('0')) {
		const remedy = `Write it with its country code, such as +1 ${parts.join(' ')}, or set Country under Options.`;
		return { happened: 'may be a number in national form', remedy };
	}
	if (/^(4-\d-\d|4-\d-2|4-2-\d|4-2-2|[12]-[12]-4)$/.test(lengths)) {
		return { happened: 'looks like a date', remedy: 'Point the expression at the field with the number.' };
	}
	return parts.length === 2 && parts.every(({ length }) => length >= 7)
		? { happened: 'holds two numbers', remedy: 'Give one number for each item.' }
		: undefined;
}

/** An Australian 0011 or an American 011 in front of a number ends here, instead of at a stranger's phone. */
function isImpossible(candidate: string): boolean {
	return candidate.startsWith('+1') && !northAmerican.test(candidate);
}

/** A number in national form with a leading zero, which the API does not take, in international form. */
function withoutTrunkPrefix(digits: string, country: string): string | undefined {
	const numbering = callingCodes[country];
	if (numbering === undefined || digits.startsWith('00')) return undefined;
	if (numbering.startsWithZero) return `+${numbering.callingCode}${digits}`;
	const { trunkPrefix } = numbering;
	return trunkPrefix !== undefined && digits.startsWith(trunkPrefix)
		? `+${numbering.callingCode}${digits.slice(trunkPrefix.length)}`
		: undefined;
}

function asText(raw: unknown): string | undefined {
	if (typeof raw === 'number' && !Number.isSafeInteger(raw)) return undefined;
	return typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'bigint' ? String(raw) : undefined;
}

function remedyFor(digits: string, country: string | undefined): string {
	if (/^0\d+$/.test(digits) && country === undefined) {
		return 'Write + and the country code instead of the leading zero, such as +44…, or set Country under Options.';
	}
	if (/[,;/|&]|\d\+/.test(digits)) return 'Give one number for each item.';
	return 'Write + and the country code, then the number, with 7 to 15 digits in all, such as +6591234567.';
}

function problem(happened: string, remedy: string): NormalisedDestination {
	return { problem: { happened: `Destination ${happened}`, remedy, code: INVALID } };
}
