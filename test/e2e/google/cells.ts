/** What a cell holds. Empty cells are undefined. */
export interface Cell {
	value: string | number | boolean;
	/** How the cell shows its value, where that differs from the plain value. */
	shown?: string;
}

export type InputOption = 'RAW' | 'USER_ENTERED';
export type RenderOption = 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';

const formulaError = '#ERROR!';

/**
 * The cell that results from a written value. RAW stores a string as it is; USER_ENTERED reads it as if it were typed:
 * numbers lose their plus and leading zeros, and values that begin with = or + are calculated.
 */
export function cellFrom(value: unknown, input: InputOption): Cell | undefined {
	if (value === '') return undefined;
	if (typeof value === 'number' || typeof value === 'boolean') return { value };
	if (typeof value !== 'string') throw new TypeError('Invalid values: a cell takes a string, a number or a boolean');
	return input === 'RAW' ? { value } : typed(value);
}

function typed(text: string): Cell {
	if (text.startsWith("'")) return { value: text.slice(1) };
	const trimmed = text.trim();
	if (/^(true|false)$/i.test(trimmed)) return { value: trimmed.toLowerCase() === 'true' };
	if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(trimmed)) return { value: Number(trimmed) };
	if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(trimmed)) {
		return { value: Number(trimmed.replaceAll(',', '')), shown: trimmed };
	}
	if (/^[=+]/.test(trimmed)) return calculated(trimmed.replace(/^[=+]/, ''));
	return { value: text };
}

/** Sums and differences of whole numbers: what happens to phone numbers. Other formulas are errors here. */
function calculated(formula: string): Cell {
	const terms = formula.match(/[+-]?\d+/g) ?? [];
	if (terms.length === 0 || terms.join('') !== formula) return { value: formulaError };
	return { value: terms.reduce((sum, term) => sum + Number(term), 0) };
}

/** A cell as the API returns it. */
export function rendered(cell: Cell | undefined, render: RenderOption): string | number | boolean {
	if (cell === undefined) return '';
	if (render !== 'FORMATTED_VALUE') return cell.value;
	if (cell.shown !== undefined) return cell.shown;
	const { value } = cell;
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	return typeof value === 'string' ? value : shownNumber(value);
}

/** A number in a cell of the format Automatic: in full up to 15 digits, then in scientific form. */
function shownNumber(value: number): string {
	if (Math.abs(value) < 1e15) return String(value);
	return value
		.toExponential(5)
		.replace(/\.?0+e/, 'e')
		.replace(/e\+/, 'E+');
}
