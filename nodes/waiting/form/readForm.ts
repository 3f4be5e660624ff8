import { problem } from '../../problems/catalogue';
import { failed, ok, type Result } from '../../problems/result';
import { isRecord, propertyOf, textOf } from '../../problems/unknownValues';
import { choiceTypes, definedField, type FormField } from './field';

/** Names that would overwrite what every answer holds. */
const reserved = new Set(['respondedAt', '__proto__', 'constructor', 'prototype']);

/** The elements of the panel's list. */
export function formOfPanel(parameter: unknown): Result<FormField[]> {
	return formOf(propertyOf(parameter, 'values'));
}

/** The elements of a JSON definition, which an expression may give as data. */
export function formOfJson(parameter: unknown): Result<FormField[]> {
	const defined = typeof parameter === 'string' ? parsed(parameter) : parameter;
	return Array.isArray(defined) && defined.every(isRecord) ? formOf(defined) : failed(problem('FORM_JSON_MALFORMED'));
}

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}

function formOf(values: unknown): Result<FormField[]> {
	const elements = Array.isArray(values) ? values.filter(isRecord) : [];
	if (elements.length === 0) return failed(problem('FORM_EMPTY'));
	const fields: FormField[] = [];
	const names = new Set<string>();
	for (const element of elements) {
		const field = definedField(element);
		if (field === undefined)
			return failed(problem('FORM_FIELD_TYPE_UNKNOWN', { type: textOf(element.fieldType) ?? '' }));
		const { name, type, choices } = field;
		if (name === '') return failed(problem('FORM_FIELD_UNNAMED'));
		const taken = type === 'file' ? [name, binaryName(name)] : [name];
		const isTaken = taken.some((each) => names.has(each)) || fields.some((other) => mixFiles(field, other));
		if (reserved.has(name) || isTaken) {
			return failed(problem('FORM_FIELD_NAME_TAKEN', { name }));
		}
		if (choiceTypes.includes(type) && choices.length === 0) return failed(problem('FORM_CHOICES_EMPTY', { name }));
		for (const each of taken) names.add(each);
		fields.push(field);
	}
	return ok(fields);
}

/** Whether a file of one field would overwrite one of the other field's numbered files. */
function mixFiles(one: FormField, other: FormField): boolean {
	if (one.type !== 'file' || other.type !== 'file') return false;
	return isNumbered(one, other) || isNumbered(other, one);
}

function isNumbered(field: FormField, { name, isMultiple }: FormField): boolean {
	const start = `${binaryName(name)}_`;
	const file = binaryName(field.name);
	return isMultiple && file.startsWith(start) && /^\d+$/.test(file.slice(start.length));
}

/** What a file of this field is called among the item's files, as n8n's own forms call it. */
export function binaryName(name: string): string {
	return name.replace(/\W/g, '_');
}
