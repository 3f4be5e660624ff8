import { withoutItemName } from '../../../nodes/problems/itemName';
import { propertyOf } from '../../../nodes/problems/unknownValues';
import { cellText, type Row } from '../sheets/row';

/** The outcome of cancelling a batch. */
export interface Outcome extends Row {
	batchId: string;
	campaign: string;
	/** `unknown` where 8x8 did not answer clearly: asked again, it does no harm. */
	outcome: 'cancelled' | 'partly cancelled' | 'too late' | 'not found' | 'unknown' | 'not cancelled';
	cancelled: number;
	/** Messages that went out, or go out within 3 minutes; null where that is not known. */
	tooLate: number | null;
	what: string;
}

/** @param batch what is known of it. @param answer the item that Cancel Batch has output for it */
export function outcomeOf(batch: Row, answer: Row): Outcome {
	const { cancelledCount, error } = answer;
	const code = cellText(propertyOf(answer.details, 'code'));
	const cancelled = typeof cancelledCount === 'number' ? cancelledCount : 0;
	const left = stillOpen(batch);
	const common = { batchId: cellText(batch.batchId), campaign: cellText(batch.campaign), cancelled };
	if (cancelled > 0 || code === 'CANCEL_BATCH_NONE') {
		const tooLate = left === null ? null : Math.max(0, left - cancelled);
		return { ...common, tooLate, ...inWords(cancelled, tooLate) };
	}
	const reason = withoutItemName(cellText(error)) || '8x8 did not answer';
	if (code === '1300') return { ...common, tooLate: null, outcome: 'not found', what: reason };
	// Without a status there was no answer, and one of 8x8's own trouble says nothing about what was done.
	const status = propertyOf(answer.details, 'status');
	const isClear = typeof status === 'number' && status < 500;
	const what = `${reason}. Run this again: cancelling twice does no harm.`;
	return { ...common, tooLate: null, outcome: isClear ? 'not cancelled' : 'unknown', what };
}

/** Messages of the log that could still be cancelled or had gone out. */
function stillOpen({ messages, endedBefore }: Row): number | null {
	return typeof messages === 'number' ? messages - (Number(endedBefore) || 0) : null;
}

function inWords(cancelled: number, tooLate: number | null): Pick<Outcome, 'outcome' | 'what'> {
	if (cancelled === 0) {
		if (tooLate === 0) return { outcome: 'cancelled', what: 'All were already cancelled, or had failed' };
		const what =
			'Nothing was cancelled: the messages have gone out, go out within 3 minutes, or were already cancelled';
		return { outcome: 'too late', what };
	}
	if (tooLate === null) {
		return { outcome: 'partly cancelled', what: `${cancelled} cancelled; the log does not show how many there were` };
	}
	if (tooLate === 0)
		return { outcome: 'cancelled', what: `${cancelled} cancelled: all that were left, as far as the log shows` };
	return { outcome: 'partly cancelled', what: `${cancelled} cancelled; for ${tooLate} it was too late` };
}
