import { readTable } from '../listFile/table';
import { phoneColumn } from '../listFile/phoneColumn';
import { readNumber } from '../phone/number';
import { cellText, type Row } from '../sheets/row';

/** A person of a campaign, as its file or sheet has them. */
export interface Recipient {
	cells: Row;
	/** 8x8's ID of the text; empty where none went out, or nobody knows it. */
	umid: string;
	clientMessageId: string;
	/** In international form; empty where it cannot be read. */
	phone: string;
	/** What the campaign said of it, such as SENT; empty where it said nothing. */
	outcome: string;
	/** ms since 1970; undefined where the file does not say. */
	sentAt: number | undefined;
}

export interface CampaignFile {
	recipients: Recipient[];
	columns: string[];
	delimiter: string;
}

export type Read = { ok: true; file: CampaignFile } | { ok: false; sentence: string };

/** @param timeOf a time that a file has, which may lack its offset, in ms; NaN for what is not one */
export function readCampaignFile(items: readonly Row[], timeOf: (text: string) => number): Read {
	const read = readTable(items);
	if (!read.ok) return read;
	const { columns, rows, delimiter } = read.table;
	const umids = columns.find((column) => column.toUpperCase() === 'UMID');
	if (umids === undefined) {
		const has = `Its columns are: ${columns.join(', ')}.`;
		return { ok: false, sentence: `The file has no column UMID, so it is not the result file of a campaign. ${has}` };
	}
	const ids = ['Client Message ID', 'ID'].find((column) => columns.includes(column)) ?? '';
	// Campaigns write Number, or read Phone; only other files are searched.
	const own = ['Number', 'Phone'].find((column) => columns.includes(column)) ?? '';
	const found = phoneColumn(columns, own);
	if (found.is === 'unclear') {
		const named = found.candidates.map((column) => `"${column}"`).join(', ');
		const sentence = `More than one column of the file may contain the phone numbers: ${named}. Rename the right one to Number.`;
		return { ok: false, sentence };
	}
	const phones = found.is === 'found' ? found.column : '';
	const recipients = rows.map(({ cells }) => {
		const number = readNumber(cells[phones]);
		const times = ['Scheduled At', 'Sent At'].map((column) => timeOf(cellText(cells[column])));
		return {
			cells,
			umid: cellText(cells[umids]),
			clientMessageId: cellText(cells[ids]),
			phone: number.ok ? number.value.destination : '',
			outcome: cellText(cells.Outcome) || cellText(cells.Status),
			sentAt: times.find((time) => !Number.isNaN(time)),
		};
	});
	return { ok: true, file: { recipients, columns, delimiter } };
}
