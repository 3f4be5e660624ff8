import { problem } from '../problems/catalogue';
import { failed, type Result } from '../problems/result';
import { type Destination, either, exampleNumber, found } from './foundNumber';
import { callingCodeOf, isMobile, planOf, withoutLocalForm, withoutTrunk } from './numberingPlan';
import { withTrunkZero } from './trunkZero';
import { quoteNumber } from './writtenNumber';

/** Digits of a number of this country, in national form or with its calling code in front. */
export function readNational(digits: string, country: string, given: string): Result<Destination> {
	const callingCode = callingCodeOf(country) ?? '';
	const national = { callingCode, rest: digits };
	const afterCode = digits.startsWith(callingCode) ? digits.slice(callingCode.length) : undefined;
	const rests = [
		digits,
		withoutTrunk(national),
		withoutLocalForm(digits, callingCode, country),
		afterCode,
		// Some leave the zero there. Another prefix, as North America's 1, nobody writes between: it is a digit too many.
		afterCode?.startsWith('0') ? withoutTrunk({ callingCode, rest: afterCode }) : undefined,
	].filter((rest) => rest !== undefined);
	const mobiles = [...new Set(rests)].map((rest) => ({ callingCode, rest })).filter(isMobile);
	const [only, other] = mobiles;
	if (only !== undefined && other !== undefined) return failed(either(quoteNumber(given), [only, other]));
	const number = only ?? withTrunkZero(national);
	if (number !== undefined) return found('national', number, country);
	const suggestion = lacksPlus(digits, callingCode) ? `+${digits}` : exampleNumber;
	return failed(problem('DESTINATION_NOT_OF_COUNTRY', { shown: quoteNumber(given), country, suggestion }));
}

/** Whether the digits have the length of a mobile number with its calling code, and that of no number without it. */
function lacksPlus(digits: string, callingCode: string): boolean {
	const { lengths = [], mobileLengths = [] } = planOf(callingCode) ?? {};
	const isWhole = mobileLengths.includes(digits.length - callingCode.length);
	return digits.startsWith(callingCode) && isWhole && !lengths.includes(digits.length);
}
