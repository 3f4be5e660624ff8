import type { CodePlan } from './numberingPlan';

/**
 * The digits that can follow a plus, as one pattern for formulas that cannot hold the whole plan: a calling code, and as
 * many digits as its numbers have. A zero comes first only where mobile numbers begin with one.
 */
export function numberPattern(plan: Readonly<Record<string, CodePlan>>): string {
	const codesByRest = new Map<string, string[]>();
	for (const [code, { lengths, mobile }] of Object.entries(plan)) {
		const first = code === '1' ? '[2-9]' : Object.values(mobile).some(allowsZero) ? '[0-9]' : '[1-9]';
		const rest = `${first}${digitsAfter(lengths.filter((length) => code.length + length >= 7 && code.length + length <= 15))}`;
		codesByRest.set(rest, [...(codesByRest.get(rest) ?? []), code]);
	}
	return [...codesByRest].map(([rest, codes]) => `(${codes.join('|')})${rest}`).join('|');
}

/** A pattern for the digits after the first one of numbers with these lengths. */
function digitsAfter(lengths: readonly number[]): string {
	const [shortest = 0] = lengths;
	const longest = lengths.at(-1) ?? shortest;
	if (lengths.length === 1) return `[0-9]{${shortest - 1}}`;
	if (lengths.length === longest - shortest + 1) return `[0-9]{${shortest - 1},${longest - 1}}`;
	return `(${lengths.map((length) => `[0-9]{${length - 1}}`).join('|')})`;
}

function allowsZero(mobile: string): boolean {
	const pattern = new RegExp(`^(?:${mobile})$`);
	const ends = Array.from({ length: 100 }, (_, index) => String(index).padStart(2, '0'));
	return (
		mobile !== '' &&
		[7, 8, 9, 10].some((length) =>
			ends.some((end) => ['1', '5', '7', '9'].some((fill) => pattern.test(`0${end}${fill.repeat(length - 3)}`))),
		)
	);
}
