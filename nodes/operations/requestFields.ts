import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { type Account, accountIdOf, chooseSubAccount } from '../api/account';
import type { RequestValues } from '../api/client';
import type { OperationSpec } from '../api/spec';
import { problem } from '../problems/catalogue';
import { failed, ok, type Result } from '../problems/result';
import { isRecord, quote } from '../problems/unknownValues';
import { readInstant } from '../text/dateTime';
import { parameterReader } from '../run/parameters';

/** What an item's fields put into a request. */
export type FilledRequest = Omit<RequestValues<string>, 'path'> & { path: Readonly<Record<string, string>> };

/** Reads an item's fields as the request that they ask for. Throws where n8n cannot resolve an expression. */
export type RequestReader = (itemIndex: number) => Result<FilledRequest>;

/** 8x8's IDs of messages, batches and jobs. */
export const idForm = /^[\w-]{1,100}$/;

/**
 * A reader of an operation's fields: those that the path names fill it, and the others are the body, or the query of a
 * request without one. Fields left empty are left out. Dates without an offset are read in the workflow's time zone.
 */
export function requestReader(context: IExecuteFunctions, spec: OperationSpec, account: Account): RequestReader {
	const inPath = [...spec.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
	const readSubAccount = parameterReader(context, 'subAccountId');
	const readOptions = parameterReader(context, 'options');
	const timeZone = context.getTimezone();
	const fields = [...spec.panel, ...spec.options];
	const panel = spec.panel.map((field) => ({ field, read: parameterReader(context, field.name) }));

	const readSegment = (name: string, itemIndex: number): Result<string> => {
		if (name === 'subAccountId') return chooseSubAccount(readSubAccount(itemIndex), account);
		if (name === 'accountId') {
			const accountId = accountIdOf(account);
			if (!accountId.ok) return accountId;
			return accountId.value === undefined ? failed(problem('ACCOUNT_ID_MISSING')) : ok(accountId.value);
		}
		const found = panel.find(({ field }) => field.name === name);
		return readId(found?.field, found?.read(itemIndex));
	};

	return (itemIndex) => {
		const path: Record<string, string> = {};
		for (const name of inPath) {
			const segment = readSegment(name, itemIndex);
			if (!segment.ok) return segment;
			path[name] = segment.value;
		}
		const options = spec.options.length > 0 ? readOptions(itemIndex) : undefined;
		const others = panel
			.filter(({ field }) => !inPath.includes(field.name))
			.map(({ field, read }): [string, unknown] => [field.name, read(itemIndex)]);
		const given: Record<string, unknown> = {};
		for (const [name, raw] of [...others, ...(isRecord(options) ? Object.entries(options) : [])]) {
			const field = fields.find((each) => each.name === name);
			if (field === undefined) continue;
			const value = readValue(field, raw, timeZone);
			if (!value.ok) return value;
			if (!isEmpty(value.value)) given[name] = value.value;
			else if (field.required === true || (field.type === 'options' && spec.panel.includes(field))) {
				return failed(problem('FIELD_EMPTY', { label: field.displayName }));
			}
		}
		const hasQuery = spec.method === 'GET' || spec.method === 'DELETE';
		return ok({ path, ...(hasQuery ? { query: given } : { body: { ...spec.constants, ...given } }) });
	};
}

function readId(field: INodeProperties | undefined, value: unknown): Result<string> {
	const label = field?.displayName ?? 'ID';
	const id = typeof value === 'string' || Number.isFinite(value) ? String(value).trim() : '';
	if (id === '' && isEmpty(value)) return failed(problem('FIELD_EMPTY', { label }));
	return idForm.test(id) ? ok(id) : failed(problem('ID_MALFORMED', { label, shown: quote(value) }));
}

/** The value of a field that is not part of the path. An object in place of a word is not sent. */
function readValue(field: INodeProperties, value: unknown, timeZone: string): Result<unknown> {
	if (field.type === 'dateTime') return readDate(field, value, timeZone);
	if (isEmpty(value)) return ok(value);
	const { displayName: label } = field;
	if (field.type === 'options') {
		const choices = (field.options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));
		const isChoice = choices.some((choice) => choice === value);
		const allowed = choices.join(', ');
		return isChoice ? ok(value) : failed(problem('CHOICE_UNKNOWN', { label, shown: quote(value), allowed }));
	}
	const isWord = typeof value === 'string' || Number.isFinite(value);
	return field.type !== 'string' || isWord
		? ok(value)
		: failed(problem('FIELD_NOT_TEXT', { label, kind: quote(value) }));
}

/** A date field as ISO 8601 in UTC; empty where it was left empty, which an expression without a result is not. */
function readDate({ displayName: label }: INodeProperties, value: unknown, timeZone: string): Result<string> {
	if (value === '') return ok('');
	if (value === undefined || value === null) return failed(problem('DATE_MISSING', { label }));
	const date = readInstant(value, timeZone);
	return date === undefined
		? failed(problem('DATE_MALFORMED', { label, shown: quote(value) }))
		: ok(date.toISOString());
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
