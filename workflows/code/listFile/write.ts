import { guarded } from './formulas';

/**
 * Rows as a CSV file, with a byte order mark so that spreadsheets read it as UTF-8. What a spreadsheet
 * would calculate is marked as text; a phone number stays as it is.
 */
export function writeCsv(
	columns: readonly string[],
	rows: readonly Readonly<Record<string, unknown>>[],
	delimiter: string,
): string {
	const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
	return `\ufeff${lines.map((cells) => `${cells.map((value) => cell(value, delimiter)).join(delimiter)}\r\n`).join('')}`;
}

function cell(value: unknown, delimiter: string): string {
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (typeof value !== 'string') return '';
	const text = guarded(value);
	return text.includes(delimiter) || /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
