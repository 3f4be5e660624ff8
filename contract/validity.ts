import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { bundle } from '@apidevtools/json-schema-ref-parser';
import { Validator } from '@seriousme/openapi-schema-validator';
import { projectRoot } from '../projectRoot';
import type { ContractDocument } from './document';
import { exampleProblems } from './exampleProblems';
import { contractShape, documentShape } from './extensions';
import { contractFile, loadDocument, messagingContractFile } from './load';
import { operationProblems } from './operationProblems';
import { readmeProblems } from './readmeProblems';
import { schemaProblems } from './schemaProblems';
import { shapeProblems } from './shapeProblems';

/**
 * Everything that is wrong with a contract, a line each; empty when nothing is. A mistake of YAML, a $ref that names
 * nothing, and invalid OpenAPI are told alone, since the other checks make no sense with them.
 */
export async function contractProblems(file = contractFile, shape: object = contractShape): Promise<string[]> {
	let contract: ContractDocument;
	try {
		contract = await loadDocument<ContractDocument>(file);
	} catch (error) {
		return [error instanceof Error ? error.message : String(error)];
	}
	const invalid = await openApiProblems(file);
	if (invalid.length > 0) return invalid;
	const misshapen = shapeProblems(contract, shape);
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
	// The validator follows no $ref into another file.
	const { errors = [] } = await new Validator().validate(
		await bundle<Record<string, unknown>>(file, { resolve: { http: false } }),
	);
	if (typeof errors === 'string') return [errors];
	return errors.map(({ instancePath, message }) => `${instancePath || 'the document'} ${message ?? ''}`);
}

/** Throws with the whole list when anything is wrong with one of the contracts. */
export async function checkContractValid(): Promise<void> {
	for (const [file, shape] of [
		[contractFile, contractShape],
		[messagingContractFile, documentShape],
	] as const) {
		const problems = await contractProblems(file, shape);
		const lines = problems.map((line) => `  ${line}`);
		if (lines.length > 0) throw new Error(`openapi/${basename(file)}:\n${lines.join('\n')}`);
	}
}
checkContractValid.displayName = 'check:contract:valid';
