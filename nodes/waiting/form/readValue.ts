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
		if (!isListed || (!isMultiple && given.length > 1)) return { flaw: 'Please choose one from the list.' };
		return { value: isMultiple ? choices.filter((choice) => given.includes(choice)) : first };
	}
	if (first.length > longestValue) return { flaw: `Please shorten this to ${longestValue} characters.` };
	switch (type) {
		case 'number':
			return readNumber(first);
		case 'email':
			return /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(first)
				? { value: first }
				: { flaw: 'Please enter an e-mail address.' };
		case 'date':
			return isDate(first) ? { value: first } : { flaw: 'Please enter a date, such as 2030-06-01.' };
		default:
			return { value: first };
	}
}

/** A plain decimal with a point or a comma. Where that may separate thousands as well, nobody guesses. */
function readNumber(given: string): Read {
	if (!/^[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)$/.test(given)) return { flaw: 'Please enter a number, such as 1250 or 2.5.' };
	// A double holds no more digits exactly.
	if (given.replace(/\D/g, '').length > 15) return { flaw: 'Please enter a number of at most 15 digits.' };
	if (/^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(given)) {
		return { flaw: 'This can be read in two ways. Please write 1000 for a thousand, and 1.0 for one.' };
	}
	return { value: Number(given.replace(',', '.')) };
}

/** Whether it is a day of the calendar, as YYYY-MM-DD. JavaScript reads 2030-02-31 as a day of March. */
function isDate(given: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(given)) return false;
	const time = Date.parse(`${given}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(given);
}
