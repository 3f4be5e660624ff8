import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020';
import { parse } from 'yaml';
import { projectRoot } from '../../projectRoot';
import { inWords } from './finding';

const departuresFile = join(projectRoot, 'openapi', 'departures.yaml');

/** Differences that are meant to be, and why. The head of openapi/departures.yaml describes the entries. */
export interface Departure {
	reason: string;
	differences: ExpectedDifference[];
}

/**
 * Every combination of file, operation and place has this difference. A * in an operation or place matches any text.
 */
export interface ExpectedDifference {
	files: string[];
	operations: string[];
	places: string[];
	/** What each side says, in words. */
	theirs: string;
	ours: string;
}

type OneOrMore = string | string[];

interface WrittenDeparture {
	reason: string;
	differences: { file: OneOrMore; operation: OneOrMore; at: OneOrMore; theirs: unknown; ours: unknown }[];
}

const oneOrMore = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, minItems: 1 }] };

const isListOfDepartures = new Ajv2020({ allErrors: true }).compile<WrittenDeparture[]>({
	type: 'array',
	items: {
		type: 'object',
		required: ['reason', 'differences'],
		additionalProperties: false,
		properties: {
			reason: { type: 'string', minLength: 1 },
			differences: {
				type: 'array',
				minItems: 1,
				items: {
					type: 'object',
					required: ['file', 'operation', 'at', 'theirs', 'ours'],
					additionalProperties: false,
					properties: { file: oneOrMore, operation: oneOrMore, at: oneOrMore, theirs: {}, ours: {} },
				},
			},
		},
	},
});

/** Reads the list of deliberate departures. Throws when an entry does not have the form that the list describes. */
export async function loadDepartures(file = departuresFile): Promise<Departure[]> {
	return readDepartures(await readFile(file, 'utf8'));
}

/** The departures in a YAML text. Throws when an entry does not have the form that the list describes. */
export function readDepartures(text: string): Departure[] {
	const written: unknown = parse(text);
	if (!isListOfDepartures(written)) {
		const problems = (isListOfDepartures.errors ?? []).map(
			({ instancePath, message }) => `${instancePath} ${message ?? ''}`,
		);
		throw new Error(`The list of departures: ${problems.join('; ')}`);
	}
	return written.map(({ reason, differences }) => ({
		reason,
		differences: differences.map(({ file, operation, at, theirs, ours }) => ({
			files: [file].flat(),
			operations: [operation].flat(),
			places: [at].flat(),
			theirs: inWords(theirs),
			ours: inWords(ours),
		})),
	}));
}
