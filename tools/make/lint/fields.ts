import type { PanelField } from './parameterForm';
import type { Report } from './readFiles';

/** Words that cannot name a variable in JavaScript, which Make's reviewers refuse as names. */
const reserved = new Set(
	(
		'await break case catch class const continue debugger default delete do else enum export extends false finally for ' +
		'function if implements import in instanceof interface let new null package private protected public return static ' +
		'super switch this throw true try typeof var void while with yield'
	).split(' '),
);

/** What Make's schema allows, but its panels or reviewers do not. */
export function fieldProblems(path: string, fields: readonly PanelField[], report: Report): void {
	uniqueNames(path, fields, report);
	inOrder(path, fields, report);
	for (const field of fields) fieldProblem(path, field, report);
}

/** All fields, those within others too. */
export function allFields(fields: readonly PanelField[]): PanelField[] {
	return fields.flatMap((field) => [field, ...allFields(insideOf(field))]);
}

function insideOf({ spec, options }: PanelField): PanelField[] {
	const within = spec === undefined ? [] : Array.isArray(spec) ? spec : [spec];
	return [...within, ...(Array.isArray(options) ? options.flatMap(({ nested = [] }) => nested) : [])];
}

function fieldProblem(path: string, field: PanelField, report: Report): void {
	const { name, label, type, help = '', required, advanced, spec, options } = field;
	const called = name ?? '(no name)';
	if (name === undefined) report(path, `a field of type ${type} has no name`);
	else if (reserved.has(name)) report(path, `${name} is a reserved word`);
	if (label === undefined) report(path, `${called} has no label`);
	else if (/^[a-z]/.test(label)) report(path, `the label ${label} is not in Title Case`);
	if (/\bn8n\b|workflow|expression/i.test(help)) report(path, `the help of ${called} is not about Make`);
	if (required === true && advanced === true) report(path, `${called} is required and advanced`);
	if (type === 'select' && options === undefined) report(path, `${called} has nothing to select`);
	if (['array', 'collection'].includes(type) && spec === undefined && required === true) {
		report(path, `${called} does not say what is in it`);
	}
	if (Array.isArray(options)) {
		for (const choice of options) {
			if (choice.label === undefined) report(path, `a choice of ${called} has no label`);
			if (choice.nested !== undefined) fieldProblems(path, choice.nested, report);
		}
	}
	if (Array.isArray(spec)) fieldProblems(path, spec, report);
}

function uniqueNames(path: string, fields: readonly PanelField[], report: Report): void {
	const names = fields.flatMap(({ name }) => (name === undefined ? [] : [name]));
	for (const name of new Set(names.filter((each, index) => names.indexOf(each) !== index))) {
		report(path, `${name} is there twice`);
	}
}

function inOrder(path: string, fields: readonly PanelField[], report: Report): void {
	const ranks = fields.map(({ required, advanced }) => (required === true ? 0 : advanced === true ? 2 : 1));
	const isSorted = ranks.every((rank, index) => index === 0 || rank >= (ranks[index - 1] ?? 0));
	if (!isSorted) report(path, 'required fields come first, advanced ones last');
}
