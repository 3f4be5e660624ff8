/** A row of the tab, as n8n's Google Sheets node gives it: column → what the cell shows. */
export type Row = Record<string, unknown>;

/** A cell's text, without the space around it. */
export function cellText(value: unknown): string {
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return typeof value === 'string' ? value.trim() : '';
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
 * The columns that a tab lacks, in a sentence for the person who made it; undefined when it has them all.
 * @param headings the row of the headings, which the node gives as the first one
 */
export function missingColumns(headings: Row | undefined, wanted: string[]): string | undefined {
	const present = Object.values(headings ?? {}).map(cellText);
	const missing = wanted.filter((column) => !present.includes(column));
	if (missing.length === 0) return undefined;
	const found = present.filter((heading) => heading !== '' && heading !== 'row_number');
	const has = found.length === 0 ? 'Its first row is empty.' : `Its first row has: ${found.join(', ')}.`;
	return `The tab has no column ${missing.join(', ')}. ${has} Write the missing headings into the first row, spelt like this.`;
}
