import { readNumber } from '../phone/number';
import { cellText, type Row } from '../sheets/row';
import { readCsv } from './csv';
import { decode } from './decode';

/** A list of people as a file has it: its first row names the columns. */
interface ListTable {
	columns: string[];
	/** Cells by column, and the number of the row as a spreadsheet shows it. */
	rows: { number: number; cells: Row }[];
	/** What the file has between its fields; a comma for Excel's. */
	delimiter: string;
}

type Read = { ok: true; table: ListTable } | { ok: false; sentence: string };

/**
 * Reads an uploaded list.
 * @param items what Extract From File has made of it: base64 of a CSV file in `data`, or rows of an Excel file in `row`
 */
export function readTable(items: readonly Row[]): Read {
	const [first = {}] = items;
	if (typeof first.data !== 'string') {
		if (items.some(({ row }) => Array.isArray(row)))
			return tableOf(
				items.map(({ row }) => cellsOf(row)),
				',',
			);
		return no('The file cannot be read. Choose an Excel file (.xlsx, .xls) or a CSV file (.csv).');
	}
	const bytes = Buffer.from(first.data, 'base64');
	// What Excel saves as a workbook begins like a ZIP file.
	if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
		return no('This is an Excel file under another name. Give it a name that ends in .xlsx, or save it as CSV.');
	}
	const csv = readCsv(decode(bytes));
	if (csv === undefined) {
		return no(
			'The file is not CSV: it has a quotation mark in the middle of a cell. Save it anew from your spreadsheet.',
		);
	}
	return tableOf(csv.records, csv.delimiter);
}

function tableOf([headings = [], ...below]: readonly (readonly unknown[])[], delimiter: string): Read {
	const columns = headings.map(cellText);
	const named = columns.filter((column) => column !== '');
	if (named.length === 0)
		return no('The file is empty. Its first row has to name the columns, such as Phone and Name.');
	if (named.some((column) => readNumber(column).ok)) {
		return no('The first row of the file is a row of data. It has to name the columns, such as Phone and Name.');
	}
	const twice = named.find((column, index) => named.indexOf(column) !== index);
	if (twice !== undefined) return no(`Two columns of the file are called "${twice}". Rename one of them.`);
	const rows = below.flatMap((cells, index) => {
		if (cells.every((cell) => cellText(cell) === '')) return [];
		const entries = columns.flatMap((column, place) => (column === '' ? [] : [[column, cells[place] ?? ''] as const]));
		return [{ number: index + 2, cells: Object.fromEntries(entries) }];
	});
	if (rows.length === 0) return no('The file has names of columns, and no rows below them.');
	return { ok: true, table: { columns: named, rows, delimiter } };
}

function cellsOf(row: unknown): readonly unknown[] {
	return Array.isArray(row) ? row : [];
}

function no(sentence: string): Read {
	return { ok: false, sentence };
}
