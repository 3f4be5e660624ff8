import { counted } from './html';
import type { Page } from './page';

/**
 * The elements of the second page, as n8n's Form takes them. A page that nobody answers passes its input on when its time
 * is up: only with the hidden field was the button pressed.
 */
export function fieldsOf({ html, choice }: Page): string {
	const json = JSON.stringify([
		{ fieldType: 'html', html },
		...(choice === undefined ? [] : [questionFor(choice)]),
		{ fieldType: 'hiddenField', fieldName: 'confirmed', fieldValue: 'yes' },
	]);
	// n8n puts this into a text with String.replace, to which a dollar sign is a command.
	return json.replaceAll('$', '\\u0024');
}

function questionFor({ leaveOut, again }: NonNullable<Page['choice']>) {
	const first = `Leave them out: ${counted(leaveOut, 'message')}`;
	return {
		fieldLabel: 'People who got this message before',
		fieldName: 'earlier',
		fieldType: 'radio',
		// The node Texts reads the first word.
		fieldOptions: { values: [{ option: first }, { option: `Send again: ${counted(again, 'message')}` }] },
		defaultValue: first,
		requiredField: true,
	};
}
