import { countryNames } from '../../../nodes/generated/countries';
import { receiptCodes } from '../../../nodes/generated/receiptCodes';
import type { Fate, LogRow } from './logRow';

/** The columns of 8x8's daily report. `total` is `sent` and what came in; `sent` is the sum of the four fates. */
export interface Tally {
	total: number;
	sent: number;
	/** Messages that 8x8 charges: all that were sent and not rejected. */
	chargeable: number;
	delivered: number;
	undelivered: number;
	rejected: number;
	/** Taken by 8x8, and without a final state yet. */
	received: number;
	/** Of the messages sent, from 0 to 1; null where none was. */
	deliveryRate: number | null;
	/** Currency → what the messages sent cost. */
	cost: Record<string, number>;
}

export interface Group {
	name: string;
	tally: Tally;
}

/** Why messages did not arrive. */
interface Failure {
	code: string;
	name: string;
	meaning: string;
	remedy: string;
	messages: number;
}

export interface Figures {
	all: Tally;
	/** Countries that messages were sent to. */
	countries: number;
	/** Every day of the report, and any other that has messages, in order. */
	days: Group[];
	/** By name of the country, and "SG, SingTel": those with the most messages first. */
	byCountry: Group[];
	operators: Group[];
	campaigns: Group[];
	failures: Failure[];
}

/**
 * What the figures of a report are, from lines of 8x8's log.
 * @param dayOf the day of a time, as the report shows it
 * @param allDays the days of the report, which are in it without messages too
 */
export function figuresOf(
	rows: readonly LogRow[],
	dayOf: (at: string) => string,
	allDays: readonly string[] = [],
): Figures {
	const sent = rows.filter(({ fate }) => fate !== 'inbound');
	const busy = groupsOf(rows, ({ at }) => dayOf(at));
	const quiet = allDays.filter((day) => !busy.some(({ name }) => name === day));
	const days = [...busy, ...quiet.map((name) => ({ name, tally: tallyOf([]) }))];
	const operators = groupsOf(sent, ({ country, operator }) =>
		[country || 'Unknown country', operator || 'unknown operator'].join(', '),
	);
	return {
		all: tallyOf(rows),
		countries: new Set(sent.map(({ country }) => country).filter((country) => country !== '')).size,
		days: days.sort((a, b) => a.name.localeCompare(b.name)),
		byCountry: groupsOf(sent, ({ country }) => countryNames[country] ?? (country || 'Unknown country')).sort(mostFirst),
		operators: operators.sort(mostFirst),
		campaigns: groupsOf(sent, ({ campaign }) => campaign || 'No campaign').sort(mostFirst),
		failures: failuresIn(rows),
	};
}

function tallyOf(rows: readonly LogRow[]): Tally {
	const count = (wanted: Fate) => rows.filter(({ fate }) => fate === wanted).length;
	const sent = rows.length - count('inbound');
	const [delivered, rejected] = [count('delivered'), count('rejected')];
	return {
		total: rows.length,
		sent,
		chargeable: sent - rejected,
		delivered,
		undelivered: count('undelivered'),
		rejected,
		received: count('received'),
		deliveryRate: sent === 0 ? null : delivered / sent,
		cost: costOf(rows.filter(({ fate }) => fate !== 'inbound')),
	};
}

/** In whole millionths, so that the parts of a sum add up to it. */
function costOf(rows: readonly LogRow[]): Record<string, number> {
	const millionths = new Map<string, number>();
	for (const { cost, currency } of rows) {
		if (cost !== 0) millionths.set(currency, (millionths.get(currency) ?? 0) + Math.round(cost * 1e6));
	}
	return Object.fromEntries([...millionths].sort().map(([currency, amount]) => [currency, amount / 1e6]));
}

function groupsOf(rows: readonly LogRow[], nameOf: (row: LogRow) => string): Group[] {
	const groups = new Map<string, LogRow[]>();
	for (const row of rows) {
		const name = nameOf(row);
		const group = groups.get(name);
		if (group === undefined) groups.set(name, [row]);
		else group.push(row);
	}
	return [...groups].map(([name, those]) => ({ name, tally: tallyOf(those) }));
}

function mostFirst(a: Group, b: Group): number {
	return b.tally.total - a.tally.total || a.name.localeCompare(b.name);
}

function failuresIn(rows: readonly LogRow[]): Failure[] {
	const counts = new Map<string, number>();
	for (const { fate, errorCode } of rows) {
		if (fate === 'undelivered' || fate === 'rejected') counts.set(errorCode, (counts.get(errorCode) ?? 0) + 1);
	}
	return [...counts]
		.map(([code, messages]) => ({ code, ...wordsFor(code), messages }))
		.sort((a, b) => b.messages - a.messages || a.code.localeCompare(b.code));
}

function wordsFor(code: string) {
	const none = { name: code === '' ? 'No reason given' : `Error code ${code}`, meaning: '', remedy: '' };
	return Object.hasOwn(receiptCodes, code) ? { ...none, ...receiptCodes[code] } : none;
}
