import { northAmericanAreas, zonesByRegion } from '../generated/capitals';
import { countryOf, planOf, split, type SplitNumber } from './numberingPlan';

/** IANA name of a time zone → countries whose capital has it, in the order of the names. */
const zones: ReadonlyMap<string, readonly string[]> = new Map(
	zonesByRegion.split('\n').flatMap((line) => {
		const [region = '', ...entries] = line.split(' ');
		return entries.map(keyAndCodes).map(([name, countries]) => [`${region}/${name}`, countries] as const);
	}),
);

/** IANA names of the time zones of all countries. */
export const timeZones: readonly string[] = [...zones.keys()];

/** Made when the first number is asked for. */
let index: { capitals: ReadonlyMap<string, string>; areas: ReadonlyMap<string, string> } | undefined;

function indexed() {
	index ??= { capitals: turned(zones), areas: turned(northAmericanAreas.split(' ').map(keyAndCodes)) };
	return index;
}

/** `Abidjan=CI,ML` */
function keyAndCodes(entry: string): [key: string, codes: string[]] {
	const [key = '', codes] = entry.split('=');
	return [key, codes?.split(',') ?? []];
}

/** Each code → the key that it belongs to. */
function turned(entries: Iterable<readonly [key: string, codes: readonly string[]]>): Map<string, string> {
	return new Map([...entries].flatMap(([key, codes]) => codes.map((code) => [code, key] as const)));
}

/**
 * The country whose clocks the recipient of a number goes by (ISO 3166-1 alpha-2). Where several share a calling code and
 * the digits do not tell, the main one. Undefined for satellite phones and other numbers of no country.
 * @param destination plus and digits
 */
export function recipientCountry(destination: string): string | undefined {
	const number = split(destination.replace(/\D/g, ''));
	if (number === undefined) return undefined;
	return (
		countryOf(number.callingCode, number.rest) ??
		northAmerican(number) ??
		Object.keys(planOf(number.callingCode)?.mobile ?? {})[0]
	);
}

function northAmerican({ callingCode, rest }: SplitNumber): string | undefined {
	return callingCode === '1' ? indexed().areas.get(rest.slice(0, 3)) : undefined;
}

/** The IANA name of the time zone of the capital of a number's country; undefined for numbers of no country. */
export function recipientTimeZone(destination: string): string | undefined {
	const country = recipientCountry(destination);
	return country === undefined ? undefined : capitalTimeZone(country);
}

/** The IANA name of the time zone of a country's capital. */
export function capitalTimeZone(country: string): string | undefined {
	return indexed().capitals.get(country);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a time zone is ahead of UTC at a moment, in ms. Undefined for a zone that does not exist. */
export function offsetAt(moment: number, timeZone: string): number | undefined {
	try {
		const parts = formatOf(timeZone).formatToParts(moment);
		const part = (type: string) => Number(parts.find((entry) => entry.type === type)?.value);
		const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
		return shown - Math.floor(moment / 1000) * 1000;
	} catch {
		return undefined;
	}
}

/** Making one takes longer than all that it is used for. Throws for a zone that does not exist. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
	const known = formats.get(timeZone);
	if (known !== undefined) return known;
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	formats.set(timeZone, format);
	return format;
}
