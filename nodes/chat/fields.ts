import { isPrivateAddress } from '../api/publicAddress';
import { problem } from '../problems/catalogue';
import { isRecord, quote } from '../problems/unknownValues';
import { brokenPart, wellFormed } from '../text/brokenText';
import type { CheckContext } from '../text/checkContext';
import { asText, isEmpty, type Refuse } from '../text/fieldValues';

/** Fields of a message, or of a row within it, as they were given. */
export type Fields = Readonly<Record<string, unknown>>;

/** What reading a part of a message needs: its rules, and where to note what is wrong. The first problem counts. */
export interface Reading {
	context: CheckContext;
	refuse: Refuse;
}

/** What the contract allows in a field. */
export interface TextLimits {
	maxLength?: number;
}

/** The objects in a list, as a collection of the panel or an expression has them. */
export function rowsIn(value: unknown, label: string, { refuse }: Reading): Fields[] {
	const list: unknown = isRecord(value) ? (value.values ?? []) : isEmpty(value) ? [] : value;
	if (Array.isArray(list) && list.every(isRecord)) return list;
	refuse(problem('CHAT_NOT_A_LIST', { label }));
	return [];
}

/** A text that people read; undefined where it is empty or wrong. */
export function shownText(
	value: unknown,
	label: string,
	{ maxLength = Infinity }: TextLimits,
	{ context, refuse }: Reading,
): string | undefined {
	if (isEmpty(value)) return undefined;
	const given = asText(value, label, refuse);
	if (given === undefined) return undefined;
	const text = wellFormed(given).trim();
	if (text.length > maxLength) return refuse(problem('CHAT_TOO_LONG', { label, length: text.length, maxLength }));
	const broken = context.allowPlaceholders === true ? undefined : brokenPart(text);
	if (broken !== undefined) return refuse(problem('CHAT_TEXT_BROKEN', { label }));
	return text === '' ? undefined : text;
}

/** The same for a required text; empty where it is missing, which is noted. */
export function neededText(value: unknown, label: string, limits: TextLimits, reading: Reading): string {
	return shownText(value, label, limits, reading) ?? needed(label, reading, '');
}

/** Notes that a field is empty, and returns what takes the place of its value. */
export function needed<Value>(label: string, { refuse }: Reading, instead: Value): Value {
	refuse(problem('FIELD_EMPTY', { label }));
	return instead;
}

/** The address of a page or a medium, which 8x8 and the phone have to reach; undefined where it is empty or wrong. */
export function webAddress(
	value: unknown,
	label: string,
	{ maxLength = 2048 }: TextLimits,
	{ context, refuse }: Reading,
): string | undefined {
	if (isEmpty(value)) return undefined;
	const address = asText(value, label, refuse)?.trim();
	if (address === undefined || address === '') return undefined;
	if (address.length > maxLength) return refuse(problem('CHAT_TOO_LONG', { label, length: address.length, maxLength }));
	if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
		return refuse(problem('CHAT_URL_MALFORMED', { label, shown: quote(address) }));
	}
	if (context.isPublicApi && isPrivateAddress(address)) {
		return refuse(problem('CHAT_URL_PRIVATE', { label, shown: quote(address) }));
	}
	return address;
}

/** One of several values; undefined where it is empty or none of them. */
export function oneOf<Value extends string>(
	value: unknown,
	label: string,
	allowed: readonly Value[],
	{ refuse }: Reading,
): Value | undefined {
	if (isEmpty(value)) return undefined;
	const found = allowed.find((each) => each === value);
	return found ?? refuse(problem('CHOICE_UNKNOWN', { label, shown: quote(value), allowed: allowed.join(', ') }));
}

/** A number within limits; undefined where it is empty or wrong. */
export function numberIn(
	value: unknown,
	label: string,
	[least, most]: readonly [number, number],
	{ refuse }: Reading,
): number | undefined {
	if (isEmpty(value)) return undefined;
	const number = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : NaN;
	if (number >= least && number <= most) return number;
	return refuse(
		problem('OPTION_OUT_OF_RANGE', { label, shown: quote(value), allowed: `a number from ${least} to ${most}` }),
	);
}

/** Notes where a list has too few or too many entries. */
export function checkCount(
	count: number,
	label: string,
	{ minItems = 0, maxItems = Infinity }: { minItems?: number; maxItems?: number },
	{ refuse }: Reading,
): void {
	if (count > maxItems) refuse(problem('CHAT_TOO_MANY', { label, count, most: maxItems }));
	if (count < minItems) refuse(problem('CHAT_TOO_FEW', { label, count, least: minItems }));
}
