/** What happened to a message, in the words of 8x8's daily report. */
export type Fate = 'delivered' | 'undelivered' | 'rejected' | 'received' | 'inbound';

/** A message of 8x8's log, as far as the report needs it. */
export interface LogRow {
	fate: Fate;
	/** Of 8x8's log; empty where it has none. */
	country: string;
	operator: string;
	/** The user's ID of the batch that it went out in, or 8x8's; empty for a message of no batch. */
	campaign: string;
	/** When 8x8 took it, in ISO 8601. */
	at: string;
	segments: number;
	/** Of all its segments; what is rejected is not charged. */
	cost: number;
	currency: string;
	/** Of a message that did not arrive. */
	errorCode: string;
}

/** The states of the log in the words of the daily report. What has no final state yet is still with 8x8 or the operator. */
const fates: Readonly<Record<string, Fate>> = {
	delivered: 'delivered',
	read: 'delivered',
	undelivered: 'undelivered',
	failed: 'rejected',
	rejected: 'rejected',
	queued: 'received',
	sent: 'received',
};

/** Reads a row of the log, as Export outputs it. */
export function readLogRow(row: Readonly<Record<string, unknown>>): LogRow {
	const text = (name: string) => textOf(row[name]);
	const number = (name: string) => Number(text(name)) || 0;
	const fate = text('direction') === 'inbound' ? 'inbound' : (fates[text('state').toLowerCase()] ?? 'received');
	return {
		fate,
		country: text('country'),
		operator: text('operator'),
		campaign: text('clientBatchId') || text('batchId'),
		at: text('createdAt'),
		segments: number('segments'),
		cost: fate === 'rejected' ? 0 : number('price'),
		currency: text('currency'),
		errorCode: text('errorCode'),
	};
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
