import type { components } from '../../nodes/generated/smsTypes';
import type { Price } from './messages';

type Schemas = components['schemas'];

export const priceCurrency = 'EUR';

interface Country {
	name: string;
	dialingPrefix: string;
	/** EUR a segment. */
	outbound: number;
	inbound: number;
	operators: { name: string; mcc: string; mncs: string[] }[];
}

// Made-up prices, real networks.
const countries: Record<string, Country> = {
	DE: {
		name: 'Germany',
		dialingPrefix: '+49',
		outbound: 0.0721,
		inbound: 0.008,
		operators: [
			{ name: 'Telekom', mcc: '262', mncs: ['01', '06'] },
			{ name: 'Vodafone', mcc: '262', mncs: ['02', '04'] },
			{ name: 'O2', mcc: '262', mncs: ['03', '07'] },
		],
	},
	FR: {
		name: 'France',
		dialingPrefix: '+33',
		outbound: 0.0454,
		inbound: 0.008,
		operators: [
			{ name: 'Orange', mcc: '208', mncs: ['01', '02'] },
			{ name: 'SFR', mcc: '208', mncs: ['10', '13'] },
		],
	},
	GB: {
		name: 'United Kingdom',
		dialingPrefix: '+44',
		outbound: 0.0312,
		inbound: 0.0075,
		operators: [
			{ name: 'O2', mcc: '234', mncs: ['10', '11'] },
			{ name: 'Vodafone', mcc: '234', mncs: ['15'] },
			{ name: 'EE', mcc: '234', mncs: ['30', '33'] },
		],
	},
	ID: {
		name: 'Indonesia',
		dialingPrefix: '+62',
		outbound: 0.0265,
		inbound: 0.01,
		operators: [
			{ name: 'Telkomsel', mcc: '510', mncs: ['10'] },
			{ name: 'Indosat', mcc: '510', mncs: ['01', '21'] },
		],
	},
	PH: {
		name: 'Philippines',
		dialingPrefix: '+63',
		outbound: 0.0189,
		inbound: 0.01,
		operators: [
			{ name: 'Globe', mcc: '515', mncs: ['02'] },
			{ name: 'Smart', mcc: '515', mncs: ['03'] },
		],
	},
	SG: {
		name: 'Singapore',
		dialingPrefix: '+65',
		outbound: 0.0375,
		inbound: 0.01,
		operators: [
			{ name: 'SingTel', mcc: '525', mncs: ['01', '02', '07'] },
			{ name: 'M1', mcc: '525', mncs: ['03'] },
			{ name: 'StarHub', mcc: '525', mncs: ['05', '06'] },
		],
	},
	US: {
		name: 'United States',
		dialingPrefix: '+1',
		outbound: 0.0079,
		inbound: 0.0075,
		operators: [
			{ name: 'Verizon', mcc: '311', mncs: ['480'] },
			{ name: 'AT&T', mcc: '310', mncs: ['410'] },
			{ name: 'T-Mobile', mcc: '310', mncs: ['260'] },
		],
	},
};

/** For messages through chat apps: their price is not known. */
export const notPriced: Price = { total: 0, perSms: 0, currency: priceCurrency };

const elsewhere = { outbound: 0.05, inbound: 0.01 };

const rounded = (amount: number) => Math.round(amount * 1e6) / 1e6;

/** What a message costs. Countries outside the price list have one price for all. */
export function priceOf(country: string | undefined, direction: 'outbound' | 'inbound', segments: number): Price {
	const perSms = (countries[country ?? ''] ?? elsewhere)[direction];
	return { total: rounded(perSms * segments), perSms, currency: priceCurrency };
}

/** A network of the country: the first one, since no number says which it is. */
export function operatorOf(country: string | undefined): { name: string; mcc: string; mnc: string } | undefined {
	const operator = countries[country ?? '']?.operators[0];
	return operator && { name: operator.name, mcc: operator.mcc, mnc: operator.mncs[0] ?? '' };
}

export interface PriceFilter {
	country?: string;
	mcc?: number;
	mnc?: number;
	direction?: 'outbound' | 'inbound';
}

/** The price list of these sub-accounts, filtered. */
export function priceList(subAccountIds: readonly string[], filter: PriceFilter): Schemas['PriceList'] {
	const { country, mcc, mnc, direction } = filter;
	const chosen = Object.entries(countries).filter(([code]) => country === undefined || code === country.toUpperCase());
	const outbound = chosen.flatMap(([alpha2Code, { name, dialingPrefix, outbound: amount, operators }]) => {
		const matching = operators.filter(
			(operator) =>
				(mcc === undefined || Number(operator.mcc) === mcc) &&
				(mnc === undefined || operator.mncs.some((code) => Number(code) === mnc)),
		);
		if (matching.length === 0) return [];
		return {
			alpha2Code,
			countryName: name,
			dialingPrefix,
			operators: matching.map((operator) => ({
				operatorName: operator.name,
				operatorId: Number(`${operator.mcc}${(operator.mncs[0] ?? '').padStart(3, '0')}`),
				hni: operator.mncs.map((code) => ({ mcc: operator.mcc, mnc: code })),
				price: { amount, currency: priceCurrency },
			})),
		};
	});
	const inbound = chosen.map(([alpha2Code, { name, dialingPrefix, inbound: amount }]) => ({
		alpha2Code,
		countryName: name,
		dialingPrefix,
		numberTypes: [{ type: 'longcode' as const, defaultPrice: { amount, currency: priceCurrency } }],
	}));
	return {
		subAccounts: subAccountIds.map((subAccountId) => ({
			subAccountId,
			...(direction !== 'inbound' && { outbound: { countries: outbound } }),
			...(direction !== 'outbound' && { inbound: { countries: inbound } }),
		})),
	};
}
