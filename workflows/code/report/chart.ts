/** One column of a chart: parts stacked on each other, from the bottom. */
export interface Column {
	label: string;
	parts: { kind: string; value: number }[];
}

const height = 160;
const labelHeight = 22;
const figureHeight = 16;
const width = 720;

/**
 * Columns as an SVG picture, whose colours are those of the page's style for `kind`. Each part has its figure as a tooltip,
 * and the whole a description for those who do not see it.
 * @param most the value of a column that is as high as the chart; the highest column where it is left out
 */
export function columnChart(
	title: string,
	columns: readonly Column[],
	shown: (value: number) => string,
	most?: number,
): string {
	const sumOf = ({ parts }: Column) => parts.reduce((sum, { value }) => sum + value, 0);
	const top = most ?? Math.max(1e-9, ...columns.map(sumOf));
	const step = width / Math.max(1, columns.length);
	const every = Math.ceil(columns.length / 12);
	const drawn = columns.map((column, index) => {
		const left = index * step + step * 0.15;
		let base = height;
		const parts = column.parts.map(({ kind, value }) => {
			const size = (value / top) * height;
			base -= size;
			const what = escaped(`${column.label}: ${shown(value)} ${kind}`);
			return `<rect class="${escaped(kind)}" x="${tenth(left)}" y="${tenth(base)}" width="${tenth(step * 0.7)}" height="${tenth(size)}"><title>${what}</title></rect>`;
		});
		const middle = tenth(index * step + step / 2);
		const written = (y: number, text: string) =>
			`<text x="${middle}" y="${tenth(y)}" text-anchor="middle">${escaped(text)}</text>`;
		const label =
			index % every === 0 ? written(base - 4, shown(sumOf(column))) + written(height + 16, column.label.slice(-5)) : '';
		return parts.join('') + label;
	});
	const said = columns.map((column) => `${column.label}: ${shown(sumOf(column))}`).join('; ');
	return `<svg role="img" viewBox="0 ${-figureHeight} ${width} ${figureHeight + height + labelHeight}"><title>${escaped(title)}</title><desc>${escaped(said)}</desc><line x1="0" x2="${width}" y1="${height}" y2="${height}"/>${drawn.join('')}</svg>`;
}

function tenth(value: number): string {
	return String(Math.round(value * 10) / 10);
}

/** Text that stands in HTML as it is. */
export function escaped(text: string): string {
	const entities: Readonly<Record<string, string>> = {
		'&': '&amp;',
		'<': '&lt;',
		'>': '&gt;',
		'"': '&quot;',
		"'": '&#39;',
	};
	return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
