import { asCsv, dailyReport, percent, type ReportRow } from './dailyReport';
import { figuresOf } from './figures';
import { readLogRow } from './logRow';
import { reportPage } from './page';

/** The report in every form that a workflow hands on. */
export interface Report {
	title: string;
	/** The figures in some lines, for an e-mail. */
	summary: string;
	/** A row a day, for a sheet. */
	days: ReportRow[];
	/** HTML. */
	page: string;
	csv: string;
}

/**
 * A report of rows of 8x8's log, as Export outputs them; of nothing where the log is empty. Throws where 8x8 has not
 * finished the log, since a report of a part of it would be wrong.
 * @param dayOf the day of a time, as the report shows it
 * @param allDays the days of the report, which are in it without messages too
 */
export function reportOf(
	title: string,
	items: readonly Readonly<Record<string, unknown>>[],
	dayOf: (at: string) => string,
	allDays: readonly string[] = [],
): Report {
	if (items.some(({ jobId }) => jobId !== undefined)) {
		throw new Error('8x8 has not finished the log yet. Choose fewer days, or a higher Wait at Most in Log.');
	}
	const figures = figuresOf(items.filter(({ umid }) => umid !== undefined).map(readLogRow), dayOf, allDays);
	const rows = dailyReport(figures);
	const { sent, delivered, undelivered, rejected, received, deliveryRate, cost } = figures.all;
	const costs = Object.entries(cost).map(([currency, amount]) => `${amount} ${currency}`);
	const summary = [
		title,
		`SMS sent: ${sent}, to ${figures.countries} countries`,
		`Delivered: ${delivered} (${percent(deliveryRate) || 'none sent'})`,
		`Undelivered: ${undelivered}, rejected: ${rejected}, without a receipt yet: ${received}`,
		`Cost: ${costs.join(' + ') || '0'}`,
	].join('\n');
	const csv = asCsv(rows);
	return { title, summary, days: rows.slice(0, -1), page: reportPage(title, figures, csv), csv };
}
