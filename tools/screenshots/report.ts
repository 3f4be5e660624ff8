import type { Browser } from 'playwright-core';
import { asCsv, dailyReport } from '../../workflows/code/report/dailyReport';
import { figuresOf } from '../../workflows/code/report/figures';
import type { Fate, LogRow } from '../../workflows/code/report/logRow';
import { reportPage } from '../../workflows/code/report/page';

const destinations = [
	{ country: 'SG', operator: 'SingTel', cost: 0.0375 },
	{ country: 'ID', operator: 'Telkomsel', cost: 0.021 },
	{ country: 'GB', operator: 'Vodafone', cost: 0.042 },
] as const;
const fates: readonly Fate[] = [...Array<Fate>(17).fill('delivered'), 'undelivered', 'received', 'rejected'];

/** A week of messages, more of them on its fourth day. */
function week(): LogRow[] {
	return [120, 96, 140, 610, 155, 60, 44].flatMap((count, day) =>
		Array.from({ length: count }, (_, index): LogRow => {
			const fate = fates[(index * 7 + day) % fates.length] ?? 'delivered';
			const { cost, ...to } = destinations[(index + day) % destinations.length] ?? destinations[0];
			const failed = fate === 'undelivered' || fate === 'rejected';
			return {
				...{ fate, ...to, segments: 1, currency: 'EUR', cost: fate === 'rejected' ? 0 : cost },
				...{ campaign: day === 3 && index >= 100 ? 'summer-sale' : '', at: `2026-06-0${day + 1}T02:00:00Z` },
				errorCode: failed ? (['1', '13', '15'][index % 3] ?? '') : '',
			};
		}),
	);
}

/** The page of the SMS report as its workflow makes it, of a made-up week. */
export function madeUpReport(): string {
	const figures = figuresOf(week(), (at) => at.slice(0, 10));
	return reportPage('SMS report, 2026-06-01 to 2026-06-07', figures, asCsv(dailyReport(figures)));
}

/** Takes the page of the SMS report. */
export async function takeReport(browser: Browser, image: (name: string) => string): Promise<void> {
	const html = madeUpReport();
	for (const colorScheme of ['light', 'dark'] as const) {
		const page = await browser.newPage({ viewport: { width: 960, height: 900 }, colorScheme });
		await page.setContent(html);
		await page.screenshot({ path: image(colorScheme === 'light' ? 'sms-report' : 'sms-report-dark'), fullPage: true });
		await page.close();
	}
}
