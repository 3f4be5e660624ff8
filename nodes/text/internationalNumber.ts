import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { type Destination, found } from './foundNumber';
import { callingCodeIn, countryOf, planOf, type SplitNumber } from './numberingPlan';
import { withoutZeroAfterCode } from './trunkZero';
import { quoteNumber } from './writtenNumber';

/**
 * Digits behind a plus or 00.
 *
 * @param whole plus and digits
 * @param beforeZero what is written before a zero in brackets, where there is one
 * @param given all that was written
 */
export function readInternational(whole: string, beforeZero: string | undefined, given: string): Result<Destination> {
	const callingCode = callingCodeIn(whole, 1);
	const plan = callingCode === undefined ? undefined : planOf(callingCode);
	if (callingCode === undefined || plan === undefined) {
		return failed(problem('DESTINATION_CALLING_CODE', { shown: quoteNumber(given) }));
	}
	const start = 1 + callingCode.length;
	if (callingCode === '1' && beforeZero === undefined && /[01]/.test(whole.charAt(start))) {
		return failed(problem('DESTINATION_AREA_CODE', { shown: quoteNumber(given) }));
	}
	if (beforeZero !== undefined || whole.startsWith('0', start)) {
		const read = withoutZeroAfterCode({ callingCode, rest: whole.slice(start) }, beforeZero);
		if (read !== undefined) return found('international', read);
		return failed(problem('DESTINATION_TRUNK_ZERO', { shown: quoteNumber(given) }));
	}
	const { lengths, mobileLengths } = plan;
	if (!lengths.includes(whole.length - start) || whole.length < 8 || whole.length > 16) {
		const possible = mobileLengths.length > 0 ? mobileLengths : lengths;
		return failed(wrongLength({ callingCode, rest: whole.slice(start) }, possible, quoteNumber(given)));
	}
	const country = countryOf(callingCode, whole, start);
	return ok({ destination: whole, callingCode, country, readAs: 'international' });
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
