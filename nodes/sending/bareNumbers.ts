import { countryNames } from '../generated/countries';
import type { AnyRequest } from './format';
import type { ReadMessage } from './message';

/** The number of countries after which the others are only counted. */
const mostCountries = 5;

/**
 * The hint of a run in which digits without a plus were read as international numbers: how many, of which countries, and
 * how one of them ends. Undefined where there were none.
 */
export function bareNumbersHint<Request extends AnyRequest>(read: readonly ReadMessage<Request>[]) {
	const none: { country: string; destination: string }[] = [];
	const bare = read.flatMap((message) => {
		if ('problem' in message || message.bareNumberOf === undefined) return none;
		return { country: message.bareNumberOf, destination: message.destination };
	});
	const [first] = bare;
	if (first === undefined) return undefined;
	const example = `…${first.destination.slice(-3)} (${nameOf(first.country)})`;
	const numbers =
		bare.length === 1
			? `1 number without a plus was read as international: ${example}`
			: `${bare.length} numbers without a plus were read as international: ${countriesIn(bare)}; the first is ${example}`;
	const message = `${numbers}. To avoid guessing, write numbers with a plus sign or choose their Country.`;
	return { message, location: 'outputPane' as const };
}

/** "2 of Singapore, 1 of Norway", those with the most numbers first. */
function countriesIn(bare: readonly { country: string }[]): string {
	const counts = new Map<string, number>();
	for (const { country } of bare) counts.set(country, (counts.get(country) ?? 0) + 1);
	const sorted = [...counts].sort(([, a], [, b]) => b - a);
	const shown = sorted.slice(0, mostCountries).map(([country, count]) => `${count} of ${nameOf(country)}`);
	const others = sorted.slice(mostCountries).reduce((sum, [, count]) => sum + count, 0);
	return [...shown, ...(others > 0 ? [`${others} of other countries`] : [])].join(', ');
}

/** A country by its name; a calling code that several share by the name of its plan, or as it is. */
function nameOf(country: string): string {
	return country === '+1' ? 'North America' : (countryNames[country] ?? country);
}
