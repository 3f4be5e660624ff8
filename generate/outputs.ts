import openapiTS, { astToString } from 'openapi-typescript';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { loadContract, loadMessagingContract, messagingContractFile } from '../contract/load';
import { apiOf } from '../contract/model';
import { projectRoot } from '../projectRoot';
import type { Entry } from '../nodes/problems/catalogue';
import { bundleText } from '../tools/salesforce/bundle';
import { type BundledService, loadServices } from '../tools/salesforce/externalServices';
import { registrationFile, registrationText } from '../tools/salesforce/registration';
import { callingCodes } from './callingCodes';
import { type Contract, contractPath, namedSchema, readContract, resolveSchema } from './contract';
import { fieldReference, fieldReferencePath } from './fieldReference';
import { offeredOperations } from './n8n/offered';
import { operationsModule } from './n8n/operations';
import { problemReference, problemReferencePath } from './problemReference';
import { webhookEventsFile } from './webhookEvents';
import { constant, sourceText } from './sourceText';

/** Everything that is made from the contract: path from the project's root → the file's text. */
export async function generatedFiles(): Promise<Map<string, string>> {
	return new Map([
		...(await sourceFiles(await readContract())),
		['sandbox/generated/messagingTypes.ts', await messagingTypes()],
		[fieldReferencePath, fieldReference(await loadContract(), await loadMessagingContract(), await offered())],
		[problemReferencePath, problemReference(await problems())],
		...(await loadServices()).flatMap(salesforceFiles),
	]);
}

async function offered(): Promise<Set<string>> {
	// Loaded late: the node is made from files of this very run.
	const { EightByEightSms } = await import('../nodes/EightByEightSms/EightByEightSms.node.js');
	return offeredOperations(new EightByEightSms().description);
}

async function problems(): Promise<Readonly<Record<string, Entry>>> {
	// Loaded late: words may be made from files of this very run.
	return (await import('../nodes/problems/catalogue.js')).catalogue;
}

function salesforceFiles(bundled: BundledService): [string, string][] {
	return [
		[bundled.service.bundleFile, bundleText(bundled.bundle)],
		[registrationFile(bundled.service), registrationText(bundled)],
	];
}

async function sourceFiles(contract: Contract): Promise<[string, string][]> {
	return await Promise.all(
		Object.entries({
			'nodes/generated/contractTypes.ts': await contractTypes(join(projectRoot, contractPath)),
			'nodes/generated/sms.ts': operationsModule(apiOf('sms', await loadContract())),
			'nodes/generated/regions.ts': regionsFile(contract),
			'nodes/generated/limits.ts': limitsFile(contract),
			'nodes/generated/errorCodes.ts': errorCodesFile(contract),
			'nodes/generated/receiptCodes.ts': receiptCodesFile(contract),
			'nodes/generated/webhookEvents.ts': webhookEventsFile(contract),
			'nodes/generated/callingCodes.ts': callingCodesFile(),
		}).map(async ([path, code]): Promise<[string, string]> => [path, await sourceText(code)]),
	);
}

async function messagingTypes(): Promise<string> {
	return await sourceText(await contractTypes(messagingContractFile), 'openapi/chatApps.yaml');
}

async function contractTypes(file: string): Promise<string> {
	return astToString(await openapiTS(pathToFileURL(file), { alphabetize: true, defaultNonNullable: false }));
}

function regionsFile(contract: Contract): string {
	const regions = contract.servers.map((server) => [
		server['x-region'],
		{ name: server.description, baseUrl: server.url, webhookAddresses: server['x-webhook-addresses'] },
	]);
	return [
		'/** The data centres of the API, by the name that the credential uses for them, and where they call webhooks from. */',
		`export const regions = ${JSON.stringify(Object.fromEntries(regions))} as const;`,
	].join('\n');
}

/** Labels, maximum lengths, patterns and allowed values of request fields: what is checked before anything is sent. */
function limitsFile(contract: Contract): string {
	const limitsOf = (schemaName: string) =>
		Object.fromEntries(
			Object.entries(namedSchema(contract, schemaName).properties ?? {}).map(([name, property]) => {
				const { maxLength, maxItems, pattern, enum: values, 'x-ui': look } = resolveSchema(contract, property);
				return [name, { label: look?.displayName ?? name, maxLength, maxItems, pattern, values }] as const;
			}),
		);
	const { minLength, maxLength, pattern } = contract.components.parameters.SubAccountId.schema;
	return [
		'/** What the contract allows in the fields of SmsRequest, and what the panel calls them. */',
		`export const smsRequestFields = ${JSON.stringify(limitsOf('SmsRequest'))} as const;`,
		'/** What the contract allows in the fields of SmsBatchRequest. */',
		`export const smsBatchFields = ${JSON.stringify(limitsOf('SmsBatchRequest'))} as const;`,
		'/** What the contract allows as a sub-account ID. */',
		`export const subAccountIdLimits = ${JSON.stringify({ minLength, maxLength, pattern })} as const;`,
	].join('\n');
}

function callingCodesFile(): string {
	return [
		`/** How a country writes its mobile numbers in national form. */`,
		`export interface CallingCode { callingCode: string; trunkPrefix?: string; startsWithZero?: true; otherExitCode?: true }\n`,
		'/** Country (ISO 3166-1 alpha-2) → calling code; trunkPrefix goes in international form, startsWithZero stays; otherExitCode where not 00 is dialled for abroad. */',
		constant('callingCodes', callingCodes(), 'Record<string, CallingCode>'),
	].join('\n');
}

function errorCodesFile(contract: Contract): string {
	return [
		'/** The error codes of the API, in words for the person who built the workflow. */',
		'export interface ErrorCode { name: string; meaning: string; remedy: string }\n',
		constant('errorCodes', contract.components.schemas.ApiError?.['x-error-codes'] ?? {}, 'Record<string, ErrorCode>'),
	].join('\n');
}

function receiptCodesFile(contract: Contract): string {
	const codes = contract.components.schemas.ReceiptStatus?.['x-receipt-codes'] ?? {};
	return [
		`import type { ErrorCode } from './errorCodes';\n`,
		'/** The error codes of delivery receipts, in words for the person who built the workflow. */',
		constant('receiptCodes', codes, 'Record<string, ErrorCode>'),
	].join('\n');
}
