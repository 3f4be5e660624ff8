/** The values in the text of a delivery receipt, as written there. Empty where it leaves one out. */
export interface ReceiptText {
	id: string;
	/** Such as DELIVRD. */
	stat: string;
	err: string;
	submitDate: string;
	doneDate: string;
}

/** Each key up to the next space, in any case and order. The text of the message comes last, and is not read. */
const fields: Readonly<Record<keyof ReceiptText, RegExp>> = {
	id: /(?:^|\s)id:(\S{1,65})/i,
	stat: /(?:^|\s)stat:(\w{1,12})/i,
	err: /(?:^|\s)err:(\w{1,6})/i,
	submitDate: /(?:^|\s)submit date:(\d{10,14})/i,
	doneDate: /(?:^|\s)done date:(\d{10,14})/i,
};

/** The octets of a receipt that are read. */
const longestReceipt = 512;

/**
 * Reads the text of a delivery receipt as 8x8 documents it: `id: sub: dlvrd: submit date: done date: stat: err: Text:`.
 * It is ASCII whatever its data_coding says: read as GSM, an ID would lose its underscores.
 */
export function readReceiptText(content: Buffer): ReceiptText {
	const text = content.toString('latin1', 0, longestReceipt).replace(/(?:^|\s)text:[^]*$/i, '');
	const read = (name: keyof ReceiptText) => fields[name].exec(text)?.[1] ?? '';
	return {
		id: read('id'),
		stat: read('stat').toUpperCase(),
		err: read('err'),
		submitDate: read('submitDate'),
		doneDate: read('doneDate'),
	};
}

/** The text of a receipt, as 8x8 writes it. Dates as YYMMDDhhmm. */
export function receiptText({ id, stat, err, submitDate, doneDate }: ReceiptText): string {
	const dlvrd = stat === 'DELIVRD' ? '001' : '000';
	return `id:${id} sub:001 dlvrd:${dlvrd} submit date:${submitDate} done date:${doneDate} stat:${stat} err:${err} Text:`;
}
