import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { readRows } from '../../../nodes/EightByEightSms/log/rows';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { asCsv, dailyReport } from '../../../workflows/code/report/dailyReport';
import { type Figures, figuresOf, type Tally } from '../../../workflows/code/report/figures';
import { type LogRow, readLogRow } from '../../../workflows/code/report/logRow';
import { reportPage } from '../../../workflows/code/report/page';
import { reportOf } from '../../../workflows/code/report/report';
import { call, onMessages, send } from '../../sandbox/client';
import { eventually } from '../../sandbox/eventually';
import { runCode } from '../codeNode';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ delayScale: 0 });
});

afterEach(() => sandbox.close());

const dayOf = (at: string) => at.slice(0, 10);

/** The rows of the sandbox's whole log, as Export outputs them. */
async function log(): Promise<Record<string, unknown>[]> {
	const started = z.object({ jobId: z.string() }).parse((await onMessages(sandbox, 'POST', '/exports', {})).json);
	const links = await eventually(async () => {
		const { json } = await onMessages(sandbox, 'GET', `/exports/${started.jobId}`);
		return z.object({ status: z.literal('succeeded'), data: z.array(z.string()) }).parse(json).data;
	});
	const files = await Promise.all(links.map((link) => call(sandbox, 'GET', new URL(link).pathname)));
	const read = await Promise.all(files.map(({ text }) => readRows(Readable.from([Buffer.from(text)]), 'job', 0)));
	return read.flatMap((each) => (each.ok ? each.value.rows : []));
}

/** Texts with every outcome to three countries, in a campaign and without one, and an answer. */
async function sendSome(): Promise<void> {
	const batch = {
		clientBatchId: 'summer',
		messages: ['+6591234567', '+6598765432', '+447700900105'].map((destination) => ({ destination, text: 'Sale' })),
	};
	await onMessages(sandbox, 'POST', '/batch', batch);
	for (const destination of ['+4741234567', '+447700900105', '+447700900123']) {
		await send(sandbox, { destination, text: 'a'.repeat(200) });
	}
	const later = {
		destination: '+6591234568',
		text: 'Not now',
		scheduled: new Date(Date.now() + 7_200_000).toISOString(),
	};
	const { umid } = z.object({ umid: z.string() }).parse((await send(sandbox, later)).json);
	await onMessages(sandbox, 'DELETE', `/${umid}`);
	sandbox.receive({ source: '6591234567', text: 'Yes' });
	await sandbox.advance(60_000);
}

const parts = ({ delivered, undelivered, rejected, received }: Tally) => delivered + undelivered + rejected + received;
const cents = (tallies: readonly Tally[], currency: string) =>
	tallies.reduce((sum, { cost }) => sum + Math.round((cost[currency] ?? 0) * 1e6), 0);

describe("figures of the sandbox's log", () => {
	let figures: Figures;

	beforeEach(async () => {
		await sendSome();
		figures = figuresOf((await log()).map(readLogRow), dayOf);
	});

	test("are those of the sandbox's own ledger", () => {
		const ledger = sandbox.messages();
		const outbound = ledger.filter(({ direction }) => direction === 'outbound');
		const inState = (...states: string[]) => outbound.filter(({ state }) => states.includes(state)).length;
		expect(figures.all).toMatchObject({
			// And the answer that came in.
			total: ledger.length + 1,
			sent: outbound.length,
			delivered: inState('delivered', 'read'),
			undelivered: inState('undelivered'),
			rejected: inState('rejected', 'cancelled'),
			received: inState('queued', 'sent', 'scheduled'),
		});
		const charged = outbound.filter(({ state }) => state !== 'rejected' && state !== 'cancelled');
		const total = charged.reduce((sum, { price }) => sum + Math.round(price.total * 1e6), 0);
		expect(cents([figures.all], charged[0]?.price.currency ?? '')).toBe(total);
		expect(figures.all.chargeable).toBe(charged.length);
		expect(figures.countries).toBe(new Set(outbound.map(({ country }) => country)).size);
		expect(figures.all.undelivered).toBeGreaterThan(0);
		expect(figures.all.rejected).toBe(1);
	});

	test('add up: the fates to what was sent, and the days, operators and campaigns to the whole', () => {
		const { all, days, byCountry, operators, campaigns, failures } = figures;
		expect(all.total - all.sent).toBe(1);
		for (const { tally } of [{ tally: all }, ...days, ...byCountry, ...operators, ...campaigns])
			expect(parts(tally)).toBe(tally.sent);
		for (const groups of [days, byCountry, operators, campaigns]) {
			const tallies = groups.map(({ tally }) => tally);
			for (const column of ['sent', 'chargeable', 'delivered', 'undelivered', 'rejected', 'received'] as const) {
				expect(tallies.reduce((sum, tally) => sum + tally[column], 0)).toBe(all[column]);
			}
			for (const currency of Object.keys(all.cost)) expect(cents(tallies, currency)).toBe(cents([all], currency));
		}
		expect(failures.reduce((sum, { messages }) => sum + messages, 0)).toBe(all.undelivered + all.rejected);
	});

	test('tell a campaign by its name, and why messages failed in words', () => {
		const summer = figures.campaigns.find(({ name }) => name === 'summer');
		expect(summer?.tally.sent).toBe(3);
		for (const { name, meaning } of figures.failures) expect([name, meaning]).not.toContain('');
	});

	test('stand on the page and in the CSV file as they are', () => {
		const page = reportPage('SMS of June', figures);
		expect(page).toContain(`<dt>Total SMS</dt><dd>${figures.all.sent}</dd>`);
		expect(page).toContain('<td>summer</td><td>3</td>');
		const [, ...lines] = asCsv(dailyReport(figures)).trimEnd().split('\r\n');
		const sent = lines.map((line) => Number(line.split(',')[2]));
		expect(sent.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(sent.at(-1));
		expect(sent.at(-1)).toBe(figures.all.sent);
	});
});

const row = (change: Partial<LogRow>): LogRow => ({
	...{ fate: 'delivered', country: 'SG', operator: 'SingTel', campaign: '', at: '2026-06-08T02:00:00Z' },
	...{ segments: 1, cost: 0.1, currency: 'EUR', errorCode: '' },
	...change,
});

describe('a report', () => {
	test('adds amounts without rounding errors, each currency separately', () => {
		const rows = [...Array.from({ length: 3 }, () => row({})), row({ currency: 'USD', cost: 0.02 })];
		const { all } = figuresOf(rows, dayOf);
		expect(all.cost).toEqual({ EUR: 0.3, USD: 0.02 });
		expect(dailyReport(figuresOf(rows, dayOf))[0]).toMatchObject({ Cost: '0.3 EUR; 0.02 USD', Currency: '' });
	});

	test('of nothing says so, and does not divide by zero', () => {
		const figures = figuresOf([], dayOf);
		expect(figures.all).toMatchObject({ total: 0, deliveryRate: null, cost: {} });
		expect(reportPage('Nothing', figures)).not.toMatch(/NaN|Infinity|null|undefined<\/dd>/);
	});

	test('does not count an uncharged message as a cost, nor an unknown state as a delivery', () => {
		expect(readLogRow({ direction: 'outbound', state: 'failed', price: 0.1 })).toMatchObject({
			fate: 'rejected',
			cost: 0,
		});
		expect(readLogRow({ direction: 'outbound', state: 'teleported' })).toMatchObject({ fate: 'received' });
	});

	test('shows names of campaigns as text: neither as HTML nor as a formula', () => {
		const campaign = '<img src=x onerror=alert(1)>"';
		const page = reportPage(
			'<b>Title</b>',
			figuresOf([row({ campaign })], () => '=1+1'),
		);
		expect(page).not.toMatch(/<img|<b>/);
		expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;');
		expect(asCsv(dailyReport(figuresOf([row({})], () => '=1+1')))).toContain("\r\n'=1+1,1,1");
	});

	test('needs nothing from elsewhere, and has styles for dark mode and for paper', () => {
		const page = reportPage('SMS', figuresOf([row({}), row({ fate: 'undelivered', errorCode: '1' })], dayOf));
		expect(page).not.toMatch(/<script|<link|https?:/);
		expect(page).toContain('@media (prefers-color-scheme: dark)');
		expect(page).toContain('@media print');
		expect(page).toContain('Phone not reachable');
	});

	test('draws the columns of a day as high as its figures', () => {
		const rows = [...Array.from({ length: 4 }, () => row({})), row({ at: '2026-06-09T02:00:00Z' })];
		const heights = [
			...reportPage('SMS', figuresOf(rows, dayOf)).matchAll(/<rect class="delivered"[^>]*height="([\d.]+)"/g),
		];
		expect(heights.map(([, height]) => Number(height)).slice(0, 2)).toEqual([160, 40]);
	});

	test('writes the figure of a day above its column', () => {
		const rows = [row({}), row({}), row({ fate: 'undelivered', errorCode: '1' })];
		expect(reportPage('SMS', figuresOf(rows, dayOf))).toMatch(/y="-4" text-anchor="middle">3</);
	});

	test('includes the days without messages, and no others', () => {
		const { days, all } = figuresOf([row({})], dayOf, ['2026-06-07', '2026-06-08', '2026-06-09']);
		expect(days.map(({ name, tally }) => [name, tally.total])).toEqual([
			['2026-06-07', 0],
			['2026-06-08', 1],
			['2026-06-09', 0],
		]);
		expect(all.total).toBe(1);
	});

	test('holds its CSV file', () => {
		const { page, csv } = reportOf('SMS of June', [{ umid: 'u', state: 'delivered', createdAt: '2026-06-08' }], dayOf);
		const [, name, held = ''] = /download="([^"]+)" href="data:text\/csv;charset=utf-8,([^"]+)"/.exec(page) ?? [];
		expect([name, decodeURIComponent(held)]).toEqual(['sms-of-june.csv', csv]);
	});

	test('is not made of a log that 8x8 has not finished', () => {
		expect(() => reportOf('SMS', [{ jobId: 'j', status: 'running' }], dayOf)).toThrow('has not finished the log');
	});

	test('is of nothing where the log is empty', () => {
		const { summary, days } = reportOf('SMS', [{}], dayOf);
		expect(days).toEqual([]);
		expect(summary).toContain('Delivered: 0 (none sent)');
	});

	test('shows days of the time zone of the workflow, and not those of UTC', async () => {
		const late = { umid: 'u', direction: 'outbound', state: 'delivered', createdAt: '2026-06-08T20:00:00Z' };
		const [report] = await runCode('workflows/code/sms-report/buildReport.ts', {
			input: [late],
			nodes: { Settings: [{ 'First day': '2026-06-09', 'Last day': '2026-06-09' }] },
			timeZone: 'Asia/Singapore',
		});
		expect(report).toMatchObject({ title: 'SMS report, 2026-06-09 to 2026-06-09', days: [{ Date: '2026-06-09' }] });
	});
});
