import { smsRequestFields } from '../generated/limits';
import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';
import { isRecord, quote } from '../problems/unknownValues';

type FieldName = keyof typeof smsRequestFields;

/** Notes what is wrong with a field; the first problem counts. Always returns undefined, in place of the value. */
export type Refuse = (found: Problem) => undefined;

export function labelOf(name: FieldName): string {
	return smsRequestFields[name].label;
}

export function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

export function isBlank(value: unknown): boolean {
	return isEmpty(value) || (typeof value === 'string' && value.trim() === '');
}

/** Text, and what spreadsheets give in its place: numbers and booleans. */
export function asText(value: unknown, label: string, refuse: Refuse): string | undefined {
	if (typeof value === 'string') return value;
	if (typeof value === 'boolean' || typeof value === 'bigint' || Number.isFinite(value)) return String(value);
	const kind = Array.isArray(value) ? 'a list' : isRecord(value) ? 'an object' : 'not text';
	return refuse(problem('FIELD_NOT_TEXT', { label, kind }));
}

export function optionalText(value: unknown, name: FieldName, refuse: Refuse): string | undefined {
	if (isEmpty(value)) return undefined;
	const text = asText(value, labelOf(name), refuse)?.trim();
	const { label, maxLength }: { label: string; maxLength?: number } = smsRequestFields[name];
	if (text !== undefined && maxLength !== undefined && text.length > maxLength) {
		return refuse(problem('FIELD_TOO_LONG', { label, length: text.length, shown: quote(text, 20), maxLength }));
	}
	return text === '' ? undefined : text;
}

export function choice<Value extends string>(
	value: unknown,
	name: FieldName,
	allowed: readonly Value[],
	refuse: Refuse,
): Value | undefined {
	if (isEmpty(value)) return undefined;
	return (
		allowed.find((entry) => entry === value) ??
		refuse(problem('CHOICE_UNKNOWN', { label: labelOf(name), shown: quote(value), allowed: allowed.join(', ') }))
	);
}
