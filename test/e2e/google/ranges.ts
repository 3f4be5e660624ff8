/** A part of a tab; rows and columns count from 0, ends are inclusive, and an open side is undefined. */
export interface Range {
	tab: string;
	top: number;
	left: number;
	bottom: number | undefined;
	right: number | undefined;
}

/**
 * Reads A1 notation: `Guests`, `'Guests'!A1:C3`, `Guests!2:5`, `Guests!A:Z`, `Guests!B7`. Undefined if it is not
 * valid.
 */
export function parseRange(text: string): Range | undefined {
	const parts = /^(?:'((?:[^']|'')*)'|([^!]+))(?:!(.+))?$/.exec(text);
	if (parts === null) return undefined;
	const tab = parts[1]?.replaceAll("''", "'") ?? parts[2] ?? '';
	const cells = parts[3];
	if (cells === undefined) return { tab, top: 0, left: 0, bottom: undefined, right: undefined };
	const ends = /^([A-Za-z]*)(\d*)(?::([A-Za-z]*)(\d*))?$/.exec(cells);
	if (ends === null) return undefined;
	const [, startColumn = '', startRow = '', endColumn, endRow] = ends;
	const isOne = endColumn === undefined && endRow === undefined;
	return {
		tab,
		top: rowFrom(startRow) ?? 0,
		left: columnFrom(startColumn) ?? 0,
		bottom: rowFrom(isOne ? startRow : (endRow ?? '')),
		right: columnFrom(isOne ? startColumn : (endColumn ?? '')),
	};
}

function rowFrom(digits: string): number | undefined {
	return digits === '' ? undefined : Number(digits) - 1;
}

function columnFrom(letters: string): number | undefined {
	if (letters === '') return undefined;
	return Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The letters of a column that counts from 0. */
export function columnName(column: number): string {
	return column < 0 ? '' : columnName(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));
}
