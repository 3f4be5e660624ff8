import { readNumber } from '../phone/number';
import { cellText, type Row } from '../sheets/row';
import { readCsv } from './csv';
import { decode } from './decode';
import { unguarded } from './formulas';

/** A list of people as a file has it: its first row names the columns. */
interface ListTable {
	columns: string[];
	rows: ListRow[];
	/** What the file has between its fields; a comma for Excel's. */
	delimiter: string;
}

export interface ListRow {
	/** As a spreadsheet shows it. */
	number: number;
	/** By column. */
	cells: Row;
	/** Why its cells may belong to other columns; empty where they do not. */
	problem: string;
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
			'The file is not CSV: it has a quotation mark in the middle of a cell. Save it again from your spreadsheet.',
		);
	}
	return tableOf(
		csv.records.map((record) => record.map(unguarded)),
		csv.delimiter,
		namedWidth,
	);
}

/** @param widthOf how many cells a row may have, where one too many may have moved others to other columns */
function tableOf(
	records: readonly (readonly unknown[])[],
	delimiter: string,
	widthOf: (columns: readonly string[]) => number = () => Infinity,
): Read {
	const top = records.findIndex((cells) => !isEmpty(cells));
	const [headings = [], ...below] = records.slice(Math.max(top, 0));
	const columns = headings.map(cellText);
	const named = columns.filter((column) => column !== '');
	if (named.length === 0)
		return no('The file is empty. Its first row must contain the column names, such as Phone and Name.');
	if (named.some((column) => readNumber(column).ok)) {
		return no('The first row of the file contains data. It must contain the column names, such as Phone and Name.');
	}
	const twice = named.find((column, index) => named.indexOf(column) !== index);
	if (twice !== undefined) return no(`Two columns of the file are called "${twice}". Rename one of them.`);
	const width = widthOf(columns);
	const rows = below.flatMap((cells, index) => {
		if (isEmpty(cells)) return [];
		const entries = columns.flatMap((column, place) => (column === '' ? [] : [[column, cells[place] ?? ''] as const]));
		const problem = isEmpty(cells.slice(width)) ? '' : tooMany;
		return [{ number: top + index + 2, cells: Object.fromEntries(entries), problem }];
	});
	if (rows.length === 0) return no('The file has column names, but no rows below them.');
	return { ok: true, table: { columns: named, rows, delimiter } };
}

const tooMany =
	'The row has more cells than the file has named columns. If a cell contains the delimiter, put the cell in quotation marks.';

/** Up to the last column with a name. */
function namedWidth(columns: readonly string[]): number {
	return columns.findLastIndex((column) => column !== '') + 1;
}

function isEmpty(cells: readonly unknown[]): boolean {
	return cells.every((cell) => cellText(cell) === '');
}

function cellsOf(row: unknown): readonly unknown[] {
	return Array.isArray(row) ? row : [];
}

function no(sentence: string): Read {
	return { ok: false, sentence };
}
