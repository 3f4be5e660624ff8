import { columnChart, escaped } from './chart';
import { percent } from './dailyReport';
import type { Figures, Group, Tally } from './figures';

const fates = ['delivered', 'undelivered', 'rejected', 'received'] as const;

const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --soft: #59636e; --line: #d1d9e0; --delivered: #1a7f37; --undelivered: #9a6700; --rejected: #cf222e; --received: #8c959f; --cost: #0969da; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --soft: #9198a1; --line: #3d444d; --delivered: #3fb950; --undelivered: #d29922; --rejected: #f85149; --received: #656c76; --cost: #4493f8; } }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #444; --line: #bbb; } section { break-inside: avoid; } .download { display: none; } rect { print-color-adjust: exact; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 900px; margin: 2rem auto; padding: 0 1rem; }
dl { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; } dt { color: var(--soft); } dd { margin: 0; font-size: 1.6rem; font-weight: 600; }
table { border-collapse: collapse; width: 100%; font-size: 13px; } th, td { padding: .3rem .5rem; border-bottom: 1px solid var(--line); text-align: right; } td:not(:first-child, .words) { white-space: nowrap; } section { overflow-x: auto; } th:first-child, td:first-child, td.words, th.words { text-align: left; }
a { color: var(--cost); } svg { width: 100%; height: auto; } svg text { fill: var(--soft); font-size: 11px; } svg line { stroke: var(--line); }
.delivered { fill: var(--delivered); } .undelivered { fill: var(--undelivered); } .rejected { fill: var(--rejected); } .received { fill: var(--received); } .cost { fill: var(--cost); }
.key span { margin-right: 1rem; } .key span::before { content: '■ '; color: var(--of); } .key .delivered { --of: var(--delivered); } .key .undelivered { --of: var(--undelivered); } .key .rejected { --of: var(--rejected); } .key .received { --of: var(--received); }
`;

/**
 * The report as one page that needs nothing else: no script, no service.
 * @param csv the daily report as a file, which the page holds too
 */
export function reportPage(title: string, figures: Figures, csv = ''): string {
	const { all, countries, days, byCountry, operators, campaigns, failures } = figures;
	const currencies = Object.keys(all.cost);
	const cards: [string, string][] = [
		['Total SMS', String(all.sent)],
		['Delivery rate', percent(all.deliveryRate) || '–'],
		['Total cost', costIn(all)],
		['Destination countries', String(countries)],
	];
	const perDay = (partsOf: (tally: Tally) => { kind: string; value: number }[]) =>
		days.map(({ name, tally }) => ({ label: name, parts: partsOf(tally) }));
	const fatesOf = (tally: Tally) => fates.map((kind) => ({ kind, value: tally[kind] }));
	const rateOf = ({ deliveryRate }: Tally) => [{ kind: 'delivered', value: deliveryRate ?? 0 }];
	const key = `<p class="key">${fates.map((fate) => `<span class="${fate}">${fate}</span>`).join(' ')}</p>`;
	const sections = [
		['SMS per day', columnChart('SMS per day', perDay(fatesOf), String) + key],
		['Delivery rate per day', columnChart('Delivery rate per day', perDay(rateOf), percent, 1)],
		...currencies.map((currency) => [
			`Cost per day, ${currency}`,
			columnChart(
				`Cost per day, ${currency}`,
				perDay(({ cost }) => [{ kind: 'cost', value: cost[currency] ?? 0 }]),
				String,
			),
		]),
		['Daily report', table('Date', [...days, { name: 'All days', tally: all }]) + download(title, csv)],
		['By country', table('Country', byCountry)],
		['By operator', table('Country, operator', operators)],
		['By campaign', table('Campaign', campaigns)],
		['Why messages failed', failureTable(failures)],
	].map(([heading = '', content = '']) => `<section><h2>${escaped(heading)}</h2>${content}</section>`);
	const summary = cards.map(([name, value]) => `<div><dt>${name}</dt><dd>${escaped(value)}</dd></div>`).join('');
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head><body><main><h1>${escaped(title)}</h1><dl>${summary}</dl>${sections.join('')}</main></body></html>`;
}

/** The file within the page, for those who have only the page. */
function download(title: string, csv: string): string {
	if (csv === '') return '';
	const name = `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.csv`;
	return `<p class="download"><a download="${name}" href="data:text/csv;charset=utf-8,${encodeURIComponent(csv)}">Download as CSV</a></p>`;
}

function costIn({ cost }: Tally): string {
	const amounts = Object.entries(cost).map(([currency, amount]) => `${amount} ${currency}`);
	return amounts.length === 0 ? '0' : amounts.join(' + ');
}

function table(first: string, groups: readonly Group[]): string {
	const headings = [
		first,
		'Total',
		'Sent',
		'Chargeable',
		'Delivered',
		'Undelivered',
		'Rejected',
		'Received',
		'Delivery rate',
		'Cost',
	];
	const rows = groups.map(({ name, tally }) => [
		name,
		...[
			tally.total,
			tally.sent,
			tally.chargeable,
			tally.delivered,
			tally.undelivered,
			tally.rejected,
			tally.received,
		].map(String),
		percent(tally.deliveryRate),
		costIn(tally),
	]);
	return `<table><tr>${headings.map((heading) => `<th>${heading}</th>`).join('')}</tr>${rows
		.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
		.join('')}</table>`;
}

function failureTable(failures: Figures['failures']): string {
	if (failures.length === 0) return '<p>None did.</p>';
	const rows = failures.map(
		({ name, meaning, remedy, messages }) =>
			`<tr><td>${escaped(name)}</td><td>${messages}</td><td class="words">${escaped(`${meaning} ${remedy}`.trim())}</td></tr>`,
	);
	return `<table><tr><th>Reason</th><th>Messages</th><th class="words">What it means</th></tr>${rows.join('')}</table>`;
}
