import { withoutItemName } from '../../../nodes/problems/itemName';
import { propertyOf } from '../../../nodes/problems/unknownValues';
import { cellText, type Row } from '../sheets/row';

/** What happened to each message that was to be cancelled. If that is unknown, the next run tries again. */
export default function outcomeCancelled() {
	const rows = $('Route by action').all(0);
	return $input.all().map(({ json }, item) => {
		const row = rows[item]?.json ?? {};
		return { json: { ...row, ...outcomeOf(json, row) }, pairedItem: { item } };
	});
}

/** Codes of the node for what has gone out, or does so now: 1011 is 8x8's own. */
const goneOut = ['CANCEL_TOO_LATE', 'CANCEL_ALREADY_SENT', '1011'];

function outcomeOf({ cancelled, error, message, details }: Row, row: Row): Row {
	const code = cellText(propertyOf(details, 'code'));
	if (cancelled === true || code === 'CANCEL_NEVER_SENT') {
		return { Reminder: 'CANCELLED', 'Reminder At': '', For: `cancelled: ${cellText(row.UMID)}`, UMID: '' };
	}
	if (goneOut.includes(code)) return { Reminder: 'SENT', Error: 'It was too late to cancel it' };
	const reason = withoutItemName(cellText(message ?? error));
	return { Error: `It was not cancelled: ${reason}. The next run tries again` };
}
