import type { Page } from './page';

const leaveOut = 'Leave them out';

/**
 * The elements of the second page, as n8n's Form takes them. A page that nobody answers passes its input on when its time
 * is up: only with the hidden field was the button pressed.
 */
export function fieldsOf({ html, asksAboutEarlier }: Page): string {
	const question = {
		fieldLabel: 'People who got this text before',
		fieldName: 'earlier',
		fieldType: 'radio',
		fieldOptions: { values: [{ option: leaveOut }, { option: 'Send it to them again' }] },
		defaultValue: leaveOut,
		requiredField: true,
	};
	const json = JSON.stringify([
		{ fieldType: 'html', html },
		...(asksAboutEarlier ? [question] : []),
		{ fieldType: 'hiddenField', fieldName: 'confirmed', fieldValue: 'yes' },
	]);
	// n8n puts this into a text with String.replace, to which a dollar sign is a command.
	return json.replaceAll('$', '\\u0024');
}
