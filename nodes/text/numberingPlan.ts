import { numberingPlan } from '../generated/numberingPlan';
import { textOf } from '../problems/unknownValues';

/** A number's digits, split behind its calling code. */
export interface SplitNumber {
	/** Such as 65, without the plus. */
	callingCode: string;
	/** The digits that follow it. */
	rest: string;
}

/** What is known of the phone numbers behind one calling code. */
interface CodePlan {
	/** How many digits may follow the calling code of a phone, mobile or not. */
	lengths: readonly number[];
	/** How many digits follow it in mobile numbers. */
	mobileLengths: readonly number[];
	/** Country (ISO 3166-1 alpha-2) → pattern of its mobile numbers after the calling code; empty where another of its countries has it. */
	mobile: Readonly<Record<string, string>>;
	/** All of its countries, in the order of `mobile`. */
	countries: readonly string[];
	/** Pattern of what is dialled before a national number and left out after the calling code. */
	trunk: string | undefined;
	/** Pattern of the numbers whose first digit may be a zero that stays after the calling code. */
	zero: string | undefined;
	/** Whether something else than 00 is dialled before the calling code of another country. */
	otherExitCode: boolean;
	/** Country → pattern of a number written for home that differs in more than a trunk prefix, and what replaces it. */
	local: Readonly<Record<string, readonly [written: string, replacement: string]>>;
}

/** The lines of the generated text by their calling code, and the calling code of each country. Made when they are first asked for. */
let index: { lines: ReadonlyMap<string, string>; callingCodes: ReadonlyMap<string, string> } | undefined;

function indexed() {
	if (index !== undefined) return index;
	const lines = new Map(numberingPlan.split('\n').map((line) => [line.slice(0, line.indexOf(' ')), line]));
	const codes = [...lines].flatMap(([code, line]) => countriesIn(line).map(([country]) => [country, code] as const));
	index = { lines, callingCodes: new Map(codes) };
	return index;
}

const plans = new Map<string, CodePlan>();

/** The calling code of a country, such as 65 for SG. Undefined for what is not a country's code. */
export function callingCodeOf(country: string): string | undefined {
	return indexed().callingCodes.get(country);
}

/** What is known of the numbers behind a calling code. Undefined for one that does not exist. */
export function planOf(callingCode: string): CodePlan | undefined {
	const known = plans.get(callingCode);
	if (known !== undefined) return known;
	const line = indexed().lines.get(callingCode);
	if (line === undefined) return undefined;
	const mobile = Object.fromEntries(countriesIn(line));
	const [, lengths, mobileLengths, , trunk, zero, exit, local] = line.split(' ');
	const plan: CodePlan = {
		lengths: numbersIn(lengths),
		mobileLengths: numbersIn(mobileLengths),
		mobile,
		countries: Object.keys(mobile),
		trunk: textOf(trunk),
		zero: textOf(zero),
		otherExitCode: exit === '1',
		local: Object.fromEntries(
			entriesIn(local).map(([country, rule]) => {
				const [written = '', replacement = ''] = rule.split('=');
				return [country, [written, replacement] as const];
			}),
		),
	};
	plans.set(callingCode, plan);
	return plan;
}

function countriesIn(line: string) {
	return entriesIn(line.split(' ')[3]);
}

/** Entries separated by semicolons, each of which begins with the two letters of a country. */
function entriesIn(field = ''): [country: string, value: string][] {
	if (field === '') return [];
	return field.split(';').map((entry) => [entry.slice(0, 2), entry.slice(2)]);
}

function numbersIn(field = ''): number[] {
	return field === '' ? [] : field.split(',').map(Number);
}

/** The calling code found last: nearly all numbers of a run have the same one. */
let lastCode = '';

/** The calling code that digits begin with; no code is the beginning of another. Undefined where none fits. */
export function callingCodeIn(digits: string, start = 0): string | undefined {
	if (lastCode !== '' && digits.startsWith(lastCode, start)) return lastCode;
	for (let length = 1; length <= 3; length++) {
		const callingCode = digits.slice(start, start + length);
		if (planOf(callingCode) !== undefined) return (lastCode = callingCode);
	}
	return undefined;
}

/** Digits in international form, split; undefined where they begin with no calling code. */
export function split(digits: string): SplitNumber | undefined {
	const callingCode = callingCodeIn(digits);
	return callingCode === undefined ? undefined : { callingCode, rest: digits.slice(callingCode.length) };
}

/** Whether a mobile number of this calling code can have these digits. */
export function isMobile({ callingCode, rest }: SplitNumber): boolean {
	const { mobile = {} } = planOf(callingCode) ?? {};
	return isWhole(
		Object.values(mobile).filter((pattern) => pattern !== ''),
		rest,
	);
}

/**
 * The country that a mobile number is of. Undefined for North America, whose countries share one pattern.
 *
 * @param start where the digits behind the calling code begin
 */
export function countryOf(callingCode: string, digits: string, start = 0): string | undefined {
	if (callingCode === '1') return undefined;
	const { mobile = {}, countries = [] } = planOf(callingCode) ?? {};
	if (countries.length === 1) return countries[0];
	const rest = digits.slice(start);
	return countries.find((country) => {
		const pattern = mobile[country] ?? '';
		return pattern !== '' && isWhole([pattern], rest);
	});
}

/** Whether a number of this plan begins with a zero of its own. */
export function hasOwnZero({ callingCode, rest }: SplitNumber): boolean {
	const zero = planOf(callingCode)?.zero;
	return /^0[1-9]/.test(rest) && zero !== undefined && isWhole([zero], rest);
}

/** What follows the trunk prefix. Undefined where the digits do not begin with the plan's, or it has none. */
export function withoutTrunk({ callingCode, rest }: SplitNumber): string | undefined {
	const { trunk } = planOf(callingCode) ?? {};
	const found = trunk === undefined ? undefined : compiled(`^(?:${trunk})`).exec(rest)?.[0];
	return found === undefined ? undefined : rest.slice(found.length);
}

/** A number that its country writes in a special way (Argentina's 15), in the form that follows the calling code. */
export function withoutLocalForm(digits: string, callingCode: string, country: string): string | undefined {
	const [written, replacement] = planOf(callingCode)?.local[country] ?? [];
	if (written === undefined || replacement === undefined) return undefined;
	const pattern = compiled(`^(?:${written})`);
	return pattern.exec(digits)?.[1] === undefined ? undefined : digits.replace(pattern, replacement);
}

function isWhole(patterns: readonly string[], digits: string): boolean {
	return patterns.length > 0 && compiled(`^(?:${patterns.join('|')})$`).test(digits);
}

const cache = new Map<string, RegExp>();

function compiled(source: string): RegExp {
	const known = cache.get(source) ?? new RegExp(source);
	cache.set(source, known);
	return known;
}
