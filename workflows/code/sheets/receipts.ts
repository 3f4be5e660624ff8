import { readNumber } from '../phone/number';
import { cellText, type Row } from './row';

/** What a receipt, or several of one message, change in the tab; `ids` are the entries of the data table it uses up. */
export interface Change {
	ids: number[];
	/** As the cell has it, also with spaces around it: n8n finds no row otherwise. */
	UMID?: string;
	/** Set where the row is found by its ID, because it holds no UMID; as the cell has it, too. */
	ID?: string;
	Status?: string;
	Price?: number | '';
	Currency?: string;
	Segments?: number | '';
	Error?: string;
	'Delivered At'?: string;
}

export interface Patience {
	/** Milliseconds since 1970. */
	now: number;
	/** Receipts that have waited so long settle a row that never got its UMID. */
	settleAfterMinutes: number;
	/** Receipts that have waited so long for a row are forgotten: they are of other messages. */
	forgetAfterHours: number;
}

/**
 * What receipts change in the tab. A receipt whose row is not there yet is left for later.
 * @param receipts entries of the data table
 * @param rows the tab's rows
 * @param shown a time as the column Delivered At shows it: in an order in which later ones are greater
 */
export function changesFor(
	receipts: Row[],
	rows: Row[],
	shown: (time: string) => string,
	patience: Patience,
): Change[] {
	const rowByUmid = new Map(rows.map((row) => [cellText(row.UMID), row]));
	return receiptsByMessage(receipts).flatMap((ofMessage): Change[] => {
		const ids = ofMessage.map(({ id }) => Number(id));
		const last = ofMessage.reduce((best, each) => (isLater(each, best) ? each : best));
		const row = rowByUmid.get(cellText(last.umid));
		if (row !== undefined) {
			return [isOvertaken(row, last, shown) ? { ids } : { ids, UMID: String(row.UMID), ...columnsOf(last, shown) }];
		}
		const age = (patience.now - timeOf(last.createdAt)) / 60_000;
		const unsettled = age < patience.settleAfterMinutes ? undefined : rows.find((each) => isUnsettled(each, last));
		if (unsettled !== undefined) {
			return [{ ids, ID: String(unsettled.ID), UMID: cellText(last.umid), ...columnsOf(last, shown) }];
		}
		return age < patience.forgetAfterHours * 60 ? [] : [{ ids }];
	});
}

function receiptsByMessage(receipts: Row[]): Row[][] {
	const byMessage = new Map<string, Row[]>();
	for (const receipt of receipts) {
		const umid = cellText(receipt.umid);
		if (umid !== '') byMessage.set(umid, [...(byMessage.get(umid) ?? []), receipt]);
	}
	return [...byMessage.values()];
}

function columnsOf(receipt: Row, shown: (time: string) => string): Omit<Change, 'ids'> {
	const status = cellText(receipt.status);
	const arrived = isThere(status);
	return {
		Status: status,
		Price: numberOf(receipt.price),
		Currency: cellText(receipt.currency),
		Segments: numberOf(receipt.segments),
		Error: arrived ? '' : cellText(receipt.reason) || '8x8 gave no reason.',
		'Delivered At': arrived && cellText(receipt.at) !== '' ? shown(cellText(receipt.at)) : '',
	};
}

/** A row whose text went out, by its ID and its number, and whose outcome was never written down. */
function isUnsettled(row: Row, receipt: Row): boolean {
	return (
		['SENDING', 'UNKNOWN'].includes(cellText(row.Status)) &&
		cellText(row.UMID) === '' &&
		cellText(row.ID) === cellText(receipt.clientMessageId) &&
		isSameNumber(row.Phone, receipt.phone)
	);
}

/**
 * Whether the row says already what came later in the life of the message. Receipts may come in another order than they
 * were made: of a text that arrived, only a failure that is known to be later says that it did not.
 */
function isOvertaken(row: Row, receipt: Row, shown: (time: string) => string): boolean {
	const difference = rankOf(row.Status) - rankOf(receipt.status);
	if (difference !== 0 || !isThere(row.Status) || isThere(receipt.status)) return difference > 0;
	const deliveredAt = cellText(row['Delivered At']);
	const at = cellText(receipt.at);
	const isComparable = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(deliveredAt) && at !== '';
	return !isComparable || shown(at) <= deliveredAt;
}

function isThere(status: unknown): boolean {
	return ['DELIVERED', 'READ'].includes(cellText(status));
}

function isLater(one: Row, other: Row): boolean {
	const difference = rankOf(one.status) - rankOf(other.status);
	return difference === 0 ? timeOf(one.at) >= timeOf(other.at) : difference > 0;
}

/** No final state at all, one of those that end a delivery, and read, which nothing follows. */
function rankOf(status: unknown): number {
	if (cellText(status) === 'READ') return 2;
	return ['DELIVERED', 'UNDELIVERED', 'REJECTED'].includes(cellText(status)) ? 1 : 0;
}

function timeOf(time: unknown): number {
	const milliseconds = new Date(time instanceof Date ? time : cellText(time)).getTime();
	return Number.isNaN(milliseconds) ? 0 : milliseconds;
}

function numberOf(value: unknown): number | '' {
	const text = cellText(value);
	return text === '' || Number.isNaN(Number(text)) ? '' : Number(text);
}

function isSameNumber(one: unknown, other: unknown): boolean {
	const [first, second] = [readNumber(one), readNumber(other)];
	return first.ok && second.ok && first.value.destination === second.value.destination;
}
