import type { IExecuteFunctions } from 'n8n-workflow';
import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { propertyOf, quote } from '../problems/unknownValues';
import { runOptions } from '../run/parameters';
import { asText, isEmpty } from '../text/fieldValues';
import { definedField } from './form/field';
import { formOfJson, formOfPanel } from './form/readForm';
import { pageOptions } from './pageOptions';
import type { Question } from './question';

const pageOptionNames = pageOptions.map(({ name }) => name);

/** Reads what the page is to ask. @param message what the page says where no description is set */
export function readQuestion(context: IExecuteFunctions, message: string): Result<Question> {
	const wrong: Problem[] = [];
	// What cannot be shown is refused: another text in its place could be one that the page is not to show.
	const words = (value: unknown, label: string, usual: string) =>
		isEmpty(value) ? usual : (asText(value, label, (found) => void wrong.push(found)) ?? usual);
	const page = runOptions(context, pageOptionNames);
	const common = {
		title: words(page.responseFormTitle, 'Response Form Title', 'Your answer'),
		description: words(page.responseFormDescription, 'Response Form Description', message),
		submitLabel: words(page.responseFormButtonLabel, 'Response Form Button Label', 'Send'),
		approveLabel: '',
		disapproveLabel: '',
	};
	const approval = propertyOf(context.getNodeParameter('approvalOptions', 0, {}), 'values');
	const isSingle = propertyOf(approval, 'approvalType') === 'single';
	const buttons = {
		approveLabel: words(propertyOf(approval, 'approveLabel'), 'Approve Button Label', 'Approve'),
		disapproveLabel: words(propertyOf(approval, 'disapproveLabel'), 'Disapprove Button Label', 'Decline'),
	};
	const [first] = wrong;
	if (first !== undefined) return failed(first);
	const responseType: unknown = context.getNodeParameter('responseType', 0, 'approval');
	if (isEmpty(responseType) || responseType === 'approval') {
		const labels = isSingle ? { ...buttons, disapproveLabel: '' } : buttons;
		return ok({ ...common, responseType: 'approval', ...labels, fields: [] });
	}
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
	const allowed = 'approval, customForm, freeText';
	return failed(problem('CHOICE_UNKNOWN', { label: 'Response Type', shown: quote(responseType), allowed }));
}
