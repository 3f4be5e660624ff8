import { escaped } from '../report/chart';

// Pages of n8n's forms keep tables, headings, lists and paragraphs of what they are given, and drop styles and scripts.

export function heading(text: string): string {
	return `<h3>${escaped(text)}</h3>`;
}

export function paragraph(text: string): string {
	return `<p>${escaped(text)}</p>`;
}

/** A table of texts; nothing where it has no rows. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
	if (rows.length === 0) return '';
	const line = (tag: string, cells: readonly (string | number)[]) =>
		`<tr>${cells.map((cell) => `<${tag}>${escaped(String(cell))}</${tag}>`).join('')}</tr>`;
	return `<table><thead>${line('th', headings)}</thead><tbody>${rows.map((row) => line('td', row)).join('')}</tbody></table>`;
}

/** "1 text", "1,234 texts" */
export function counted(count: number, what: string): string {
	return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
