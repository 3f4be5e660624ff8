import { withoutItemName } from '../../../nodes/problems/itemName';
import type { Summary } from '../../../nodes/sending/preview/summary';
import { cellText, type Row } from '../sheets/row';
import { type EarlierCampaign, hasSent, sendersOf } from './earlier';
import { counted, heading, paragraph, table } from './html';
import type { FileRow, Submission } from './rows';

const mostListed = 10;

export interface Facts {
	submission: Submission;
	rows: readonly FileRow[];
	/** Those that the filter of people who opted out has let through; undefined where no list is set up. */
	letThrough: readonly Row[] | undefined;
	/** The items of Preview for the rows that were let through, in their order. */
	previews: readonly Row[];
	summary: Summary;
	earlier: readonly EarlierCampaign[];
	/** The time zone of the workflow, and a time as its clocks show it. */
	zone: string;
	shown: (time: string) => string;
}

/** What the second page shows, and asks. */
export interface Page {
	/** Whether there is anything to send. */
	canSend: boolean;
	title: string;
	button: string;
	html: string;
	/** Whether it asks what to do about people who have got this text before. */
	asksAboutEarlier: boolean;
}

/** Of a form or a file that cannot be read. */
export function unreadablePage(sentence: string): Page {
	const html = paragraph(sentence) + paragraph('Nothing was sent. Go back, correct it and try again.');
	return { canSend: false, title: 'This cannot be sent', button: '', html, asksAboutEarlier: false };
}

export function pageOf(facts: Facts): Page {
	const { submission, rows, letThrough, summary, earlier, zone } = facts;
	const { settings } = submission;
	const good = rows.filter(({ Problem }) => Problem === '');
	const passed = letThrough && new Set(letThrough.map(({ row }) => cellText(row)));
	const optedOut = passed === undefined ? 0 : good.length - passed.size;
	const keys = new Set(good.filter(({ row }) => passed?.has(cellText(row)) ?? true).map(({ Key }) => Key));
	const before = [...keys].filter((key) => sendersOf(key, earlier).length > 0);
	const bad = badRows(facts);
	const canSend = summary.wouldSend > 0;
	const counts: [string, string | number][] = [
		['Rows in the file', rows.length],
		['Messages to send', summary.wouldSend],
		...(before.length > 0 ? [['Of these, sent before: you choose below', before.length] as [string, number]] : []),
		['Rows that cannot be sent', bad.length],
		['Duplicates (same text, same number), left out', summary.duplicates],
		['Opted out, left out', letThrough === undefined ? 'not checked: no list is set up' : optedOut],
		['Segments (what you pay for)', summary.segments],
	];
	const html = [
		warningOf(facts, before),
		table(['', ''], counts),
		heading('Sample messages'),
		...samples(facts),
		heading('Cost by country'),
		costs(summary),
		heading(`Sending times (${zone})`),
		hours(facts),
		...(bad.length === 0
			? []
			: [
					heading('Rows that cannot be sent'),
					table(['Row', 'Number', 'Why'], bad.slice(0, mostListed)),
					...(bad.length > mostListed ? [paragraph(`And ${bad.length - mostListed} more.`)] : []),
				]),
		paragraph(
			canSend ? 'Nothing has been sent yet.' : 'Nothing was sent. Correct the file or the form and start again.',
		),
	];
	return {
		canSend,
		title: titleOf(summary.wouldSend, before.length),
		button: before.length > 0 ? 'Send' : `Send ${counted(summary.wouldSend, 'message')}`,
		html: [
			paragraph(
				`Campaign: ${settings.campaign || 'no name'}. Sender: ${settings.source || "the account's default"}. Numbers: column "${submission.phones}".`,
			),
			...html,
		].join(''),
		asksAboutEarlier: canSend && before.length > 0,
	};
}

/** Row, number, and why: those that cannot be read, and those that 8x8's node would refuse. */
function badRows({ rows, previews, letThrough }: Facts): [number, string, string][] {
	const unreadable = rows.flatMap(({ row, Phone, Problem }) =>
		Problem === '' ? [] : [[row, Phone, Problem] as [number, string, string]],
	);
	const checked = letThrough ?? rows.filter(({ Problem }) => Problem === '');
	const refused = checked.flatMap(({ row, Phone }, index) => {
		const problem = cellText(previews[index]?.problem);
		return problem === '' ? [] : [[Number(row), cellText(Phone), withoutItemName(problem)] as [number, string, string]];
	});
	return [...unreadable, ...refused].sort(([one], [other]) => one - other);
}

function samples({ rows, letThrough, previews }: Facts): string[] {
	const checked = letThrough ?? rows.filter(({ Problem }) => Problem === '');
	const sent = checked.flatMap((row, index) => {
		const preview = previews[index] ?? {};
		return preview.wouldSend === true ? [{ row, preview }] : [];
	});
	return [
		table(
			['To', 'Text', 'Segments'],
			sent
				.slice(0, 3)
				.map(({ row, preview }) => [cellText(preview.destination), cellText(row.Text), cellText(preview.segments)]),
		),
	];
}

function costs(summary: Summary): string {
	const { countries } = summary;
	const amount = ({ priceFrom, priceTo, currency }: Pick<Summary, 'priceFrom' | 'priceTo' | 'currency'>) => {
		if (priceFrom === null || priceTo === null || currency === null) return 'not known';
		return priceFrom === priceTo ? `${priceTo} ${currency}` : `${priceFrom} to ${priceTo} ${currency}`;
	};
	const lines = countries.map((each) => [each.name ?? 'Not known', each.messages, each.segments, amount(each)]);
	const all = countries.length > 1 ? [['Total', summary.wouldSend, summary.segments, amount(summary)]] : [];
	return table(['Country', 'Messages', 'Segments', 'Cost'], [...lines, ...all]);
}

function hours({ summary, submission, shown }: Facts): string {
	const { pace, scheduled } = submission.settings;
	const planned = [...(pace === '' ? [] : [pace]), ...(scheduled === '' ? [] : [`not before ${shown(scheduled)}`])];
	if (planned.length === 0) return paragraph('All messages go out as soon as you press the button.');
	const said = paragraph(`${planned.join('; ')}.`.replace(/^./, (first) => first.toUpperCase()));
	const most = 24;
	const named = summary.hours.map(({ from, messages, countries }) => {
		const of = countries.map(({ country, messages: count }) => `${country ?? '?'} ${count}`).join(', ');
		return [shown(from), messages, of];
	});
	const more = named.length > most ? paragraph(`And ${named.length - most} more hours.`) : '';
	return said + table(['Hour from', 'Messages', 'By country'], named.slice(0, most)) + more;
}

function titleOf(texts: number, before: number): string {
	if (texts === 0) return 'Nothing can be sent';
	return before > 0 ? 'This was sent before' : `Send ${counted(texts, 'message')}?`;
}

/** @param before the keys of texts that were sent before */
function warningOf({ submission, earlier, shown }: Facts, before: readonly string[]): string {
	const same = earlier.filter((each) => each.fingerprint === submission.fingerprint && hasSent(each)).at(-1);
	const last = before
		.flatMap((key) => sendersOf(key, earlier))
		.reduce<EarlierCampaign | undefined>(
			(latest, each) => (latest === undefined || each.id > latest.id ? each : latest),
			undefined,
		);
	const nameOf = ({ campaign, at }: EarlierCampaign) =>
		`${campaign === '' ? '' : `campaign "${campaign}", `}${shown(at)}`;
	const people = before.length === 1 ? '1 person in it' : `${before.length} people in it`;
	const sentences = [
		...(same === undefined ? [] : [`This file was sent before (${nameOf(same)}).`]),
		...(last === undefined
			? []
			: [`${people} got exactly this text before, last with ${nameOf(last)}. Choose below what to do.`]),
		...(same !== undefined && last === undefined ? ['It had a different text then.'] : []),
	];
	return sentences.length === 0 ? '' : heading('Check before you send') + paragraph(sentences.join(' '));
}
