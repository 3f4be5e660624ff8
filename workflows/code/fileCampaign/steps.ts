import type { Summary } from '../../../nodes/sending/preview/summary';
import { isRecord } from '../../../nodes/problems/unknownValues';
import { cellText, type Row } from '../sheets/row';
import type { Decided } from './decide';
import { answerOf, type FilterNode } from './filterNode';
import type { FileRow, Submission } from './rows';

// What earlier nodes of the workflow have output, read again: n8n hands items on as JSON.

export function fileRows(items: readonly { json: Row }[]): FileRow[] {
	return items.map(({ json }) => ({
		row: Number(json.row),
		Phone: cellText(json.Phone),
		Text: typeof json.Text === 'string' ? json.Text : '',
		Problem: cellText(json.Problem),
		Key: cellText(json.Key),
		cells: isRecord(json.cells) ? json.cells : {},
	}));
}

export function decidedRows(items: readonly { json: Row }[]): Decided[] {
	const rows = fileRows(items);
	return items.map(({ json: { Left, ClientMessageId } }, index) => ({
		...(rows[index] ?? { row: 0, Phone: '', Text: '', Problem: '', Key: '', cells: {} }),
		Left: Left === 'OPTED OUT' || Left === 'SENT BEFORE' ? Left : '',
		ClientMessageId: cellText(ClientMessageId),
	}));
}

/** What the first of the rows carries for all of them. */
export function submissionOf([first]: readonly { json: Row }[]): Submission {
	const submission = first?.json.submission;
	if (!isSubmission(submission)) throw new Error('The node Rows has output no campaign');
	return submission;
}

function isSubmission(value: unknown): value is Submission {
	return isRecord(value) && isRecord(value.settings) && Array.isArray(value.columns);
}

type LetThrough = { ok: true; rows: Row[] | undefined } | { ok: false; sentence: string };

/**
 * The rows that came out of the filter of people who opted out, which has marked them; undefined where no list was chosen.
 * @param good the rows that went in
 */
export function letThrough(filter: () => FilterNode, good: readonly FileRow[]): LetThrough {
	const asked = answerOf(filter, good);
	// It does not run where nothing can be sent.
	if (asked.is === 'not run' || asked.is === 'not used') return { ok: true, rows: undefined };
	if (asked.is === 'checked') return { ok: true, rows: asked.rows };
	const sentence =
		'The node "Filter opted-out" is set up, but has not checked the numbers. Enable it, and choose the newest "Filter opted-out" in it. A filter of your own must set OptOutChecked to true in the items that it lets through.';
	return { ok: false, sentence };
}

/** The items of Preview, and its last one, which sums them up. */
export function previewed(preview: () => { json: Row }[]): { previews: Row[]; summary: Summary } {
	const items = itemsOf(preview).map(({ json }) => json);
	const summary = items.find(isSummary) ?? emptySummary;
	return { previews: items.filter((item) => !isSummary(item)), summary };
}

function itemsOf(items: () => { json: Row }[]): { json: Row }[] {
	try {
		return items();
	} catch {
		return [];
	}
}

function isSummary(item: Row | Summary): item is Row & Summary {
	return 'summary' in item && item.summary === true && Array.isArray(item.countries) && Array.isArray(item.hours);
}

/** Of a file in which no row can be read, so that there was nothing to preview. */
const emptySummary: Summary = {
	...{ messages: 0, wouldSend: 0, duplicates: 0, segments: 0, unpriced: 0 },
	...{ priceFrom: null, priceTo: null, currency: null, countries: [], hours: [], problems: [] },
};
