import { fillTemplate } from '../../../nodes/text/templates';
import { phoneColumn } from '../listFile/phoneColumn';
import { readTable } from '../listFile/table';
import { destinationOf, readNumber, sentenceOf } from '../phone/number';
import { cellText, columnsOf, type Row } from '../sheets/row';
import { fingerprint, keyOf } from './keys';
import { readSettings, type Settings } from './settings';

/** A row of the file, as it is sent. */
export interface FileRow extends Row {
	/** As a spreadsheet numbers it. */
	row: number;
	Phone: string;
	Text: string;
	/** What is wrong with it; such a row is not sent. Empty when nothing is. */
	Problem: string;
	/** Tells this text to this number from all others. */
	Key: string;
	cells: Row;
}

/** What is known of the file and the form, once for all rows. */
export interface Submission extends Row {
	settings: Settings;
	columns: string[];
	delimiter: string;
	fingerprint: string;
}

export type Read = { ok: true; submission: Submission; rows: FileRow[] } | { ok: false; sentence: string };

/** @param form the first page's answers. @param items what Extract From File has made of the file */
export function readCampaign(form: Row, items: readonly Row[], now: typeof $now): Read {
	const settings = readSettings(form, now);
	if (!settings.ok) return settings;
	const read = readTable(items);
	if (!read.ok) return read;
	const { columns, rows, delimiter } = read.table;
	const { column, text, country } = settings.settings;
	const phones = phoneColumn(columns, column);
	if (phones === undefined) {
		const has = `The columns of the file are: ${columns.join(', ')}.`;
		const sentence =
			column === ''
				? `No column of the file looks like phone numbers. ${has} Name it in the form.`
				: `The file has no column "${column}". ${has}`;
		return { ok: false, sentence };
	}
	const known = fillTemplate(text, (name) => (columns.includes(name) ? 'x' : undefined));
	if (!known.ok) {
		return { ok: false, sentence: `${sentenceOf(known.problem)} The columns of the file are: ${columns.join(', ')}.` };
	}
	return {
		ok: true,
		submission: { settings: settings.settings, columns, delimiter, fingerprint: fingerprint(columns, rows) },
		rows: rows.map(({ number, cells }) => fileRow(number, cells, { phones, text, country })),
	};
}

interface Template {
	/** The column with the numbers. */
	phones: string;
	text: string;
	country: string;
}

function fileRow(row: number, cells: Row, { phones, text, country }: Template): FileRow {
	const raw = cells[phones];
	const bad = (Problem: string): FileRow => ({ row, Phone: cellText(raw), Text: '', Problem, Key: '', cells });
	const number = readNumber(raw, country);
	if (!number.ok) return bad(sentenceOf(number.problem));
	const filled = fillTemplate(text, columnsOf(cells));
	if (!filled.ok) return bad(sentenceOf(filled.problem));
	const Key = keyOf(number.value.destination, filled.value);
	return { row, Phone: destinationOf(number.value), Text: filled.value, Problem: '', Key, cells };
}
