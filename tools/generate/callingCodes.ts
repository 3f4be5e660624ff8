import { getCountries, getCountryCallingCode, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js';
import examples from 'libphonenumber-js/examples.mobile.json';

/** How a country writes its mobile numbers in national form, as far as a leading zero is concerned. */
export interface CallingCode {
	callingCode: string;
	/** What stands before the number in national form and goes in international form: 0, in Hungary 06. */
	trunkPrefix?: string;
	/** The number itself starts with 0, which stays in international form (Ivory Coast, Benin). */
	startsWithZero?: true;
}

/** Country (ISO 3166-1 alpha-2) → its calling code, found out by having the example numbers of libphonenumber parsed. */
export function callingCodes(): Record<string, CallingCode> {
	return Object.fromEntries(
		getCountries()
			.filter((country) => /^[A-Z]{2}$/.test(country))
			.sort()
			.map((country): [string, CallingCode] => {
				const callingCode = getCountryCallingCode(country);
				const number = getExampleNumber(country, examples);
				const example = number?.nationalNumber ?? '';
				const national = number?.formatNational().replace(/\D/g, '') ?? '';
				const trunkPrefix = ['0', '06'].find(
					(prefix) =>
						parsePhoneNumberFromString(prefix + example, country)?.number === `+${callingCode}${example}` &&
						// Argentina writes 011 15… for +54 9 11…: taking the zero away is not enough there.
						(!national.startsWith('0') || national === prefix + example),
				);
				if (example.startsWith('0')) return [country, { callingCode, startsWithZero: true }];
				return [country, trunkPrefix === undefined ? { callingCode } : { callingCode, trunkPrefix }];
			}),
	);
}
