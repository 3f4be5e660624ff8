import { propertyOf, textOf } from '../../problems/unknownValues';
import { split } from '../../text/numberingPlan';

/** What a segment costs, which differs between the operators of a country. */
export interface Price {
	/** With the cheapest operator. */
	from: number;
	/** With the most expensive one. */
	to: number;
	/** ISO 4217, as the list has it. */
	currency: string;
}

/** What a segment to a number costs; undefined where the list does not say. */
export type PriceOf = (subAccountId: string, destination: string, country: string | undefined) => Price | undefined;

/** Reads 8x8's list of outbound prices. Without a country, a number is of any that has its calling code. */
export function readPrices(answer: unknown): PriceOf {
	const lists = new Map<string, Map<string, Price[]>>();
	for (const list of listIn(answer, 'subAccounts')) {
		const byCountry = new Map<string, Price[]>();
		for (const country of listIn(propertyOf(list, 'outbound'), 'countries')) {
			const prices = listIn(country, 'operators').flatMap(priceIn);
			for (const name of ['alpha2Code', 'dialingPrefix']) {
				const key = textOf(propertyOf(country, name));
				if (key !== undefined) byCountry.set(key, [...(byCountry.get(key) ?? []), ...prices]);
			}
		}
		lists.set(textOf(propertyOf(list, 'subAccountId')) ?? '', byCountry);
	}
	return (subAccountId, destination, country) => {
		const key = country ?? `+${split(destination.slice(1))?.callingCode ?? ''}`;
		return inAll(lists.get(subAccountId)?.get(key) ?? []);
	};
}

function listIn(value: unknown, name: string): readonly unknown[] {
	const list = propertyOf(value, name);
	return Array.isArray(list) ? list : [];
}

function priceIn(operator: unknown): Price[] {
	const price = propertyOf(operator, 'price');
	const amount = propertyOf(price, 'amount');
	const currency = textOf(propertyOf(price, 'currency'));
	return typeof amount === 'number' && currency !== undefined ? [{ from: amount, to: amount, currency }] : [];
}

function inAll(prices: readonly Price[]): Price | undefined {
	const [first] = prices;
	// Prices in several currencies have no common range.
	if (first === undefined || prices.some(({ currency }) => currency !== first.currency)) return undefined;
	const amounts = prices.map(({ to }) => to);
	return { from: Math.min(...amounts), to: Math.max(...amounts), currency: first.currency };
}
