import { countryNames } from '../../generated/countries';
import { groupBy } from '../groupBy';
import { type Row, rounded } from './row';

/** With the cheapest and with the most expensive operators. Null where a price is not known, or they are in several currencies. */
interface Amounts {
	priceFrom: number | null;
	priceTo: number | null;
	currency: string | null;
}

/** The totals for the messages to one country. */
interface CountryTotal extends Amounts {
	/** ISO 3166-1 alpha-2; null where the numbers do not tell, as in North America. */
	country: string | null;
	name: string | null;
	messages: number;
	segments: number;
}

/** What would go out within an hour. */
interface Hour {
	/** When it begins, in ISO 8601. */
	from: string;
	messages: number;
	/** Country (null where the numbers do not tell) and how many messages. */
	countries: { country: string | null; messages: number }[];
}

/** The totals for all messages of a preview. */
export interface Summary extends Amounts {
	messages: number;
	wouldSend: number;
	duplicates: number;
	/** Of those that would be sent. */
	segments: number;
	/** How many of them have no price: the list has none for their country, or none was asked for. */
	unpriced: number;
	/** Those with the most segments first. */
	countries: CountryTotal[];
	/** When they would go out, hour by hour. Empty where none has a time. */
	hours: Hour[];
	/** What is wrong with the others, the most frequent first, each with the sentence of its first message. */
	problems: { code: string; messages: number; first: string }[];
}

export function summaryOf(rows: readonly Row[]): Summary {
	const sendable = rows.filter(({ wouldSend }) => wouldSend);
	const byCountry = groupBy(sendable, ({ country }) => country ?? '');
	const byProblem = groupBy(
		rows.filter(({ problem }) => problem !== undefined),
		({ problem }) => problem?.code ?? '',
	);
	return {
		messages: rows.length,
		wouldSend: sendable.length,
		duplicates: rows.filter(({ duplicateOf }) => duplicateOf !== undefined).length,
		segments: segmentsIn(sendable),
		...amountsIn(sendable),
		unpriced: sendable.filter(({ price }) => price === undefined).length,
		countries: [...byCountry].map(([code, those]) => totalOf(code, those)).sort((a, b) => b.segments - a.segments),
		hours: hoursOf(sendable),
		problems: [...byProblem]
			.map(([code, those]) => ({ code, messages: those.length, first: those[0]?.problem?.sentence ?? '' }))
			.sort((a, b) => b.messages - a.messages),
	};
}

function hoursOf(rows: readonly Row[]): Hour[] {
	const timed = rows.flatMap(({ scheduled, country = null }) => (scheduled === null ? [] : [{ scheduled, country }]));
	// An ISO time is the same up to its hour for all times of that hour.
	const byHour = groupBy(timed, ({ scheduled }) => `${scheduled.slice(0, 13)}:00:00.000Z`);
	return [...byHour]
		.sort(([one], [other]) => one.localeCompare(other))
		.map(([from, those]) => ({
			from,
			messages: those.length,
			countries: [...groupBy(those, ({ country }) => country ?? '')].map(([country, ofIt]) => ({
				country: country === '' ? null : country,
				messages: ofIt.length,
			})),
		}));
}

function totalOf(country: string, rows: readonly Row[]): CountryTotal {
	return {
		country: country === '' ? null : country,
		name: countryNames[country] ?? null,
		messages: rows.length,
		segments: segmentsIn(rows),
		...amountsIn(rows),
	};
}

function segmentsIn(rows: readonly Row[]): number {
	return rows.reduce((sum, { size }) => sum + (size?.segments ?? 0), 0);
}

function amountsIn(rows: readonly Row[]): Amounts {
	const prices = rows.flatMap(({ price }) => (price === undefined ? [] : [price]));
	const [first] = prices;
	const isWhole = prices.length === rows.length && prices.every(({ currency }) => currency === first?.currency);
	if (first === undefined || !isWhole) return { priceFrom: null, priceTo: null, currency: null };
	return {
		priceFrom: rounded(prices.reduce((sum, { from }) => sum + from, 0)),
		priceTo: rounded(prices.reduce((sum, { to }) => sum + to, 0)),
		currency: first.currency,
	};
}

/** The number of countries, and of problems, after which the others are only counted. */
const mostNamed = 5;

/** "Nothing was sent. 498 of 500 messages would go out in 510 segments, for 19.13 EUR. Singapore: 300 messages, …" */
export function planSentence(summary: Summary): string {
	const { messages, wouldSend, duplicates, segments, countries, unpriced } = summary;
	const price = priceIn(summary);
	const total = `Nothing was sent. ${wouldSend} of ${counted(messages, 'message')} would go out in ${counted(segments, 'segment')}${price === '' ? '' : `, for ${price}`}.`;
	const left = duplicates > 0 ? ` ${counted(duplicates, 'duplicate')} would be skipped.` : '';
	const named = countries.slice(0, mostNamed).map((each) => {
		const cost = priceIn(each);
		const name = each.name ?? 'Country unknown';
		return `${name}: ${[counted(each.messages, 'message'), counted(each.segments, 'segment'), ...(cost === '' ? [] : [cost])].join(', ')}`;
	});
	const more = countries.length - named.length;
	if (more > 0) named.push(`${more} more countries`);
	const unknown = unpriced > 0 && unpriced < wouldSend ? ` The price list has no price for ${unpriced} of them.` : '';
	return `${total}${unknown}${left}${named.length > 1 ? ` ${named.join('; ')}.` : ''}`;
}

/** What is wrong with the messages that would not be sent; undefined where nothing is. */
export function problemsSentence({ messages, problems }: Summary): string | undefined {
	const bad = problems.reduce((sum, problem) => sum + problem.messages, 0);
	if (bad === 0) return undefined;
	const named = problems
		.slice(0, mostNamed)
		.map(({ first, messages: count }) => (count === 1 ? first : `${first} (${count - 1} more like this)`));
	const more = problems.length - named.length;
	return `${bad} of ${counted(messages, 'message')} would fail. ${[...named, ...(more > 0 ? [`${more} other problems.`] : [])].join(' ')}`;
}

/** When messages would go out: the fullest hours. Undefined where none has a time. */
export function hoursSentence({ hours }: Summary): string | undefined {
	const [first] = hours;
	const last = hours.at(-1);
	if (first === undefined || last === undefined) return undefined;
	const fullest = hours.reduce((most, hour) => (hour.messages > most.messages ? hour : most));
	const span =
		first === last ? `in the hour from ${first.from}` : `from the hour of ${first.from} to that of ${last.from}`;
	return `Messages would go out ${span}, at most ${fullest.messages} in an hour. Summary Item, under Options, lists every hour by country.`;
}

function priceIn({ priceFrom, priceTo, currency }: Amounts): string {
	if (priceFrom === null || priceTo === null || currency === null) return '';
	const [from, to] = [shown(priceFrom), shown(priceTo)];
	return from === to ? `${to} ${currency}` : `${from} to ${to} ${currency}`;
}

/** In cents, and small amounts as they are. */
function shown(amount: number): string {
	return amount < 1 ? String(amount) : amount.toFixed(2);
}

function counted(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? '' : 's'}`;
}
