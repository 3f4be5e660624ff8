import { evaluate, type Scope } from './evaluate';
import { asText, isRecord } from './values';

/** A text with its {{formulas}} evaluated. A text that is one formula keeps the formula's type. */
export function render(text: string, scope: Scope): unknown {
	const parts = partsOf(text);
	const [only] = parts;
	if (parts.length === 1 && only?.isFormula === true) return evaluate(only.text, scope);
	return parts.map((part) => (part.isFormula ? asText(evaluate(part.text, scope)) : part.text)).join('');
}

/** What a JSON file's part becomes: its texts rendered, and what is undefined left out. */
export function rendered(value: unknown, scope: Scope): unknown {
	if (typeof value === 'string') return render(value, scope);
	if (Array.isArray(value)) return value.map((item) => rendered(item, scope));
	return isRecord(value) ? renderedFields(value, scope) : value;
}

/** An object likewise. The key {{...}} spreads a collection into it. */
export function renderedFields(value: Readonly<Record<string, unknown>>, scope: Scope): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, inside]): [string, unknown][] => {
			const made = rendered(inside, scope);
			if (key === '{{...}}') return isRecord(made) ? Object.entries(made) : [];
			return made === undefined ? [] : [[key, made]];
		}),
	);
}

interface Part {
	isFormula: boolean;
	text: string;
}

/** Splits at braces that are not within a text of a formula. */
function partsOf(text: string): Part[] {
	const parts: Part[] = [];
	let rest = text;
	while (rest !== '') {
		const start = rest.indexOf('{{');
		if (start !== 0) parts.push({ isFormula: false, text: start < 0 ? rest : rest.slice(0, start) });
		if (start < 0) break;
		const formula = /^\{\{((?:"[^"]*"|'[^']*'|`[^`]*`|(?!\}\})[^"'`])*)\}\}/.exec(rest.slice(start));
		if (formula === null) throw new Error(`A formula of ${text} does not end`);
		parts.push({ isFormula: true, text: formula[1] ?? '' });
		rest = rest.slice(start + formula[0].length);
	}
	return parts;
}
