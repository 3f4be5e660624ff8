import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { ok, type Result } from '../problems/result';
import { countryOf, type SplitNumber } from './numberingPlan';

/** A number that can receive texts. */
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

/** To show how a number is written, where that of the message is not known. */
export const exampleNumber = '+6591234567';

/** What a number was read as. */
export function found(readAs: Destination['readAs'], number: SplitNumber, country?: string): Result<Destination> {
	const { callingCode, rest } = number;
	return ok({
		destination: international(number),
		callingCode,
		country: countryOf(callingCode, rest) ?? country,
		readAs,
	});
}

/** Plus and digits. */
export function international({ callingCode, rest }: SplitNumber): string {
	return `+${callingCode}${rest}`;
}

/** What is wrong with digits that can be any of several numbers. */
export function either(shown: string, numbers: readonly SplitNumber[]): Problem {
	return problem('DESTINATION_EITHER', { shown, numbers: numbers.map(international).join(' or ') });
}
