import { callingCodes } from '../generated/callingCodes';
import { smsRequestFields } from '../generated/limits';
import { INVALID, type Problem } from './outcome';
import { quote } from './unknownValues';

export type NormalisedDestination = { destination: string } | { problem: Problem };

const international = new RegExp(smsRequestFields.destination.pattern);

// Spreadsheets and address books wrap numbers in these: all kinds of space, dash and bracket, dots, and marks that
// steer the direction of writing.
const decoration = /[\s\p{Dash}\p{Ps}\p{Pe}.·\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

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
	const written = text
		.normalize('NFKC')
		.trim()
		.replace(/^['"‘’]+/, '')
		.replace(/^tel:/i, '')
		// A number column exported as decimals: 6591234567.0
		.replace(/^(\+?\d{7,})\.0+$/, '$1');
	if (/\(\s*0\s*\)/.test(written)) {
		return problem(
			`${quote(text)} holds a zero in brackets`,
			'Write the number as it is dialled from abroad, such as +442079460958.',
		);
	}
	const digits = written.replace(decoration, '').replace(/^00(?=[1-9])/, '+');
	const candidate = digits.startsWith('0') && country !== undefined ? withoutTrunkPrefix(digits, country) : digits;
	if (candidate === undefined || !international.test(candidate)) {
		return problem(`${quote(text)} is no phone number that can be texted`, remedyFor(digits, country));
	}
	// Without a plus and with a country the API decides whether the number is national.
	return { destination: candidate.startsWith('+') || country !== undefined ? candidate : `+${candidate}` };
}

/** A number in national form with a leading zero, which the API does not take, in international form. */
function withoutTrunkPrefix(digits: string, country: string): string | undefined {
	const numbering = callingCodes[country];
	if (numbering === undefined) return undefined;
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
	if (/[,;/|]/.test(digits)) return 'Give one number for each item.';
	return 'Write + and the country code, then the number, with 7 to 15 digits in all, such as +6591234567.';
}

function problem(happened: string, remedy: string): NormalisedDestination {
	return { problem: { happened: `Destination ${happened}`, remedy, code: INVALID } };
}
