import { propertyOf } from '../../../nodes/problems/unknownValues';
import { cellText, type Row } from '../sheets/row';

/** What 8x8 answered to each request to take a message back. Where the answer is not clear, the next run asks again. */
export default function takenBack() {
	const rows = $('What to do').all(0);
	return $input.all().map(({ json }, item) => {
		const row = rows[item]?.json ?? {};
		return { json: { ...row, ...outcomeOf(json, row) }, pairedItem: { item } };
	});
}

function outcomeOf({ statusCode, body }: Row, row: Row): Row {
	if (statusCode !== 200) {
		const answer =
			statusCode === undefined
				? 'no answer from 8x8'
				: `8x8 answered ${cellText(statusCode)} ${cellText(propertyOf(body, 'message'))}`.trim();
		return { Error: `It was not taken back: ${answer}. The next run tries again` };
	}
	return Number(propertyOf(body, 'cancelledCount')) > 0
		? { Reminder: 'CANCELLED', 'Reminder At': '', For: `taken back: ${cellText(row.UMID)}`, UMID: '' }
		: { Reminder: 'SENT', Error: 'It was too late to take it back' };
}
