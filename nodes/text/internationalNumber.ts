import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { failed, type Result } from '../problems/result';
import { type Destination, found } from './foundNumber';
import { planOf, split, type SplitNumber } from './numberingPlan';
import { withoutZeroAfterCode } from './trunkZero';

/**
 * Digits behind a plus or 00.
 *
 * @param beforeZero what is written before a zero in brackets, where there is one
 * @param shown how a problem shows the number
 */
export function readInternational(digits: string, beforeZero: string | undefined, shown: string): Result<Destination> {
	const number = split(digits);
	const plan = number === undefined ? undefined : planOf(number.callingCode);
	if (number === undefined || plan === undefined) return failed(problem('DESTINATION_CALLING_CODE', { shown }));
	const { callingCode, rest } = number;
	if (callingCode === '1' && beforeZero === undefined && /^[01]/.test(rest)) {
		return failed(problem('DESTINATION_AREA_CODE', { shown }));
	}
	if (beforeZero !== undefined || rest.startsWith('0')) {
		const read = withoutZeroAfterCode(number, beforeZero);
		return read === undefined ? failed(problem('DESTINATION_TRUNK_ZERO', { shown })) : found('international', read);
	}
	const { lengths } = plan;
	if (!lengths.includes(rest.length) || digits.length < 7 || digits.length > 15) {
		return failed(wrongLength(number, plan.mobileLengths.length > 0 ? plan.mobileLengths : lengths, shown));
	}
	return found('international', number);
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
