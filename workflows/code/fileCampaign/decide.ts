import { cellText, type Row } from '../sheets/row';
import { type EarlierCampaign, sendersOf } from './earlier';
import type { FileRow } from './rows';

export interface Decided extends FileRow {
	/** Why a valid row is not handed over; empty if it is. */
	Left: '' | 'OPTED OUT' | 'SENT BEFORE';
	ClientMessageId: string;
}

/** Whether a row is to be handed over. */
export const isDue = ({ Problem, Left }: Decided) => Problem === '' && Left === '';

export interface Choice {
	/** Rows that were let through by the filter of people who opted out; undefined where no list is set up. */
	letThrough: readonly Row[] | undefined;
	/** Whether people who have got this text get it again. */
	again: boolean;
	/** The campaigns that the second page took into account. */
	earlier: readonly EarlierCampaign[];
	/** Those that were confirmed since, and before this one. */
	meanwhile: readonly EarlierCampaign[];
	/** What client message IDs begin with. */
	name: string;
}

/**
 * Which rows are handed to 8x8. A text that another submission has taken since the page was shown is not: nobody was asked
 * about that one.
 */
export function decide(rows: readonly FileRow[], choice: Choice): Decided[] {
	const { letThrough, again, earlier, meanwhile, name } = choice;
	const passed = letThrough === undefined ? undefined : new Set(letThrough.map(({ row }) => cellText(row)));
	return rows.map((row) => {
		const ClientMessageId = `${name}-${row.row}`;
		if (row.Problem !== '') return { ...row, Left: '', ClientMessageId };
		if (passed?.has(String(row.row)) === false) return { ...row, Left: 'OPTED OUT', ClientMessageId };
		const isKnown = sendersOf(row.Key, again ? meanwhile : [...earlier, ...meanwhile]).length > 0;
		return { ...row, Left: isKnown ? 'SENT BEFORE' : '', ClientMessageId };
	});
}
