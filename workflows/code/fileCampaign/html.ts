import { escaped } from '../report/chart';

// Pages of n8n's forms keep tables, headings, lists and paragraphs of what they are given, and drop styles and scripts.

export function heading(text: string): string {
	return `<h2>${escaped(text)}</h2>`;
}

export function paragraph(text: string): string {
	return `<p>${escaped(text)}</p>`;
}

/** A table of texts; nothing where it has no rows. A column without a heading has no cell that claims to be one. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
	if (rows.length === 0) return '';
	const cell = (tag: string, content: string | number) => `<${tag}>${escaped(String(content))}</${tag}>`;
	const line = (cells: readonly string[]) => `<tr>${cells.join('')}</tr>`;
	const head = line(headings.map((heading) => cell(heading === '' ? 'td' : 'th', heading)));
	const body = rows.map((row) => line(row.map((content) => cell('td', content)))).join('');
	return `<table>${headings.some((heading) => heading !== '') ? `<thead>${head}</thead>` : ''}<tbody>${body}</tbody></table>`;
}

/** "1 text", "1,234 texts" */
export function counted(count: number, what: string): string {
	return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
