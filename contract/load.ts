import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { bundle, dereference, JSONParserErrorGroup, type ParserOptions } from '@apidevtools/json-schema-ref-parser';
import { parse } from 'yaml';
import { projectRoot } from '../projectRoot';
import type { ContractDocument, OpenApiDocument } from './document';
import { fillLimits } from './limitTexts';
import { type Api, apiNamed, type Contract, modelOf } from './model';
import { asContract } from './shape';

/** Where the contracts are. */
export const contractFolder = join(projectRoot, 'openapi');

/** Files in the folder that are not contracts. */
const departures = 'departures.yaml';

/** The contract of an API, such as `sms`. */
export function contractFile(name: string, folder = contractFolder): string {
	return join(folder, `${name}.yaml`);
}

/** The names of the APIs that the folder has a contract of, `sms` first. */
export async function contractNames(folder = contractFolder): Promise<string[]> {
	const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml') && name !== departures);
	const names = files.map((name) => basename(name, '.yaml'));
	return names.sort((a, b) => Number(b === 'sms') - Number(a === 'sms') || a.localeCompare(b, 'en'));
}

/**
 * Reads an OpenAPI document (YAML or JSON) and replaces every $ref with what it names; keywords beside a $ref take
 * precedence. Throws one error that lists every $ref which names nothing. Fetches nothing from the network.
 */
export async function loadDocument(file: string): Promise<OpenApiDocument> {
	const document = await dereferenced(file);
	if (!isOpenApi(document)) throw new Error(`${file} is not an OpenAPI document`);
	return document;
}

/** Reads a contract as a document. Throws when it lacks something that the model needs. */
export async function loadContractDocument(file: string): Promise<ContractDocument> {
	const shaped = asContract(await dereferenced(file));
	if (!shaped.ok) throw new Error(`${file}: ${shaped.problems.join('; ')}`);
	return shaped.contract;
}

/** Reads the contracts of all APIs in a folder. */
export async function loadContract(folder = contractFolder): Promise<Contract> {
	const names = await contractNames(folder);
	return {
		apis: await Promise.all(
			names.map(async (name) => {
				const file = contractFile(name, folder);
				return modelOf(name, file, await loadContractDocument(file));
			}),
		),
	};
}

/** Reads the contract of one API, such as `sms`. Throws when there is none. */
export async function loadApi(name: string): Promise<Api> {
	return apiNamed(await loadContract(), name);
}

/** How files are read: nothing from the network, and each contract with its limits in its texts. */
const parserOptions: ParserOptions = {
	resolve: { http: false },
	parse: {
		yaml: {
			canParse: ['.yaml', '.yml'],
			parse: ({ data }: { data: unknown }): unknown => {
				const document: unknown = parse(String(data));
				fillLimits(document);
				return document;
			},
		},
	},
};

/** A document of any kind without its $ref. Throws one error that lists every one that names nothing. */
export async function dereferenced(file: string): Promise<unknown> {
	try {
		return await dereference(file, { ...parserOptions, continueOnError: true });
	} catch (error) {
		if (!(error instanceof JSONParserErrorGroup)) throw error;
		throw new Error(`${file}: ${error.errors.map(({ message }) => message).join('; ')}`, { cause: error });
	}
}

/** A contract in one piece: what it takes from other files is in it, and every $ref names something in it. */
export async function bundledContract(file: string): Promise<OpenApiDocument> {
	const document: unknown = await bundle(file, parserOptions);
	if (!isOpenApi(document)) throw new Error(`${file} is not an OpenAPI document`);
	return document;
}

/** Nothing more is known about 8x8's own files; what is compared is read with care. */
function isOpenApi(document: unknown): document is OpenApiDocument {
	return typeof document === 'object' && document !== null && 'openapi' in document;
}
