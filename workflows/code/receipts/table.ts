import { textOf } from '../../../nodes/problems/unknownValues';
import { cellText, type Row } from '../sheets/row';

/** A row of the table of receipts. */
export interface ReceiptRow extends Row {
	umid: string;
	clientMessageId: string;
	clientBatchId: string;
	state: string;
	/** When the message reached this state, in ISO 8601. */
	at: string;
	/** Whether 8x8's log had it, and no receipt came. */
	found: boolean;
}

/** The rows of receipts that came together: the newest of each message, a final state before another. */
export function rowsOf(receipts: readonly Row[]): ReceiptRow[] {
	const rows = new Map<string, Row>();
	for (const receipt of receipts) {
		const umid = textOf(receipt.umid);
		if (umid === undefined) continue;
		const known = rows.get(umid);
		if (known === undefined || !isBehind(receipt, known)) rows.set(umid, receipt);
	}
	return [...rows.values()].map((receipt) => asRow(receipt, false));
}

/**
 * The messages in 8x8's log that have a final state, and for which the table has no receipt.
 *
 * Throws where the log could not be read, so that a day without lost receipts is one.
 * @param log rows of Export
 * @param known rows of the table
 */
export function lostOf(log: readonly Row[], known: readonly Row[]): ReceiptRow[] {
	const trouble = log.find(({ umid, error, jobId }) => textOf(umid) === undefined && (error ?? jobId) !== undefined);
	if (trouble !== undefined) {
		throw new Error(`8x8's log could not be read: ${cellText(trouble.error) || '8x8 has not finished it yet'}.`);
	}
	const states = new Map(known.map(({ umid, state }) => [cellText(umid), cellText(state)]));
	return log
		.filter(({ umid, isFinal }) => isFinal === true && !through.has(states.get(cellText(umid)) ?? ''))
		.map((message) => asRow(message, true));
}

/** States of receipts, and of the log, which calls some of them otherwise. */
const through: ReadonlySet<string> = new Set(['delivered', 'undelivered', 'rejected', 'read', 'failed']);

function isBehind(one: Row, other: Row): boolean {
	if (one.isFinal !== other.isFinal) return one.isFinal !== true;
	return cellText(one.timestamp) < cellText(other.timestamp);
}

function asRow({ umid, clientMessageId, clientBatchId, state, timestamp }: Row, found: boolean): ReceiptRow {
	return {
		umid: cellText(umid),
		clientMessageId: cellText(clientMessageId),
		clientBatchId: cellText(clientBatchId),
		state: cellText(state),
		at: cellText(timestamp),
		found,
	};
}
