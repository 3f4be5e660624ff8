import { cellText } from '../sheets/row';
import { type Decided, isDue } from './decide';
import { answerOf, type FilterNode } from './filterNode';

export interface Asked {
	rows: readonly Decided[];
	/** Whether the rows that go out were checked; undefined where none does. */
	isChecked: boolean | undefined;
}

/**
 * The rows once the filter of people who opted out was asked again, directly before sending: somebody may have opted out
 * while the second page waited. Where it was asked for the page, and has not checked the rows anew, none of them is due.
 * @param rows all of the file; those that are due went into the second filter
 * @param first the filter that was asked for the page
 */
export function askedAgain(rows: readonly Decided[], first: () => FilterNode, again: () => FilterNode): Asked {
	const due = rows.filter(isDue);
	if (due.length === 0) return { rows, isChecked: undefined };
	const answer = answerOf(again, due);
	const before = answerOf(
		first,
		rows.filter(({ Problem }) => Problem === ''),
	).is;
	const isUsed = before === 'checked' || before === 'not checked';
	if (answer.is === 'checked') {
		const passed = new Set(answer.rows.map(({ row }) => cellText(row)));
		return {
			rows: rows.map((row) => (isDue(row) && !passed.has(String(row.row)) ? { ...row, Left: 'OPTED OUT' } : row)),
			isChecked: true,
		};
	}
	if (answer.is !== 'not checked' && !isUsed) return { rows, isChecked: false };
	const Problem = reasonFor(answer.is === 'not checked' ? answer.error : '');
	return { rows: rows.map((row) => (isDue(row) ? { ...row, Problem } : row)), isChecked: undefined };
}

function reasonFor(error: string): string {
	return error === ''
		? 'The node "Filter opted-out again" has not checked the numbers directly before sending. Choose the newest "Filter opted-out" in that node too, enable it, and submit the file again. A filter of your own must set OptOutChecked to true in the items that it lets through.'
		: `The filter of people who opted out failed directly before sending: ${error.replace(/\.$/, '')}. Correct that, and submit the file again.`;
}
