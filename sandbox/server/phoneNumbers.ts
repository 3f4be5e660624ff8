import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { ApiFailure, ErrorCode } from './apiFailure';

// Read with libphonenumber, not as the nodes read numbers: the sandbox stands in for 8x8, which judges by itself.

/**
 * The destination as 8x8 answers it: the international number's digits, with no plus sign. Throws an ApiFailure when
 * the country is unknown or has no such number.
 *
 * @param country ISO 3166-1 alpha-2 code. With it, a national number becomes an international one.
 */
export function internationalDigits(destination: string, country: string | undefined): string {
	if (country === undefined || country === '') return destination.replace(/^\+/, '');
	const code = country.toUpperCase();
	if (!isSupportedCountry(code)) {
		throw new ApiFailure(400, ErrorCode.country, `Invalid parameter 'country': no country has the code ${code}`);
	}
	const number = parsePhoneNumberFromString(destination, code);
	if (number?.isPossible() !== true) {
		throw new ApiFailure(400, ErrorCode.destination, `Invalid MSISDN format: not a number of ${code}`);
	}
	return number.number.slice(1);
}

/** A number as people write it, such as +65 9123 4567, given as digits; what is not a number stays as it is. */
export function labelOf(digits: string): string {
	return numberFrom(digits)?.formatInternational() ?? digits;
}

/** ISO 3166-1 alpha-2 code of the country that a number belongs to, given as digits without a plus sign. */
export function countryOf(digits: string): string | undefined {
	const number = numberFrom(digits);
	// Numbers that no network uses belong to the main country of the calling code.
	return number?.country ?? number?.getPossibleCountries()[0];
}

// A person without a number has an ID, whose digits are not a number.
function numberFrom(digits: string) {
	return /^\d+$/.test(digits) ? parsePhoneNumberFromString(`+${digits}`) : undefined;
}
