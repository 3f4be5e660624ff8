import type { Draft, Filter } from './step';

/** The columns of the tab Texts. What is written about a text goes into the columns from Status on. */
const columns = [
	'ID',
	'Phone',
	'Message',
	'Status',
	'UMID',
	'Error',
	'Sent At',
	'Opted Out',
	'Receipt',
	'Receipt Detail',
	'Receipt At',
] as const;

type Column = (typeof columns)[number];

/** The number of a column as Make counts them, from 0. */
const indexOf = (column: Column) => columns.indexOf(column);

/** The letter of a column. */
export const letterOf = (column: Column) => String.fromCharCode('A'.charCodeAt(0) + indexOf(column));

/** A cell of a row that a step has found. */
export const cell = (stepId: number, column: Column) => `${stepId}.\`${indexOf(column)}\``;

const sheet = { mode: 'map', spreadsheetId: 'YOUR_SPREADSHEET_ID', from: 'drive', includesHeaders: true } as const;

const connected = { version: 2, parameters: { __IMTCONN__: null } } as const;

export function searchRows(
	id: number,
	name: string,
	filter: { a: string; o: string; b?: string }[],
	limit: number,
): Draft {
	return {
		id,
		module: 'google-sheets:filterRows',
		...connected,
		name,
		mapper: {
			...sheet,
			sheetId: 'Texts',
			filter: [filter],
			tableFirstRow: 'A1:Z1',
			sortOrder: 'asc',
			limit: String(limit),
			valueRenderOption: 'UNFORMATTED_VALUE',
			dateTimeRenderOption: 'FORMATTED_STRING',
		},
	};
}

/** Writes cells of the row that another step has found. */
export function updateRow(
	id: number,
	name: string,
	foundBy: number,
	values: Partial<Record<Column, string>>,
	filter?: Filter,
): Draft {
	return {
		id,
		module: 'google-sheets:updateRow',
		...connected,
		name,
		...(filter !== undefined && { filter }),
		mapper: {
			...sheet,
			sheetId: 'Texts',
			rowNumber: `{{${foundBy}.\`__ROW_NUMBER__\`}}`,
			useColumnHeaders: false,
			valueInputOption: 'RAW',
			values: Object.fromEntries(
				columns.flatMap((column, index) => (values[column] === undefined ? [] : [[String(index), values[column]]])),
			),
		},
	};
}

/** Adds a row to the tab Opt-outs. */
export function addOptOut(id: number, name: string, values: readonly string[]): Draft {
	return {
		id,
		module: 'google-sheets:addRow',
		...connected,
		name,
		mapper: {
			...sheet,
			sheetId: 'Opt-outs',
			insertDataOption: 'INSERT_ROWS',
			valueInputOption: 'RAW',
			values: Object.fromEntries(values.map((value, index) => [String(index), value])),
		},
	};
}

export const now = '{{formatDate(now; "YYYY-MM-DD HH:mm:ss")}}';
