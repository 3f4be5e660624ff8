import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { type Account, accountIdOf, chooseSubAccount } from '../../api/account';
import type { RequestValues } from '../../api/client';
import type { OperationSpec } from '../../api/spec';
import { problem } from '../../problems/catalogue';
import { failed, ok, type Result } from '../../problems/result';
import { isRecord, quote } from '../../problems/unknownValues';
import { parameterReader } from '../../run/parameters';

/** Reads an item's fields as the request that they ask for. Throws where n8n cannot resolve an expression. */
export type RequestReader = (itemIndex: number) => Result<RequestValues<string>>;

/** 8x8's IDs of messages, batches and jobs. */
const idForm = /^[\w-]{1,100}$/;

/**
 * A reader of an operation's fields: those that the path names fill it, and the others are the body, or the query of a
 * request without one. Fields left empty are left out.
 */
export function requestReader(context: IExecuteFunctions, spec: OperationSpec, account: Account): RequestReader {
	const inPath = [...spec.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
	const readSubAccount = parameterReader(context, 'subAccountId');
	const readOptions = parameterReader(context, 'options');
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
		const given = Object.fromEntries(
			[...others, ...(isRecord(options) ? Object.entries(options) : [])].filter(([, value]) => !isEmpty(value)),
		);
		return ok({ path, ...(spec.method === 'GET' || spec.method === 'DELETE' ? { query: given } : { body: given }) });
	};
}

function readId(field: INodeProperties | undefined, value: unknown): Result<string> {
	const label = field?.displayName ?? 'ID';
	const id = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (id === '' && isEmpty(value)) return failed(problem('FIELD_EMPTY', { label }));
	return idForm.test(id) ? ok(id) : failed(problem('ID_MALFORMED', { label, shown: quote(value) }));
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
