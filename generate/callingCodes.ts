import {
	type CountryCode,
	getCountries,
	getCountryCallingCode,
	getExampleNumber,
	Metadata,
	parsePhoneNumberFromString,
} from 'libphonenumber-js';
import examples from 'libphonenumber-js/examples.mobile.json';

/** How a country writes its mobile numbers in national form, as far as a leading zero is concerned. */
export interface CallingCode {
	callingCode: string;
	/** What stands before the number in national form and goes in international form: 0, in Hungary 06. */
	trunkPrefix?: string;
	/** The number itself starts with 0, which stays in international form (Ivory Coast, Benin). */
	startsWithZero?: true;
	/** Whether something else than 00 is dialled there before another country's calling code. */
	otherExitCode?: true;
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
				return [
					country,
					{
						callingCode,
						...(example.startsWith('0')
							? { startsWithZero: true as const }
							: trunkPrefix !== undefined && { trunkPrefix }),
						...(!dialsDoubleZero(country) && { otherExitCode: true as const }),
					},
				];
			}),
	);
}

/** Whether 00, and nothing longer that begins with it, is dialled in a country before the calling code of another one. */
function dialsDoubleZero(country: CountryCode): boolean {
	const metadata = new Metadata();
	metadata.selectNumberingPlan(country);
	const exitCode = new RegExp(`^(?:${metadata.numberingPlan?.IDDPrefix() ?? ''})$`);
	const longer = Array.from({ length: 1000 }, (_none, number) => String(number).padStart(3, '0')).flatMap((three) =>
		[1, 2, 3].map((length) => `00${three.slice(0, length)}`),
	);
	return exitCode.test('00') && !longer.some((code) => exitCode.test(code));
}
