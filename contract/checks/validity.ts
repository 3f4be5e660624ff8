import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { parse } from 'yaml';
import { bundledContract, contractFile, contractFolder, contractNames, dereferenced } from '../load';
import { asContract } from '../shape';
import { exampleProblems } from './examples';
import { fieldProblems } from './fields';
import { operationProblems } from './operations';
import { readmeProblems } from './readme';
import { retypedLimits } from './retypedLimits';
import { schemaProblems } from './schemas';

/**
 * Everything that is wrong with a contract, a line each; empty when nothing is. A mistake in YAML, a $ref that names
 * nothing, and invalid OpenAPI are reported alone, since the other checks make no sense with them.
 */
export async function contractProblems(file: string): Promise<string[]> {
	let document: unknown;
	try {
		document = await dereferenced(file);
	} catch (error) {
		return [error instanceof Error ? error.message : String(error)];
	}
	const invalid = await openApiProblems(file);
	if (invalid.length > 0) return invalid;
	const shaped = asContract(document);
	if (!shaped.ok) return shaped.problems;
	const { contract } = shaped;
	const broken = schemaProblems(contract);
	if (broken.length > 0) return broken;
	return [
		...exampleProblems(contract),
		...operationProblems(contract),
		...fieldProblems(contract),
		...retypedLimits(parse(await readFile(file, 'utf8'))),
		...readmeProblems(contract, await readFile(join(contractFolder, 'README.md'), 'utf8')),
	];
}

async function openApiProblems(file: string): Promise<string[]> {
	// The validator follows no $ref into another file.
	const { errors = [] } = await new Validator().validate({ ...(await bundledContract(file)) });
	if (typeof errors === 'string') return [errors];
	return errors.map(({ instancePath, message }) => `${instancePath || 'the document'} ${message ?? ''}`);
}

/** Throws with the whole list when anything is wrong with one of the contracts. */
export async function checkContractValid(): Promise<void> {
	for (const file of (await contractNames()).map((name) => contractFile(name))) {
		const lines = (await contractProblems(file)).map((line) => `  ${line}`);
		if (lines.length > 0) throw new Error(`openapi/${basename(file)}:\n${lines.join('\n')}`);
	}
}
checkContractValid.displayName = 'check:contract:valid';
