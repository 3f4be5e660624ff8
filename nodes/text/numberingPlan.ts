import { type CodePlan, numberingPlan } from '../generated/numberingPlan';

/** A number's digits, split behind its calling code. */
export interface SplitNumber {
	/** Such as 65, without the plus. */
	callingCode: string;
	/** The digits that follow it. */
	rest: string;
}

const callingCodes = new Map(
	Object.entries(numberingPlan).flatMap(([code, { mobile }]) => Object.keys(mobile).map((country) => [country, code])),
);

/** The calling code of a country, such as 65 for SG. Undefined for what is not a country's code. */
export function callingCodeOf(country: string): string | undefined {
	return callingCodes.get(country);
}

/** What is known of the numbers behind a calling code. Undefined for one that does not exist. */
export function planOf(callingCode: string): CodePlan | undefined {
	return Object.hasOwn(numberingPlan, callingCode) ? numberingPlan[callingCode] : undefined;
}

/** Digits in international form, split; no calling code is the beginning of another. Undefined where none fits. */
export function split(digits: string): SplitNumber | undefined {
	for (const length of [1, 2, 3]) {
		const callingCode = digits.slice(0, length);
		if (planOf(callingCode) !== undefined) return { callingCode, rest: digits.slice(length) };
	}
	return undefined;
}

/** Whether a mobile number of this calling code can have these digits. */
export function isMobile({ callingCode, rest }: SplitNumber): boolean {
	const { mobile = {} } = planOf(callingCode) ?? {};
	return isWhole(
		Object.values(mobile).filter((pattern) => pattern !== ''),
		rest,
	);
}

/** The country that a mobile number is of. Undefined for North America, whose countries share one pattern. */
export function countryOf({ callingCode, rest }: SplitNumber): string | undefined {
	const { mobile = {} } = planOf(callingCode) ?? {};
	const entries = Object.entries(mobile);
	if (callingCode === '1') return undefined;
	if (entries.length === 1) return entries[0]?.[0];
	return entries.find(([, pattern]) => pattern !== '' && isWhole([pattern], rest))?.[0];
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

/** A number that its country writes in a manner of its own (Argentina's 15), as it follows the calling code. */
export function withoutLocalForm(digits: string, callingCode: string, country: string): string | undefined {
	const [written, replacement] = planOf(callingCode)?.local?.[country] ?? [];
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
