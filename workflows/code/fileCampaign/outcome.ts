import { withoutItemName } from '../../../nodes/problems/itemName';
import { propertyOf } from '../../../nodes/problems/unknownValues';
import { writeCsv } from '../listFile/write';
import { cellText, type Row } from '../sheets/row';
import { type Decided, isDue } from './decide';
import { writeKeys } from './earlier';
import { counted, heading, paragraph, table } from './html';
import type { FileRow, Submission } from './rows';

/** What happened to a row. */
type Outcome = 'SENT' | 'SCHEDULED' | 'NOT SENT' | 'UNKNOWN' | 'DUPLICATE' | 'OPTED OUT' | 'SENT BEFORE';

interface Known extends Row {
	Outcome: Outcome;
	Reason: string;
	Number?: unknown;
	'Scheduled At'?: unknown;
	'Sent At'?: string;
	Segments?: unknown;
	UMID?: unknown;
	'Client Message ID'?: string;
	'Batch ID'?: unknown;
}

const ownColumns = [
	...['Outcome', 'Reason', 'Number', 'Sent At', 'Scheduled At', 'Segments'],
	...['UMID', 'Client Message ID', 'Batch ID'],
];

/** Clears what an earlier campaign said, where its result file is submitted again. */
const noOutcome = Object.fromEntries(ownColumns.map((column) => [column, '']));

const meanings: Readonly<Record<Outcome, string>> = {
	SENT: 'accepted by 8x8',
	SCHEDULED: 'accepted by 8x8, which sends it at the planned time',
	'NOT SENT': 'see Reason in the result file',
	UNKNOWN: 'may have been sent; not tried again',
	DUPLICATE: 'the same text to the same number as another row',
	'OPTED OUT': 'on the opt-out list',
	'SENT BEFORE': 'an earlier campaign sent them this text',
};

export interface Sent {
	submission: Submission;
	/** All rows of the file, each with what was decided about it. */
	rows: readonly Decided[];
	/** Whether the opt-out list was checked directly before sending; undefined where nothing was handed over. */
	isChecked: boolean | undefined;
	/** What Send Batch has output for those that were handed over, in their order; some are missing where it has an error output. */
	answers: readonly Row[];
	/** ISO 8601. */
	now: string;
}

export interface Result extends Row {
	title: string;
	html: string;
	csv: string;
	/** The keys of the texts that were handed over, and of those of them that are known not to have been sent. */
	keys: string;
	failed: string;
	counts: Record<string, number>;
}

export function resultOf({ submission, rows, isChecked, answers, now }: Sent): Result {
	const handedOver = rows.filter(isDue);
	const byId = new Map(answers.map((answer) => [answer.clientMessageId, answer]));
	const isWhole = answers.length === handedOver.length;
	const answerTo = new Map(
		handedOver.map((row, index) => [row, isWhole ? answers[index] : byId.get(row.ClientMessageId)]),
	);
	const known = rows.map((row) => ({ row, outcome: outcomeOf(row, answerTo.get(row), now) }));
	const counts: Record<string, number> = {};
	for (const { outcome } of known) counts[outcome.Outcome] = (counts[outcome.Outcome] ?? 0) + 1;
	const columns = [...submission.columns.filter((column) => !ownColumns.includes(column)), ...ownColumns];
	const names = Object.keys(meanings).filter((name): name is Outcome => name in counts);
	const why = reasonsIn(known.map(({ outcome }) => outcome));
	return {
		title: titleOf(counts, rows.length),
		html: [
			table(
				['Outcome', 'Rows', ''],
				names.map((name) => [name, counts[name] ?? 0, meanings[name]]),
			),
			...(isChecked === undefined ? [] : [paragraph(checkWords(isChecked, counts))]),
			...(why.length === 0 ? [] : [heading('Why'), table(['Reason', 'Rows'], why)]),
			paragraph(
				'The result file, with the outcome of every row, is in your downloads. Keep it: the workflow "Who got it" needs it.',
			),
		].join(''),
		csv: writeCsv(
			columns,
			known.map(({ row, outcome }) => ({ ...row.cells, ...noOutcome, ...outcome })),
			submission.delimiter,
		),
		keys: writeKeys(handedOver.map(({ Key }) => Key)),
		failed: writeKeys(failedKeys(known.filter(({ row }) => answerTo.has(row)))),
		counts,
	};
}

/** Of texts that were handed over. The same text may have gone to the same number with another row. */
function failedKeys(handedOver: readonly { row: FileRow; outcome: Known }[]): string[] {
	const keysOf = (...outcomes: Outcome[]) =>
		handedOver.flatMap(({ row, outcome }) => (outcomes.includes(outcome.Outcome) ? [row.Key] : []));
	const sent = new Set(keysOf('SENT', 'SCHEDULED', 'UNKNOWN'));
	return keysOf('NOT SENT').filter((key) => !sent.has(key));
}

function checkWords(isChecked: boolean, counts: Record<string, number>): string {
	if (!isChecked) return 'Opt-outs were not checked: no opt-out list is set up.';
	const found = 'OPTED OUT' in counts ? '' : ', and nobody had opted out';
	return `Opt-outs were checked directly before sending${found}.`;
}

/** "12 of 45 rows sent, 30 scheduled" */
function titleOf({ SENT = 0, SCHEDULED = 0, UNKNOWN = 0 }: Record<string, number>, rows: number): string {
	const parts = [
		...(SENT > 0 || SCHEDULED === 0 ? [[SENT, 'sent'] as const] : []),
		...(SCHEDULED > 0 ? [[SCHEDULED, 'scheduled'] as const] : []),
		...(UNKNOWN > 0 ? [[UNKNOWN, 'not confirmed'] as const] : []),
	];
	const of = `of ${counted(rows, 'row')}`;
	return parts
		.map(([count, what], index) => [count.toLocaleString('en'), ...(index === 0 ? [of] : []), what].join(' '))
		.join(', ');
}

function outcomeOf(row: Sent['rows'][number], answer: Row | undefined, now: string): Known {
	if (row.Problem !== '') return { Outcome: 'NOT SENT', Reason: row.Problem };
	const Number = row.Phone;
	if (row.Left !== '') return { Outcome: row.Left, Reason: `Left out: ${meanings[row.Left]}.`, Number };
	const id = { Number, 'Client Message ID': row.ClientMessageId };
	if (answer === undefined) {
		return {
			Outcome: 'UNKNOWN',
			Reason: 'There was no answer for it. Look for its client message ID in 8x8 Connect.',
			...id,
		};
	}
	if (answer.skipped === true || propertyOf(answer.details, 'duplicateOf') !== undefined) {
		return {
			Outcome: 'DUPLICATE',
			Reason: `Left out: ${meanings.DUPLICATE}, which shows what happened to it.`,
			Number,
		};
	}
	const { details } = answer;
	if (details !== undefined) {
		const isKnown = propertyOf(details, 'outcome') === 'rejected';
		const said = withoutItemName(cellText(isKnown ? answer.message : answer.error));
		if (isKnown) return { Outcome: 'NOT SENT', Reason: said, ...id };
		return {
			Outcome: 'UNKNOWN',
			Reason: `${said}. Look for its client message ID in 8x8 Connect.`,
			...id,
			'Sent At': now,
		};
	}
	if (answer.outcome !== 'accepted') {
		const Reason =
			'Send SMS Batch did not confirm that 8x8 accepted it. The node may be disabled. Look for its client message ID in 8x8 Connect.';
		return { Outcome: 'UNKNOWN', Reason, ...id };
	}
	const scheduled = cellText(answer.scheduled);
	const isLater = scheduled !== '' && Date.parse(scheduled) > Date.parse(now);
	return {
		...{ Outcome: isLater ? 'SCHEDULED' : 'SENT', Reason: '', ...id, Number: answer.destination, 'Sent At': now },
		'Scheduled At': isLater ? scheduled : '',
		...{ Segments: answer.segments, UMID: answer.umid, 'Batch ID': answer.batchId },
	};
}

/** The most frequent reasons of rows that were not sent, or may not have been. */
function reasonsIn(outcomes: readonly Known[]): [string, number][] {
	const counts = new Map<string, number>();
	for (const { Outcome, Reason } of outcomes) {
		// Numbers and IDs differ from row to row.
		const reason = Reason.replace(/'[^']*'/g, '…');
		if (Outcome === 'NOT SENT' || Outcome === 'UNKNOWN') counts.set(reason, (counts.get(reason) ?? 0) + 1);
	}
	return [...counts].sort(([, one], [, other]) => other - one).slice(0, 10);
}
