import type { IExecuteFunctions } from 'n8n-workflow';
import { problem } from '../problems/catalogue';
import { failed, ok, type Result } from '../problems/result';
import { isRecord, propertyOf, textOf } from '../problems/unknownValues';
import { runOptions } from '../run/parameters';
import { fieldTypes, type FormField, type Question } from './question';
import { pageOptions } from './questionFields';

const pageOptionNames = pageOptions.map(({ name }) => name);

/** Names that would take the place of what every answer holds. */
const reserved = new Set(['respondedAt', '__proto__', 'constructor', 'prototype']);

/** Reads what the page is to ask. @param message what the page says where no description is set */
export function readQuestion(context: IExecuteFunctions, message: string): Result<Question> {
	const responseType: unknown = context.getNodeParameter('responseType', 0, 'approval');
	const page = runOptions(context, pageOptionNames);
	const common = {
		title: textOf(page.responseFormTitle) ?? 'Your answer',
		description: textOf(page.responseFormDescription) ?? message,
		submitLabel: textOf(page.responseFormButtonLabel) ?? 'Send',
		approveLabel: '',
		disapproveLabel: '',
	};
	if (responseType === 'freeText') {
		const answer = { name: 'text', label: 'Your answer', type: 'textarea', placeholder: '', choices: [] } as const;
		return ok({ ...common, responseType, fields: [{ ...answer, choices: [], isRequired: true }] });
	}
	if (responseType === 'customForm') {
		const fields = formFields(context.getNodeParameter('formFields', 0, {}));
		return fields.ok ? ok({ ...common, responseType, fields: fields.value }) : fields;
	}
	const approval = propertyOf(context.getNodeParameter('approvalOptions', 0, {}), 'values');
	const isSingle = propertyOf(approval, 'approvalType') === 'single';
	return ok({
		...common,
		responseType: 'approval',
		approveLabel: textOf(propertyOf(approval, 'approveLabel')) ?? 'Approve',
		disapproveLabel: isSingle ? '' : (textOf(propertyOf(approval, 'disapproveLabel')) ?? 'Decline'),
		fields: [],
	});
}

function formFields(parameter: unknown): Result<FormField[]> {
	const values = propertyOf(parameter, 'values');
	const fields = (Array.isArray(values) ? values.filter(isRecord) : []).map(formField);
	if (fields.length === 0) return failed(problem('FORM_EMPTY'));
	const names = new Set<string>();
	for (const { name, type, choices } of fields) {
		if (name === '') return failed(problem('FORM_FIELD_UNNAMED'));
		if (names.has(name) || reserved.has(name)) return failed(problem('FORM_FIELD_NAME_TAKEN', { name }));
		if (type === 'dropdown' && choices.length === 0) return failed(problem('FORM_CHOICES_EMPTY', { name }));
		names.add(name);
	}
	return ok(fields);
}

function formField(value: Record<string, unknown>): FormField {
	const label = (textOf(value.fieldLabel) ?? '').trim();
	const name = (textOf(value.fieldName) ?? '').trim() || label;
	return {
		name,
		label: label || name,
		type: fieldTypes.find((type) => type === value.fieldType) ?? 'text',
		isRequired: value.requiredField === true,
		placeholder: textOf(value.placeholder) ?? '',
		choices: (textOf(value.fieldChoices) ?? '')
			.split(/[,\n]/)
			.map((choice) => choice.trim())
			.filter((choice) => choice !== ''),
	};
}
