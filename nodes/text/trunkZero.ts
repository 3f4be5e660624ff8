import { hasOwnZero, isMobile, planOf, type SplitNumber, withoutTrunk } from './numberingPlan';

/** A number with a zero after its calling code: without it where it is of a mobile number in national form, or as it is. */
export function withoutZeroAfterCode(number: SplitNumber, beforeZero: string | undefined): SplitNumber | undefined {
	const isBracketed = beforeZero !== undefined;
	if (isBracketed && beforeZero !== number.callingCode) return undefined;
	if (!isBracketed && isMobile(number)) return number;
	const possible = [
		...(!isBracketed && hasOwnZero(number) ? [number] : []),
		...[withoutZero(number)].filter((each) => each !== undefined),
	];
	return possible.length === 1 ? possible[0] : undefined;
}

/** The mobile number that is left without the trunk prefix, or without the zero that some write where there is none. */
function withoutZero(number: SplitNumber): SplitNumber | undefined {
	const isZeroOddThere = planOf(number.callingCode)?.zero !== undefined;
	const rest = withoutTrunk(number) ?? (isZeroOddThere ? number.rest.replace(/^0/, '') : '');
	const shorter = { ...number, rest };
	return isMobile(shorter) ? shorter : undefined;
}

/** A number that begins with its country's trunk zero is national, also where no mobile number is known to look like it. */
export function withTrunkZero(national: SplitNumber): SplitNumber | undefined {
	if (hasOwnZero(national)) return withoutZero(national) === undefined ? national : undefined;
	const rest = national.rest.startsWith('0') ? withoutTrunk(national) : undefined;
	const isPossible = rest !== undefined && !rest.startsWith('0');
	return isPossible && planOf(national.callingCode)?.mobileLengths.includes(rest.length)
		? { ...national, rest }
		: undefined;
}
