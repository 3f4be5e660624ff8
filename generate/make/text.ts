import { placeholderPattern } from '../placeholderPattern';
import type { Parameter } from './form';

/** A placeholder that was not filled in, and what a sheet shows instead of a value. */
export const brokenText = `${placeholderPattern}|#(N.A|REF!|ERROR!|NAME[?]|VALUE!|DIV.0!|NUM!|NULL!)|Loading[.][.][.]`;

/** A text as it is sent; if something is missing in it, a list, which 8x8 refuses. */
export function textFormula(name: string): string {
	const text = `parameters.${name}`;
	const isWhole = `replace(toString(${text}), '/${brokenText}/', 'odd') == toString(${text})`;
	return `{{if(if(parameters.allowPlaceholders, true, ${isWhole}), ifempty(${text}, undefined), emptyarray)}}`;
}

/** A text within a list, where no formula reaches it. */
export const wholeTextPattern = `^(?![\\s\\S]*(${brokenText}))`;

export const allowPlaceholders: Parameter = {
	name: 'allowPlaceholders',
	type: 'boolean',
	label: 'Allow Placeholders',
	help: 'Texts with a leftover placeholder in braces, or a sheet error such as #N/A, are refused. Choose Yes to send them as they are.',
	advanced: true,
};

/**
 * The text of a survey with 8x8's double braces, which are Make's own too: people write single ones. Each brace is
 * doubled separately, since no two may be next to each other in a formula.
 */
export function templateFormula(name: string): string {
	const single = `replace(replace(toString(parameters.${name}), '/[{]+/g', '{'), '/[}]+/g', '}')`;
	return `{{replace(replace(${single}, '/([{])/g', '$1$1'), '/([}])/g', '$1$1')}}`;
}
