import { escaped } from './escaped';
import type { FormField } from './field';

/** What was sent and is not accepted, as the form shows it again. */
export interface Rejected {
	flaws: Readonly<Record<number, string>>;
	/** The values of each field. */
	given: readonly (readonly string[])[];
}

/** An element of the form with its label, and what is wrong with what was given. */
export function labelledControl(field: FormField, index: number, rejected: Rejected | undefined): string {
	const id = `field-${index}`;
	const flaw = rejected?.flaws[index];
	const given = rejected?.given[index] ?? [];
	const isGroup = field.type === 'radio' || field.type === 'checkbox';
	const optional = field.isRequired ? '' : ' <small>(optional)</small>';
	const ofFlaw = flaw === undefined ? '' : ` aria-invalid="true" aria-describedby="${id}-flaw"`;
	const label = `${escaped(field.label)}${optional}`;
	// Nothing in HTML says that one of several checkboxes has to be checked.
	const required = field.isRequired && field.type !== 'checkbox' ? ' required' : '';
	const lines = isGroup
		? [`<fieldset${ofFlaw}>`, `<legend>${label}</legend>`, choices(field, id, required, given), '</fieldset>']
		: [`<label for="${id}">${label}</label>`, control(field, `id="${id}" name="${id}"${required}${ofFlaw}`, given)];
	const words = flaw === undefined ? [] : [`<p class="flaw" id="${id}-flaw">${escaped(flaw)}</p>`];
	return [...lines, ...words].join('\n');
}

function choices(field: FormField, id: string, required: string, given: readonly string[]): string {
	return field.choices
		.map((choice) => {
			const checked = given.includes(choice) ? ' checked' : '';
			const value = escaped(choice);
			return `<label class="choice"><input type="${field.type}" name="${id}" value="${value}"${required}${checked}> ${value}</label>`;
		})
		.join('\n');
}

function control(field: FormField, attributes: string, given: readonly string[]): string {
	const { type, placeholder, isMultiple, accept } = field;
	const value = given[0] ?? '';
	const hint = placeholder === '' ? '' : ` placeholder="${escaped(placeholder)}"`;
	const multiple = isMultiple ? ' multiple' : '';
	if (type === 'textarea') return `<textarea ${attributes} rows="4"${hint}>\n${escaped(value)}</textarea>`;
	if (type === 'file') {
		const types = accept.length === 0 ? '' : ` accept="${escaped(accept.join(','))}"`;
		return `<input type="file" ${attributes}${types}${multiple}>`;
	}
	if (type === 'dropdown') {
		const options = field.choices.map(
			(choice) => `<option${given.includes(choice) ? ' selected' : ''}>${escaped(choice)}</option>`,
		);
		const none = isMultiple ? '' : '<option value="">Choose</option>';
		return `<select ${attributes}${multiple}>${none}${options.join('')}</select>`;
	}
	const kind = type === 'number' ? 'type="text" inputmode="decimal"' : `type="${type}"`;
	return `<input ${kind} ${attributes} value="${escaped(value)}"${hint}>`;
}
