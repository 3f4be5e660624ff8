import type { INodeProperties } from 'n8n-workflow';
import { countryNames } from '../../generated/countries';
import { problem } from '../../problems/catalogue';
import { failed, ok, type Result } from '../../problems/result';
import { isRecord, quote } from '../../problems/unknownValues';
import { readDestination } from '../../text/destination';

/** Minutes. */
const defaultWait = 5;
const longestWait = 60;
const dayMs = 86_400_000;
const defaultDays = 7;

/** The field that sets the form of the output. */
export const outputField: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	default: 'rows',
	description: 'The form in which to output the log',
	options: [
		{ name: 'Rows', value: 'rows', description: 'An item for each message, for logs of up to 100 MB' },
		{ name: 'Files', value: 'files', description: "8x8's CSV files as binary data, for logs of any size" },
	],
};

export const waitField: INodeProperties = {
	displayName: 'Wait at Most (Minutes)',
	name: 'waitAtMost',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: longestWait },
	default: defaultWait,
	description:
		'How long to wait for the export. If it takes longer, it continues at 8x8, and the output is its Job ID for Get Export.',
};

export const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
};

export const binaryField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	hint: 'The name of the output binary field to put the file in',
	description: 'Name of the binary field for the CSV file, when Output is Files',
};

/** The form of the output. */
export interface OutputOptions {
	asFiles: boolean;
	binaryPropertyName: string;
	waitMs: number;
}

export function readOutput(output: unknown, options: unknown): Result<OutputOptions> {
	const { waitAtMost = defaultWait, binaryPropertyName } = isRecord(options) ? options : {};
	const minutes = waitAtMost === '' ? defaultWait : Number(waitAtMost);
	if (!(minutes >= 0 && minutes <= longestWait)) {
		const allowed = `a number of minutes up to ${longestWait}`;
		return failed(problem('OPTION_OUT_OF_RANGE', { label: 'Wait at Most', shown: quote(waitAtMost), allowed }));
	}
	if (output !== 'rows' && output !== 'files') {
		return failed(problem('CHOICE_UNKNOWN', { label: 'Output', shown: quote(output), allowed: 'rows, files' }));
	}
	const name = typeof binaryPropertyName === 'string' ? binaryPropertyName.trim() : '';
	return ok({ asFiles: output === 'files', binaryPropertyName: name === '' ? 'data' : name, waitMs: minutes * 60_000 });
}

function isCount(value: unknown): boolean {
	return (
		(typeof value === 'number' || typeof value === 'string') && Number.isInteger(Number(value)) && Number(value) >= 1
	);
}

/**
 * The body of an export request, with empty times filled in: 8x8's own "today" could mean its midnight.
 *
 * @param given the fields, with dates in ISO 8601
 * @param limit the option's value
 */
export function exportBody(given: object, limit: unknown, now: number): Result<object> {
	const { from: first, to: last, phoneNumber, countries }: Record<string, unknown> = { ...given };
	const to = typeof last === 'string' ? last : new Date(now).toISOString();
	const from = typeof first === 'string' ? first : new Date(Date.parse(to) - defaultDays * dayMs).toISOString();
	if (Date.parse(from) >= Date.parse(to)) return failed(problem('LOG_RANGE_EMPTY', { from, to }));
	const number = phoneNumber === undefined ? undefined : readDestination(phoneNumber);
	if (number?.ok === false) return failed(problem('LOG_NUMBER_UNREADABLE', { shown: quote(phoneNumber) }));
	const listed: unknown[] = typeof countries === 'string' ? countries.split(',') : [countries ?? []].flat();
	const codes = listed
		.map((code) => (typeof code === 'string' ? code.trim().toUpperCase() : quote(code)))
		.filter((code) => code !== '');
	const unknown = codes.find((code) => !Object.hasOwn(countryNames, code));
	if (unknown !== undefined) return failed(problem('LOG_COUNTRY_UNKNOWN', { shown: quote(unknown) }));
	if (limit !== undefined && limit !== '' && !isCount(limit)) {
		const allowed = 'a whole number from 1';
		return failed(problem('OPTION_OUT_OF_RANGE', { label: 'Limit', shown: quote(limit), allowed }));
	}
	return ok({
		from,
		to,
		...(number?.ok === true && { phoneNumber: number.value.destination.slice(1) }),
		...(codes.length > 0 && { countries: codes }),
		...(limit !== undefined && limit !== '' && { limit: Number(limit) }),
	});
}
