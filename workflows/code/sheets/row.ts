/** A row of the tab, as n8n's Google Sheets node gives it: column → what the cell shows. */
export type Row = Record<string, unknown>;

/** A cell's text, without the space around it. */
export function cellText(value: unknown): string {
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return typeof value === 'string' ? value.trim() : '';
}

/** What a row has in the columns that a text names; undefined for one that it does not have. */
export function columnsOf(row: Row): (column: string) => string | undefined {
	return (column) => (Object.hasOwn(row, column) ? cellText(row[column]) : undefined);
}

/** Whether a row is to be texted: it has a number, and no Status. */
export function isWaiting(row: Row): boolean {
	return cellText(row.Status) === '' && cellText(row.Phone) !== '';
}

/** How many tries of the row are known to have failed. */
export function triesOf(row: Row): number {
	const tries = Number(cellText(row.Tries));
	return Number.isInteger(tries) ? tries : 0;
}

/** The rows whose ID is their own, by that. */
export function rowsById(rows: Row[]): Map<string, Row> {
	const byId = new Map<string, Row>();
	const shared = new Set(['']);
	for (const row of rows) {
		const id = cellText(row.ID);
		if (byId.has(id)) shared.add(id);
		byId.set(id, row);
	}
	for (const id of shared) byId.delete(id);
	return byId;
}

/**
 * What is wrong with a tab's headings, in a sentence for the person who made it; undefined when nothing is.
 * @param headings the row of the headings, which the node gives as the first one
 * @param wanted the columns that have to be there
 * @param others columns that may be missing, but not be spelt with a space too many, which n8n takes for another one
 */
export function missingColumns(headings: Row | undefined, wanted: string[], others: string[] = []): string | undefined {
	const present = Object.values(headings ?? {}).map(String);
	const missing = wanted.filter((column) => !present.includes(column));
	const spaced = present.filter((heading) => {
		const column = heading.trim();
		return heading !== column && !present.includes(column) && [...wanted, ...others].includes(column);
	});
	if (spaced.length > 0) {
		const named = spaced.map((heading) => `"${heading}"`).join(', ');
		return `The first row says ${named}, with an extra space, so n8n does not recognize the column. Remove the space.`;
	}
	if (missing.length === 0) return undefined;
	const found = present.filter((heading) => heading.trim() !== '' && heading !== 'row_number');
	const has = found.length === 0 ? 'Its first row is empty.' : `Its first row has: ${found.join(', ')}.`;
	return `The tab has no column ${missing.join(', ')}. ${has} Add the missing headings to the first row, spelled exactly like this.`;
}
