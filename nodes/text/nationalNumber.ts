import { problem } from '../problems/catalogue';
import { failed, type Result } from '../problems/result';
import { type Destination, either, found } from './foundNumber';
import { callingCodeOf, isMobile, withoutLocalForm, withoutTrunk } from './numberingPlan';
import { withTrunkZero } from './trunkZero';

/** Digits of a number of this country, in national form or with its calling code in front. */
export function readNational(digits: string, country: string, shown: string): Result<Destination> {
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
