import { fillTemplate } from '../../../nodes/text/templates';
import { type PhoneColumn, phoneColumn } from '../listFile/phoneColumn';
import { type ListRow, readTable } from '../listFile/table';
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
	/** The column that the numbers are taken from. */
	phones: string;
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
	if (phones.is !== 'found') return { ok: false, sentence: noPhones(phones, columns, column) };
	const known = fillTemplate(text, (name) => (columns.includes(name) ? 'x' : undefined));
	if (!known.ok) {
		return { ok: false, sentence: `${sentenceOf(known.problem)} The columns of the file are: ${columns.join(', ')}.` };
	}
	return {
		ok: true,
		submission: {
			...{ settings: settings.settings, columns, delimiter },
			...{ fingerprint: fingerprint(columns, rows), phones: phones.column },
		},
		rows: rows.map((row) => fileRow(row, { phones: phones.column, text, country })),
	};
}

/** @param wanted the column that the form names; empty where it names none */
function noPhones(found: Exclude<PhoneColumn, { is: 'found' }>, columns: readonly string[], wanted: string): string {
	if (found.is === 'unclear') {
		const named = found.candidates.map((column) => `"${column}"`).join(', ');
		return `More than one column of the file may contain the phone numbers: ${named}. Enter the right one in the form.`;
	}
	const has = `The columns of the file are: ${columns.join(', ')}.`;
	return wanted === ''
		? `No column of the file looks like phone numbers. ${has} Enter the right one in the form.`
		: `The file has no column "${wanted}". ${has}`;
}

interface Template {
	/** The column with the numbers. */
	phones: string;
	text: string;
	country: string;
}

function fileRow({ number: row, cells, problem }: ListRow, { phones, text, country }: Template): FileRow {
	const raw = cells[phones];
	const bad = (Problem: string): FileRow => ({ row, Phone: cellText(raw), Text: '', Problem, Key: '', cells });
	if (problem !== '') return bad(problem);
	const number = readNumber(raw, country);
	if (!number.ok) return bad(inFormWords(sentenceOf(number.problem)));
	const filled = fillTemplate(text, columnsOf(cells));
	if (!filled.ok) return bad(sentenceOf(filled.problem));
	const Key = keyOf(number.value.destination, filled.value);
	return { row, Phone: destinationOf(number.value), Text: filled.value, Problem: '', Key, cells };
}

const countryField = '"Country of numbers without a country code"';

/** A sentence of the node, with the form's name of what the node calls Country. */
export function inFormWords(sentence: string): string {
	return sentence
		.replace(/\bset Country\.$/, `choose it under ${countryField}.`)
		.replace(/\bcorrect Country\.$/, `correct ${countryField}.`);
}
