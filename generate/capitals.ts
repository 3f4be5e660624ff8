import timeZoneData from 'moment-timezone/data/meta/latest.json';
import metadata from 'libphonenumber-js/metadata.max.json';
import { z } from 'zod/v4';
import { numberingPlan } from './numberingPlan';

/** The countries of the IANA database's zone tables, each with its time zones. */
const zonesOf = z
	.object({ countries: z.record(z.string(), z.object({ zones: z.array(z.string()).nonempty() })) })
	.parse(timeZoneData).countries;

/**
 * The time zone of the capital of every country that has several, reviewed by hand: where the database has no zone named
 * after the capital, that of the city whose clocks it follows (Wellington: Auckland, Canberra: Sydney, Astana: Almaty).
 */
const reviewedCapitals: Readonly<Record<string, string>> = {
	...inRegion('Africa', {
		...{ AO: 'Luanda', BF: 'Ouagadougou', BI: 'Bujumbura', BJ: 'Porto-Novo', BW: 'Gaborone', CD: 'Kinshasa' },
		...{ CF: 'Bangui', CG: 'Brazzaville', CM: 'Douala', DJ: 'Djibouti', ER: 'Asmara', ET: 'Addis_Ababa' },
		...{ GA: 'Libreville', GH: 'Accra', GM: 'Banjul', GN: 'Conakry', GQ: 'Malabo', LS: 'Maseru', ML: 'Bamako' },
		...{ MR: 'Nouakchott', MW: 'Blantyre', NE: 'Niamey', RW: 'Kigali', SL: 'Freetown', SN: 'Dakar', SO: 'Mogadishu' },
		...{ SZ: 'Mbabane', TG: 'Lome', TZ: 'Dar_es_Salaam', UG: 'Kampala', ZM: 'Lusaka', ZW: 'Harare' },
	}),
	...inRegion('America', {
		...{ AG: 'Antigua', AI: 'Anguilla', AR: 'Argentina/Buenos_Aires', AW: 'Aruba', BL: 'St_Barthelemy' },
		...{ BQ: 'Kralendijk', BR: 'Sao_Paulo', BS: 'Nassau', CA: 'Toronto', CL: 'Santiago', CW: 'Curacao' },
		...{ DM: 'Dominica', EC: 'Guayaquil', GD: 'Grenada', GL: 'Nuuk', GP: 'Guadeloupe', KN: 'St_Kitts', KY: 'Cayman' },
		...{ LC: 'St_Lucia', MF: 'Marigot', MS: 'Montserrat', MX: 'Mexico_City', SX: 'Lower_Princes' },
		...{ TT: 'Port_of_Spain', US: 'New_York', VC: 'St_Vincent', VG: 'Tortola', VI: 'St_Thomas' },
	}),
	...inRegion('Asia', {
		...{ BH: 'Bahrain', BN: 'Brunei', CN: 'Shanghai', CY: 'Nicosia', ID: 'Jakarta', KH: 'Phnom_Penh', KW: 'Kuwait' },
		...{ KZ: 'Almaty', LA: 'Vientiane', MN: 'Ulaanbaatar', MY: 'Kuala_Lumpur', OM: 'Muscat', PS: 'Hebron' },
		...{ UZ: 'Tashkent', VN: 'Ho_Chi_Minh', YE: 'Aden' },
	}),
	...inRegion('Europe', {
		...{ AX: 'Mariehamn', BA: 'Sarajevo', DE: 'Berlin', DK: 'Copenhagen', ES: 'Madrid', GG: 'Guernsey', HR: 'Zagreb' },
		...{ IM: 'Isle_of_Man', JE: 'Jersey', LI: 'Vaduz', LU: 'Luxembourg', MC: 'Monaco', ME: 'Podgorica', MK: 'Skopje' },
		...{ NL: 'Amsterdam', NO: 'Oslo', PT: 'Lisbon', RU: 'Moscow', SE: 'Stockholm', SI: 'Ljubljana' },
		...{ SK: 'Bratislava', SM: 'San_Marino', UA: 'Kyiv', VA: 'Vatican' },
	}),
	...inRegion('Pacific', {
		...{ FM: 'Pohnpei', KI: 'Tarawa', MH: 'Majuro', MP: 'Saipan', NZ: 'Auckland', PF: 'Tahiti', PG: 'Port_Moresby' },
		...{ TV: 'Funafuti', WF: 'Wallis' },
	}),
	...inRegion('Indian', {
		...{ CC: 'Cocos', CX: 'Christmas', KM: 'Comoro', MG: 'Antananarivo', RE: 'Reunion', SC: 'Mahe', YT: 'Mayotte' },
	}),
	...{ AU: 'Australia/Sydney', IS: 'Atlantic/Reykjavik', SH: 'Atlantic/St_Helena', SJ: 'Arctic/Longyearbyen' },
};

/**
 * Territories with calling codes that the zone tables do not list as countries: Ascension, Tristan da Cunha, Kosovo.
 */
const unlisted: Readonly<Record<string, string>> = {
	AC: 'Atlantic/St_Helena',
	TA: 'Atlantic/St_Helena',
	XK: 'Europe/Belgrade',
};

function inRegion(region: string, cities: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(cities).map(([country, city]) => [country, `${region}/${city}`]));
}

/** Country with a calling code → the time zone of its capital. */
function capitalTimeZones(): Record<string, string> {
	const countries = Object.values(numberingPlan()).flatMap(({ mobile }) => Object.keys(mobile));
	return Object.fromEntries(countries.sort().map((country) => [country, capitalOf(country)]));
}

function capitalOf(country: string): string {
	const { zones } = zonesOf[country] ?? {};
	const only = zones?.length === 1 ? zones[0] : undefined;
	const zone = only ?? reviewedCapitals[country] ?? unlisted[country];
	if (zone === undefined) throw new Error(`${country} has several time zones: review which one its capital has`);
	if (zones !== undefined && !zones.includes(zone)) throw new Error(`${zone} is not a time zone of ${country}`);
	return zone;
}

/** Area code of +1 → its country, other than the United States and Canada, whose capitals share their clocks. */
function northAmericanAreas(): Record<string, string> {
	const areas = Array.from({ length: 800 }, (_, index) => String(index + 200));
	const patterns = (metadata.country_calling_codes['1'] ?? []).flatMap((country): [string, RegExp][] => {
		// The record of a country has its leading digits in the eleventh place.
		const leading = z.array(z.unknown()).parse(metadata.countries[country])[10];
		return typeof leading === 'string' ? [[country, new RegExp(`^(?:${leading})`)]] : [];
	});
	return Object.fromEntries(
		areas.flatMap((area) => patterns.filter(([, pattern]) => pattern.test(area)).map(([country]) => [area, country])),
	);
}

/** A line for each part of the world: `Africa Abidjan=CI Accra=GH Ceuta`. */
function zoneLines(): string[] {
	const capitals = Object.entries(capitalTimeZones());
	const zones = new Set(Object.values(zonesOf).flatMap((country) => country.zones));
	const lines = new Map<string, string[]>();
	for (const zone of [...zones].sort()) {
		const [region = '', ...rest] = zone.split('/');
		const countries = capitals.filter(([, capital]) => capital === zone).map(([country]) => country);
		const entry = rest.join('/') + (countries.length > 0 ? `=${countries.join(',')}` : '');
		lines.set(region, [...(lines.get(region) ?? [region]), entry]);
	}
	return [...lines.values()].map((entries) => entries.join(' '));
}

function areaEntries(): string[] {
	const areas = Object.entries(northAmericanAreas());
	const countries = [...new Set(areas.map(([, country]) => country))].sort();
	return countries.map(
		(each) => `${each}=${areas.flatMap(([area, country]) => (country === each ? area : [])).join(',')}`,
	);
}

/** The module with the countries' time zones, as compact texts that nodes/text/timeZones.ts reads. */
export function capitalsModule(): string {
	return [
		'/**',
		' * A line a part of the world, then the IANA names of its time zones, each with the countries (ISO 3166-1 alpha-2) whose',
		' * capital has it.',
		' */',
		`export const zonesByRegion = \`${zoneLines().join('\n')}\`;`,
		'',
		'/** Countries with their area codes of +1, other than the United States and Canada, whose capitals share their clocks. */',
		`export const northAmericanAreas = '${areaEntries().join(' ')}';`,
	].join('\n');
}
