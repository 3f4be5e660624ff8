import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { readDestination } from '../nodes/text/destination';
import { callingCodeOf, isMobile, planOf, withoutTrunk } from '../nodes/text/numberingPlan';

/** The 60 most populous countries (United Nations, World Population Prospects 2024), the largest first. */
export const populousCountries =
	'IN CN US ID PK NG BR BD RU ET MX JP EG PH CD VN IR TR DE TH TZ GB FR ZA IT KE MM CO KR SD UG ES DZ IQ AR AF YE CA PL MA AO UA UZ MY MZ GH PE SA MG CI NP CM VE NE AU KP SY ML BF TW'.split(
		' ',
	);

/** Numbers of one country that are read as those of another. */
export interface Abroad {
	callingCode: string;
	/** As they were written, and as they were sent. */
	numbers: { written: string; destination: string }[];
}

/** How the same numbers were read, each as its country writes it but without zero, country code and Country. */
export interface Reading {
	country: string;
	/** Sent to a number of another country, with the length check alone: any 7 to 15 digits are international. */
	abroadByLength: number;
	/** Sent to a number of another country by the node. */
	abroad: number;
	/** Where to, the most frequent first. */
	to: Abroad[];
	/** In international form without the plus: refused by the node. */
	refusedInternational: number;
}

/** Random valid mobile numbers of a country, after its calling code: each of those that it can have is as likely. */
function mobileNumbers(country: string, count: number, random: () => number): string[] {
	const callingCode = callingCodeOf(country) ?? '';
	const lengths = planOf(callingCode)?.mobileLengths ?? [];
	const numbers: string[] = [];
	while (numbers.length < count) {
		const rest = randomDigits(lengths, random);
		if (!isMobile({ callingCode, rest })) continue;
		const number = parsePhoneNumberFromString(`+${callingCode}${rest}`);
		const isOfCountry = number?.country === country && number.isValid();
		if (isOfCountry && number.getType()?.includes('MOBILE')) numbers.push(rest);
	}
	return numbers;
}

/** Digits of one of these lengths; of all rows of digits that have one, each is as likely. */
function randomDigits(lengths: readonly number[], random: () => number): string {
	const weights = lengths.map((length) => 10 ** length);
	let place = random() * weights.reduce((sum, weight) => sum + weight, 0);
	const index = weights.findIndex((weight) => (place -= weight) < 0);
	return Array.from({ length: lengths[index] ?? 0 }, () => Math.floor(random() * 10)).join('');
}

/** The digits of a number as its country writes it, without the zero or other prefix that is dialled before it. */
function national(callingCode: string, rest: string): string {
	const written = parsePhoneNumberFromString(`+${callingCode}${rest}`)?.formatNational().replace(/\D/g, '') ?? rest;
	const isShorter = !rest.startsWith('0') && written !== rest;
	return isShorter ? (withoutTrunk({ callingCode, rest: written }) ?? written) : written;
}

/** @param homeCallingCode of the region that the account is in, if it has one */
export function readingOf(country: string, count: number, random: () => number, homeCallingCode?: string): Reading {
	const callingCode = callingCodeOf(country) ?? '';
	const numbers = mobileNumbers(country, count, random);
	const to = new Map<string, Abroad['numbers']>();
	for (const rest of numbers) {
		const written = national(callingCode, rest);
		const read = readDestination(written, { homeCallingCode });
		if (!read.ok || read.value.destination === `+${callingCode}${rest}`) continue;
		const { destination } = read.value;
		to.set(read.value.callingCode, [...(to.get(read.value.callingCode) ?? []), { written, destination }]);
	}
	const abroad = [...to].map(([code, sent]): Abroad => ({ callingCode: code, numbers: sent }));
	return {
		country,
		abroad: abroad.reduce((sum, { numbers: sent }) => sum + sent.length, 0),
		abroadByLength: numbers.filter((rest) => /^(?!1)[2-9]\d{6,14}$|^1[2-9]\d{9}$/.test(national(callingCode, rest)))
			.length,
		to: abroad.sort((a, b) => b.numbers.length - a.numbers.length),
		refusedInternational: numbers.filter((rest) => !readDestination(`${callingCode}${rest}`, { homeCallingCode }).ok)
			.length,
	};
}

/** Numbers from 0 to 1, the same row for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
