import { problem } from '../problems/catalogue';
import { failed, ok, type Result } from '../problems/result';

/** `{Column}` or `{Column|default}`; the braces may be doubled. */
const placeholder = /\{\{([^{}|]+)(?:\|([^{}]*))?\}\}|\{([^{}|]+)(?:\|([^{}]*))?\}/g;

/**
 * A text with its placeholders filled in, once: what a cell holds is not looked at again. `{Column}` is replaced by what
 * the row has there, and `{Column|default}` by the default where that is empty. A column that the row does not have, and an
 * empty one without a default, stop the text.
 * @param valueOf what the row has in a column; undefined where there is no such column
 */
export function fillTemplate(template: string, valueOf: (column: string) => string | undefined): Result<string> {
	let text = '';
	let end = 0;
	for (const match of template.matchAll(placeholder)) {
		const column = (match[1] ?? match[3] ?? '').trim();
		const filled = filledIn(column, valueOf(column), match[2] ?? match[4]);
		if (!filled.ok) return filled;
		text += template.slice(end, match.index) + filled.value;
		end = match.index + match[0].length;
	}
	return ok(text + template.slice(end));
}

function filledIn(column: string, value: string | undefined, otherwise: string | undefined): Result<string> {
	if (value === undefined) return failed(problem('TEMPLATE_COLUMN_UNKNOWN', { column }));
	if (value !== '') return ok(value);
	return otherwise === undefined ? failed(problem('TEMPLATE_COLUMN_EMPTY', { column })) : ok(otherwise);
}
