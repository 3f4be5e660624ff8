import { writeCsv } from '../listFile/write';
import type { Figures, Group } from './figures';

/** A row of the daily report, under the headings that 8x8's own has: for a sheet, and as a line of CSV. */
export type ReportRow = Record<(typeof headings)[number], string | number>;

const headings = [
	'Date',
	'Total',
	'Sent',
	'Total Chargeable',
	'Delivered',
	'Undelivered',
	'Rejected',
	'Received',
	'Delivery Rate',
	'Cost',
	'Currency',
] as const;

/** The daily report, a row a day; the last is of all days. */
export function dailyReport({ days, all }: Figures): ReportRow[] {
	return [...days, { name: 'All days', tally: all }].map(rowOf);
}

function rowOf({ name, tally }: Group): ReportRow {
	const costs = Object.entries(tally.cost);
	return {
		Date: name,
		Total: tally.total,
		Sent: tally.sent,
		'Total Chargeable': tally.chargeable,
		Delivered: tally.delivered,
		Undelivered: tally.undelivered,
		Rejected: tally.rejected,
		Received: tally.received,
		'Delivery Rate': percent(tally.deliveryRate),
		Cost: costs.length === 1 ? (costs[0]?.[1] ?? 0) : costs.map(([currency, cost]) => `${cost} ${currency}`).join('; '),
		Currency: costs.length === 1 ? (costs[0]?.[0] ?? '') : '',
	};
}

/** "98.5 %"; empty where nothing was sent. */
export function percent(rate: number | null): string {
	return rate === null ? '' : `${Math.round(rate * 1000) / 10} %`;
}

/** Rows as a CSV file. */
export function asCsv(rows: readonly ReportRow[]): string {
	return writeCsv(headings, rows, ',');
}
