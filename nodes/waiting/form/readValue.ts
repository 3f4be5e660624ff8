import type { FormField } from './field';

/** The longest text of a field, in UTF-16 units. */
const longestValue = 5000;

/** The value of a field that holds no files, or what has to be corrected. */
export type Read = { flaw: string } | { flaw?: undefined; value: string | number | string[] | null };

/** What was given for a field, as text without white space around; none where it was left empty. */
export function givenIn(value: unknown): string[] {
	return [value]
		.flat()
		.filter((each) => typeof each === 'string')
		.map((each) => each.trim())
		.filter((each) => each !== '');
}

/** Reads what was given for a field. */
export function readValue({ type, isRequired, isMultiple, choices }: FormField, given: readonly string[]): Read {
	const [first] = given;
	if (first === undefined) {
		if (isRequired) return { flaw: 'Please fill this in.' };
		return { value: isMultiple ? [] : null };
	}
	if (type === 'dropdown' || type === 'radio' || type === 'checkbox') {
		const isListed = given.every((choice) => choices.includes(choice));
		if (!isListed || (!isMultiple && given.length > 1)) return { flaw: 'Please choose one of the list.' };
		return { value: isMultiple ? choices.filter((choice) => given.includes(choice)) : first };
	}
	if (first.length > longestValue) return { flaw: `Please shorten this to ${longestValue} characters.` };
	switch (type) {
		case 'number': {
			const number = Number(first.replace(',', '.'));
			return Number.isFinite(number) ? { value: number } : { flaw: 'Please enter a number.' };
		}
		case 'email':
			return /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(first)
				? { value: first }
				: { flaw: 'Please enter an e-mail address.' };
		case 'date':
			return /^\d{4}-\d{2}-\d{2}$/.test(first) && !Number.isNaN(Date.parse(first))
				? { value: first }
				: { flaw: 'Please enter a date, such as 2030-06-01.' };
		default:
			return { value: first };
	}
}
