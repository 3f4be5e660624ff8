import { isRecord, propertyOf, textOf } from '../../problems/unknownValues';
import { writtenText } from '../../text/answerLink';

/** What a person can fill in. */
const fieldTypes = ['text', 'textarea', 'number', 'email', 'date', 'dropdown', 'radio', 'checkbox', 'file'] as const;
type FieldType = (typeof fieldTypes)[number];

/** Types that offer choices. */
export const choiceTypes: readonly FieldType[] = ['dropdown', 'radio', 'checkbox'];

export interface FormField {
	/** The name of its value in the output. */
	name: string;
	label: string;
	type: FieldType;
	isRequired: boolean;
	placeholder: string;
	/** Of a list, radio buttons or checkboxes. */
	choices: string[];
	/** Whether a list takes several choices, or a file field several files. Checkboxes always take several. */
	isMultiple: boolean;
	/** Of a file: such as `.pdf` and `image/*`; none takes any. */
	accept: string[];
}

/** An element of a form as a panel or JSON defines it, with the names that n8n's own forms have; undefined for other types. */
export function definedField(value: Record<string, unknown>): FormField | undefined {
	const label = (writtenText(value.fieldLabel) ?? '').trim();
	const name = (writtenText(value.fieldName) ?? '').trim() || label;
	const type = fieldTypes.find((each) => each === (textOf(value.fieldType) ?? 'text'));
	if (type === undefined) return undefined;
	return {
		name,
		label: label || name,
		type,
		isRequired: value.requiredField === true,
		placeholder: textOf(value.placeholder) ?? '',
		choices: choicesOf(value),
		isMultiple: type === 'checkbox' || value.multiselect === true || (type === 'file' && value.multipleFiles === true),
		accept: parts(textOf(value.acceptFileTypes) ?? ''),
	};
}

/** A field that an execution has saved. */
export function savedField(value: Record<string, unknown>): FormField {
	const texts = (list: unknown) => (Array.isArray(list) ? list.filter((each) => typeof each === 'string') : []);
	return {
		name: textOf(value.name) ?? '',
		label: textOf(value.label) ?? '',
		type: fieldTypes.find((each) => each === value.type) ?? 'text',
		isRequired: value.isRequired === true,
		placeholder: textOf(value.placeholder) ?? '',
		choices: texts(value.choices),
		isMultiple: value.isMultiple === true,
		accept: texts(value.accept),
	};
}

/** The panel has them in one text; n8n's JSON as a list of options. */
function choicesOf({ fieldChoices, fieldOptions }: Record<string, unknown>): string[] {
	const listed = propertyOf(fieldOptions, 'values');
	if (!Array.isArray(listed)) return parts(textOf(fieldChoices) ?? '');
	return listed
		.filter(isRecord)
		.map(({ option }) => (writtenText(option) ?? '').trim())
		.filter((choice) => choice !== '');
}

const parts = (text: string) =>
	text
		.split(/[,\n]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
