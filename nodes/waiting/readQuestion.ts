import type { IExecuteFunctions } from 'n8n-workflow';
import { ok, type Result } from '../problems/result';
import { propertyOf, textOf } from '../problems/unknownValues';
import { runOptions } from '../run/parameters';
import { definedField } from './form/field';
import { formOfJson, formOfPanel } from './form/readForm';
import { pageOptions } from './pageOptions';
import type { Question } from './question';

const pageOptionNames = pageOptions.map(({ name }) => name);

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
		const element = { fieldName: 'text', fieldLabel: 'Your answer', fieldType: 'textarea', requiredField: true };
		const field = definedField(element);
		return ok({ ...common, responseType, fields: field === undefined ? [] : [field] });
	}
	if (responseType === 'customForm') {
		const fields =
			context.getNodeParameter('defineForm', 0, 'fields') === 'json'
				? formOfJson(context.getNodeParameter('jsonOutput', 0, ''))
				: formOfPanel(context.getNodeParameter('formFields', 0, {}));
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
