import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { projectRoot } from '../runCommand';
import type { Contract } from './document';
import { exampleProblems } from './exampleProblems';
import { contractFile, loadDocument } from './load';
import { operationProblems } from './operationProblems';
import { readmeProblems } from './readmeProblems';
import { schemaProblems } from './schemaProblems';
import { shapeProblems } from './shapeProblems';

/**
 * Everything that is wrong with the contract, a line each; empty when nothing is. A mistake of YAML, a $ref that names
 * nothing, and invalid OpenAPI are told alone, since the other checks make no sense with them.
 */
export async function contractProblems(file = contractFile): Promise<string[]> {
	let contract: Contract;
	try {
		contract = await loadDocument<Contract>(file);
	} catch (error) {
		return [error instanceof Error ? error.message : String(error)];
	}
	const invalid = await openApiProblems(file);
	if (invalid.length > 0) return invalid;
	const misshapen = shapeProblems(contract);
	if (misshapen.length > 0) return misshapen;
	const broken = schemaProblems(contract);
	if (broken.length > 0) return broken;
	return [
		...exampleProblems(contract),
		...operationProblems(contract),
		...readmeProblems(contract, await readFile(join(projectRoot, 'openapi', 'README.md'), 'utf8')),
	];
}

async function openApiProblems(file: string): Promise<string[]> {
	const { errors = [] } = await new Validator().validate(file);
	if (typeof errors === 'string') return [errors];
	return errors.map(({ instancePath, message }) => `${instancePath || 'the document'} ${message ?? ''}`);
}

/** Throws with the whole list when anything is wrong with the contract. */
export async function checkContractValid(): Promise<void> {
	const problems = await contractProblems();
	if (problems.length > 0) throw new Error(`openapi/sms.yaml:\n${problems.map((line) => `  ${line}`).join('\n')}`);
}
checkContractValid.displayName = 'check:contract:valid';
