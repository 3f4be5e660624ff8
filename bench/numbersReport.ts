import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { countryNames } from '../nodes/generated/countries';
import { type Abroad, populousCountries, type Reading, readingOf, seeded } from './numberReadings';

const each = 200;
const northAmerica = new Set(['US', 'CA']);

/** The readings of the same random numbers, every time. */
export function measure(): Reading[] {
	const random = seeded(8);
	return populousCountries.map((country) => readingOf(country, each, random));
}

const sum = (readings: readonly Reading[], count: (reading: Reading) => number) =>
	readings.reduce((total, reading) => total + count(reading), 0);

/** How many of all numbers were sent to another country, from 0 to 1. */
export function shareAbroad(readings: readonly Reading[]): number {
	return sum(readings, ({ abroad }) => abroad) / (readings.length * each);
}

/** How many numbers outside North America were refused although they were whole, apart from their plus. */
export function refusedOutsideNorthAmerica(readings: readonly Reading[]): number {
	return sum(readings, ({ country, refusedInternational }) => (northAmerica.has(country) ? 0 : refusedInternational));
}

/** One row of the table that says why these numbers can be read as those of two countries. */
function reasonOf(country: string, { callingCode, numbers }: Abroad): string {
	const beginnings = new Set(numbers.map(({ written }) => written.slice(0, callingCode.length + 2)));
	const lengths = [...new Set(numbers.map(({ written }) => written.length))].sort((a, b) => a - b);
	const [home = country, abroad = `+${callingCode}`] = [country, landOf(numbers)].map((each) => countryNames[each]);
	const shown = [...beginnings].sort().map((beginning) => `\`${beginning}…\``);
	const digits = lengths.join(' or ');
	const after = lengths.map((length) => length - callingCode.length).join(' or ');
	return `| ${home} | ${numbers.length} | ${shown.join(', ')}, ${digits} digits | ${abroad}, +${callingCode} and ${after} digits |`;
}

function landOf(numbers: Abroad['numbers']): string {
	const [{ destination } = { destination: '' }] = numbers;
	const { country } = parsePhoneNumberFromString(destination) ?? {};
	return country ?? '';
}

/** The page docs/numbers.md. */
export function numbersPage(readings: readonly Reading[]): string {
	const all = readings.length * each;
	const percent = (count: number) => `${((100 * count) / all).toFixed(2)} %`;
	const abroad = sum(readings, (reading) => reading.abroad);
	const byLength = sum(readings, ({ abroadByLength }) => abroadByLength);
	const refused = sum(readings, ({ country, refusedInternational }) =>
		northAmerica.has(country) ? refusedInternational : 0,
	);
	const reasons = readings.flatMap(({ country, to }) => to.map((pair) => reasonOf(country, pair)));
	return `# How numbers without a country are read

A national number without its zero and without a plus can look like an international number of another country. The nodes read bare digits as an international number only if the numbering plan has a mobile number like that, and refuse the rest. **To be certain, set Country or write numbers with a plus.**

This page measures how often that is still wrong. It takes ${each} random valid mobile numbers of each of the ${readings.length} most populous countries, written as in their country but without the zero in front, with no Country set and an account outside North America.

| | of ${all} numbers | |
| --- | --- | --- |
| would be sent to another country if only the length counted | ${byLength} | ${percent(byLength)} |
| are sent to another country by the nodes | ${abroad} | ${percent(abroad)} |
| international numbers without the plus, outside +1, that are refused | ${refusedOutsideNorthAmerica(readings)} | ${percent(refusedOutsideNorthAmerica(readings))} |

Of the ${northAmerica.size * each} numbers of the United States and Canada in international form without the plus, ${refused} are refused: \`15123456789\` is a mobile number in China too. For accounts in the North America region, the nodes read them as +1, and refuse numbers such as \`4792345678\`, which exists both in Arkansas and in Norway.

The table lists all numbers that are sent to another country. According to libphonenumber, each is a valid mobile number in both countries, so the digits alone do not show which is meant. With **Country** set, none of them goes abroad. Countries that are not on the left had none.

| a mobile number of | sent abroad | at home | is also a mobile number of |
| --- | --- | --- | --- |
${reasons.join('\n')}

Without a plus, numbers with fewer than eight digits after the country code (Iceland, the Maldives, some islands) are refused too: they look like national numbers of larger countries. The numbers are drawn from libphonenumber's patterns. This page is made by \`node tools/run.mjs bench/numbers.ts\`.
`;
}
