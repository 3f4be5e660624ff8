import { withoutItemName } from '../../../nodes/problems/itemName';
import type { Summary } from '../../../nodes/sending/preview/summary';
import { cellText, type Row } from '../sheets/row';
import { costOf, costTable } from './costs';
import { type EarlierCampaign, hasSent, sendersOf } from './earlier';
import { counted, heading, paragraph, table } from './html';
import { type FileRow, inFormWords, type Submission } from './rows';

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
	/** How many messages go out by either answer about people who have got this text before; undefined where it asks nothing. */
	choice: { leaveOut: number; again: number } | undefined;
}

/** Of a form or a file that cannot be read. */
export function unreadablePage(sentence: string): Page {
	const html =
		paragraph(sentence) +
		paragraph('Nothing was sent. Correct it, open the address of the form again, and fill it in again.');
	return { canSend: false, title: 'This cannot be sent', button: '', html, choice: undefined };
}

/** A row that would be sent, and what Preview says of it. */
interface Sendable {
	row: Row;
	preview: Row;
}

export function pageOf(facts: Facts): Page {
	const { submission, rows, letThrough, summary, earlier, zone } = facts;
	const { settings } = submission;
	const good = rows.filter(({ Problem }) => Problem === '');
	const optedOut = letThrough && good.length - new Set(letThrough.map(({ row }) => cellText(row))).size;
	const all = sendable(facts);
	const before = all.filter(({ row }) => sendersOf(cellText(row.Key), earlier).length > 0);
	const fresh = all.filter((each) => !before.includes(each));
	const bad = badRows(facts);
	const choice = before.length > 0 ? { leaveOut: fresh.length, again: all.length } : undefined;
	const canSend = all.length > 0;
	const either = (count: (of: readonly Sendable[]) => number) =>
		choice === undefined ? count(all) : `${count(fresh)} if you leave them out, ${count(all)} if you send again`;
	const counts: [string, string | number][] = [
		['Rows in the file', rows.length],
		['Messages to send', either(({ length }) => length)],
		...(choice === undefined ? [] : [['Of these, sent before: you choose below', before.length] as [string, number]]),
		['Rows that cannot be sent', bad.length],
		['Duplicates (same text, same number), left out', summary.duplicates],
		['Opted out, left out', optOutWords(optedOut)],
		['Segments (what you pay for)', either((of) => costOf(previewsOf(of)).segments)],
	];
	const html = [
		warningOf(facts, before),
		table(['', ''], counts),
		heading('Sample messages'),
		samples(all),
		heading('Cost by country'),
		...(choice === undefined
			? [costTable(previewsOf(all))]
			: [
					paragraph('If you leave them out:'),
					costTable(previewsOf(fresh)),
					paragraph('If you send again:'),
					costTable(previewsOf(all)),
				]),
		heading(`Sending times (${zone})`),
		hours(facts, choice !== undefined),
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
		title: titleOf(all.length, before.length),
		button: choice === undefined ? `Send ${counted(all.length, 'message')}` : 'Send as chosen above',
		html: [
			paragraph(
				`Campaign: ${settings.campaign || 'no name'}. Sender: ${settings.source || "the account's default"}. Numbers: column "${submission.phones}".`,
			),
			...html,
		].join(''),
		choice,
	};
}

/** @param optedOut undefined where no list is set up */
function optOutWords(optedOut: number | undefined): string | number {
	if (optedOut === undefined) return 'not checked: no opt-out list is set up';
	return optedOut === 0 ? 'checked, nobody has opted out' : optedOut;
}

/** Row, number, and why: those that cannot be read, and those that 8x8's node would refuse. */
function badRows({ rows, previews, letThrough }: Facts): [number, string, string][] {
	const unreadable = rows.flatMap(({ row, Phone, Problem }) =>
		Problem === '' ? [] : [[row, Phone, Problem] as [number, string, string]],
	);
	const checked = letThrough ?? rows.filter(({ Problem }) => Problem === '');
	const refused = checked.flatMap(({ row, Phone }, index) => {
		const problem = cellText(previews[index]?.problem);
		return problem === ''
			? []
			: [[Number(row), cellText(Phone), inFormWords(withoutItemName(problem))] as [number, string, string]];
	});
	return [...unreadable, ...refused].sort(([one], [other]) => one - other);
}

function sendable({ rows, letThrough, previews }: Facts): Sendable[] {
	const checked = letThrough ?? rows.filter(({ Problem }) => Problem === '');
	return checked.flatMap((row, index) => {
		const preview = previews[index] ?? {};
		return preview.wouldSend === true ? [{ row, preview }] : [];
	});
}

const previewsOf = (messages: readonly Sendable[]) => messages.map(({ preview }) => preview);

function samples(messages: readonly Sendable[]): string {
	return table(
		['To', 'Text', 'Segments'],
		messages
			.slice(0, 3)
			.map(({ row, preview }) => [cellText(preview.destination), cellText(row.Text), cellText(preview.segments)]),
	);
}

/** @param asks whether some messages of the plan may be left out */
function hours({ summary, submission, shown }: Facts, asks: boolean): string {
	const { pace, scheduled } = submission.settings;
	const planned = [...(pace === '' ? [] : [pace]), ...(scheduled === '' ? [] : [`not before ${shown(scheduled)}`])];
	if (planned.length === 0) return paragraph('All messages go out as soon as you press the button.');
	const plan = `${planned.join('; ')}.`.replace(/^./, (first) => first.toUpperCase());
	const said = paragraph(asks ? `${plan} This plan is for all messages, if you send again.` : plan);
	const most = 24;
	const named = summary.hours.map(({ from, messages, countries }) => {
		const of = countries.map(({ country, messages: count }) => `${country ?? 'not known'} ${count}`).join(', ');
		return [shown(from), messages, of];
	});
	const more = named.length > most ? paragraph(`And ${named.length - most} more hours.`) : '';
	return said + table(['Hour from', 'Messages', 'By country'], named.slice(0, most)) + more;
}

function titleOf(texts: number, before: number): string {
	if (texts === 0) return 'Nothing can be sent';
	return before > 0 ? 'This was sent before' : `Send ${counted(texts, 'message')}?`;
}

/** @param before what was sent before */
function warningOf({ submission, earlier, shown }: Facts, before: readonly Sendable[]): string {
	const same = earlier.filter((each) => each.fingerprint === submission.fingerprint && hasSent(each)).at(-1);
	const last = before
		.flatMap(({ row }) => sendersOf(cellText(row.Key), earlier))
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
