import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../problems/unknownValues';
import type { FormField, Question } from './question';

/** What a person sent from the page: what goes on with the workflow, or what has to be corrected first. */
export type Answer =
	| { ok: true; data: IDataObject }
	/** By the field's place in the form; none where a button was not one of the page's. */
	| { ok: false; flaws: Record<number, string>; given: string[] };

/** The longest text of a field, in UTF-16 units. */
const longestValue = 5000;

/** Reads the body of the page's form. It may be anything: whoever has the link can post. */
export function readAnswer(question: Question, body: unknown): Answer {
	const form = isRecord(body) ? body : {};
	if (question.responseType === 'approval') return approval(question, form.answer);
	const given = question.fields.map((_, index) => valueOf(form[`field-${index}`]));
	const flaws: Record<number, string> = {};
	const data: IDataObject = {};
	question.fields.forEach((field, index) => {
		const read = readField(field, given[index] ?? '');
		if (read.flaw === undefined) data[field.name] = read.value;
		else flaws[index] = read.flaw;
	});
	return Object.keys(flaws).length === 0 ? { ok: true, data } : { ok: false, flaws, given };
}

function approval({ disapproveLabel }: Question, answer: unknown): Answer {
	if (answer === 'approve') return { ok: true, data: { approved: true } };
	if (answer === 'disapprove' && disapproveLabel !== '') return { ok: true, data: { approved: false } };
	return { ok: false, flaws: {}, given: [] };
}

function valueOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

type Read = { flaw: string } | { flaw?: undefined; value: string | number | null };

function readField({ type, isRequired, choices }: FormField, given: string): Read {
	if (given === '') return isRequired ? { flaw: 'Please fill this in.' } : { value: null };
	if (given.length > longestValue) return { flaw: `Please shorten this to ${longestValue} characters.` };
	switch (type) {
		case 'number': {
			const number = Number(given.replace(',', '.'));
			return Number.isFinite(number) ? { value: number } : { flaw: 'Please enter a number.' };
		}
		case 'email':
			return /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(given)
				? { value: given }
				: { flaw: 'Please enter an e-mail address.' };
		case 'date':
			return /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given))
				? { value: given }
				: { flaw: 'Please enter a date, such as 2030-06-01.' };
		case 'dropdown':
			return choices.includes(given) ? { value: given } : { flaw: 'Please choose one of the list.' };
		default:
			return { value: given };
	}
}
