import type { Report } from './readFiles';

/** The functions of Make's formulas that an app may use; custom functions cannot be deployed. */
const functions = new Set(
	(
		'if ifempty switch get pick omit length lower upper trim replace substring split contains toString encodeURL base64 ' +
		'md5 sha1 sha256 formatDate parseDate addSeconds addMinutes addHours addDays addMonths addYears round ceil floor abs ' +
		'min max sum parseNumber formatNumber first last map join add remove sort merge slice flatten distinct keys toArray ' +
		'toCollection'
	).split(' '),
);

/** What a formula can begin with. */
const variables = new Set(
	(
		'parameters connection common body headers statusCode item temp data webhook query undefined emptyarray emptystring ' +
		'now timestamp random uuid true false null'
	).split(' '),
);

/** Formulas that name something unknown, lack a quotation mark, or separate arguments as scenarios do. */
export function formulaProblems(path: string, text: string, report: Report): void {
	if (count(text, '{{') !== count(text, '}}')) report(path, 'has a formula that does not end');
	for (const [, formula = ''] of text.matchAll(/\{\{(.*?)\}\}(?!\})/g)) {
		if (formula === '...') continue;
		const withoutTexts = formula.replace(/'[^']*'/g, "''");
		if (count(withoutTexts, "'") % 2 === 1) report(path, `a text in ${formula} does not end`);
		if (withoutTexts.includes(';')) report(path, `${formula} separates arguments with semicolons`);
		if (/&&|\|\||(?<![=!<>])=(?!=)/.test(withoutTexts))
			report(path, `${formula} has an operator that is not sure to work`);
		if (count(withoutTexts, '(') !== count(withoutTexts, ')')) report(path, `${formula} has a bracket too many`);
		for (const [, name = '', bracket] of withoutTexts.matchAll(/(?<![.\w])([A-Za-z_]\w*)(\()?/g)) {
			if (bracket !== undefined && !functions.has(name)) report(path, `there is no function ${name}`);
			if (bracket === undefined && !variables.has(name)) report(path, `there is no variable ${name}`);
		}
	}
}

function count(text: string, part: string): number {
	return text.split(part).length - 1;
}
