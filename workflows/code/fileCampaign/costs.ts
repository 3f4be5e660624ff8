import { countryNames } from '../../../nodes/generated/countries';
import { groupBy } from '../../../nodes/sending/groupBy';
import { planOf, split } from '../../../nodes/text/numberingPlan';
import { cellText, type Row } from '../sheets/row';
import { paragraph, table } from './html';

/** What some messages cost. The amounts are undefined where a price is not known, or they are in several currencies. */
interface Cost {
	messages: number;
	segments: number;
	/** With the cheapest and with the most expensive operators. */
	amounts: { from: number; to: number; currency: string } | undefined;
}

/** @param previews the items of Preview for messages that would be sent */
export function costOf(previews: readonly Row[]): Cost {
	const [first] = previews;
	const isPriced = previews.every(
		({ priceFrom, priceTo, currency }) =>
			typeof priceFrom === 'number' && typeof priceTo === 'number' && currency === first?.currency,
	);
	const sumOf = (field: string) => previews.reduce((sum, preview) => sum + Number(preview[field]), 0);
	const rounded = (field: string) => Math.round(sumOf(field) * 1e6) / 1e6;
	return {
		messages: previews.length,
		segments: sumOf('segments'),
		amounts:
			first === undefined || !isPriced
				? undefined
				: { from: rounded('priceFrom'), to: rounded('priceTo'), currency: cellText(first.currency) },
	};
}

/** The same for each country, the one with the most segments first. */
function costsByCountry(previews: readonly Row[]): [place: string, cost: Cost][] {
	return [...groupBy(previews, placeOf)]
		.map(([place, those]): [string, Cost] => [place, costOf(those)])
		.sort(([, one], [, other]) => other.segments - one.segments);
}

/** The country of a number. Some numbers only tell which countries share their country code, as all in North America. */
function placeOf({ country, destination }: Row): string {
	const name = countryNames[cellText(country)];
	if (name !== undefined) return name;
	const callingCode = split(cellText(destination).replace(/^\+/, ''))?.callingCode ?? '';
	const [first = '', ...others] = planOf(callingCode)?.countries ?? [];
	const main = countryNames[first];
	if (main === undefined) return 'Not known';
	return others.length === 0 ? main : `${main}, or another country with +${callingCode}`;
}

/** The cost of messages by country, in a table. @param previews the items of Preview for messages that would be sent */
export function costTable(previews: readonly Row[]): string {
	if (previews.length === 0) return paragraph('No messages, no cost.');
	const line = (place: string, { messages, segments, amounts }: Cost) => {
		if (amounts === undefined) return [place, messages, segments, 'not known'];
		const { from, to, currency } = amounts;
		return [place, messages, segments, from === to ? `${to} ${currency}` : `${from} to ${to} ${currency}`];
	};
	const countries = costsByCountry(previews).map(([place, cost]) => line(place, cost));
	const total = countries.length > 1 ? [line('Total', costOf(previews))] : [];
	return table(['Country', 'Messages', 'Segments', 'Cost'], [...countries, ...total]);
}
