import { problem } from '../problems/catalogue';
import { failed, type Result } from '../problems/result';
import { type Destination, either, exampleNumber, found, international } from './foundNumber';
import { isMobile, split, type SplitNumber } from './numberingPlan';
import { quoteNumber, type WrittenNumber } from './writtenNumber';

/** Shorter mobile numbers are those of small countries (Iceland, the Maldives); with their calling code they look like national ones of large countries. */
const shortestBareRest = 8;

/** Digits that nothing is known about: the mobile number of a country where its plan has one like it. */
export function readBare(
	{ written, given }: WrittenNumber,
	digits: string,
	home: string | undefined,
): Result<Destination> {
	if (digits.startsWith('0')) return failed(problem('DESTINATION_LEADING_ZERO', { shown: quoteNumber(given) }));
	const atHome = home === undefined ? undefined : { callingCode: home, rest: digits };
	const isOfHome = atHome !== undefined && isMobile(atHome);
	const number = split(digits);
	const isGrouped = /^\D*\d{3}\D+\d{3}\D+\d{4}\D*$/.test(written);
	if (number === undefined || !isMobile(number) || isGrouped || number.rest.length < shortestBareRest) {
		const suggestion = isGrouped ? `+1 ${digits}` : isOfHome ? international(atHome) : exampleNumber;
		return failed(problem('DESTINATION_WITHOUT_COUNTRY', { shown: quoteNumber(given), suggestion }));
	}
	const others = isOfHome ? [atHome] : home !== '1' && number.callingCode === '1' ? elevenDigits(digits) : [];
	const [other] = others;
	return other === undefined ? found('bare', number) : failed(either(quoteNumber(given), [number, other]));
}

/** China's mobile numbers, and some of Germany's, have eleven digits that begin with 1, as North America's have with +1. */
function elevenDigits(rest: string): SplitNumber[] {
	return ['86', '49'].map((callingCode) => ({ callingCode, rest })).filter(isMobile);
}
