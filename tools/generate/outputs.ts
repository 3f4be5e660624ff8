import openapiTS, { astToString } from 'openapi-typescript';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { projectRoot } from '../runCommand';
import { callingCodes } from './callingCodes';
import { type Contract, contractPath, namedSchema, readContract, resolveSchema } from './contract';
import { nodeFields } from './nodeFields';
import { constant, sourceText } from './sourceText';

/** Everything that is made from the contract: path from the project's root → the file's text. */
export async function generatedFiles(): Promise<Map<string, string>> {
	const contract = await readContract();
	return new Map(
		await Promise.all(
			Object.entries({
				'nodes/generated/contractTypes.ts': await contractTypes(),
				'nodes/generated/sendFields.ts': fieldsFile(contract, 'send', 'SmsRequest'),
				'nodes/generated/regions.ts': regionsFile(contract),
				'nodes/generated/limits.ts': limitsFile(contract),
				'nodes/generated/callingCodes.ts': callingCodesFile(),
			}).map(async ([path, code]) => [path, await sourceText(code)] as const),
		),
	);
}

async function contractTypes(): Promise<string> {
	return astToString(
		await openapiTS(pathToFileURL(join(projectRoot, contractPath)), { alphabetize: true, defaultNonNullable: false }),
	);
}

function fieldsFile(contract: Contract, operation: string, schemaName: string): string {
	const { panel, options } = nodeFields(contract, schemaName);
	return [
		`import type { INodeProperties } from 'n8n-workflow';\n`,
		`/** Fields of ${schemaName} that are always visible. */`,
		constant(`${operation}PanelFields`, panel, 'INodeProperties[]'),
		`/** Fields of ${schemaName} in the Options collection. */`,
		constant(`${operation}OptionFields`, options, 'INodeProperties[]'),
	].join('\n');
}

function regionsFile(contract: Contract): string {
	const regions = contract.servers.map((server) => [
		server['x-region'],
		{ name: server.description, baseUrl: server.url },
	]);
	return [
		'/** The data centres of the API, by the name that the credential uses for them. */',
		`export const regions = ${JSON.stringify(Object.fromEntries(regions))} as const;`,
	].join('\n');
}

/** Maximum lengths, patterns and allowed values of request fields: what is checked before anything is sent. */
function limitsFile(contract: Contract): string {
	const limits = Object.entries(namedSchema(contract, 'SmsRequest').properties ?? {}).flatMap(([name, property]) => {
		const schema = resolveSchema(contract, property);
		const limit = { maxLength: schema.maxLength, pattern: schema.pattern, enum: schema.enum };
		return Object.values(limit).every((value) => value === undefined) ? [] : [[name, limit] as const];
	});
	return [
		'/** What the contract allows in the fields of SmsRequest. */',
		`export const smsRequestLimits = ${JSON.stringify(Object.fromEntries(limits))} as const;`,
	].join('\n');
}

function callingCodesFile(): string {
	return [
		`/** How a country writes its mobile numbers in national form. */`,
		`export interface CallingCode { callingCode: string; trunkPrefix?: string; startsWithZero?: true }\n`,
		'/** Country (ISO 3166-1 alpha-2) → calling code; trunkPrefix goes in international form, startsWithZero stays. */',
		constant('callingCodes', callingCodes(), 'Record<string, CallingCode>'),
	].join('\n');
}
