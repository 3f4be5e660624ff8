import { type Contract } from '../contract/model';
import type { Entry } from '../nodes/problems/catalogue';
import { callingCodes } from './callingCodes';
import { fieldReference, fieldReferencePath } from './docs';
import { n8nFiles } from './n8n/files';
import { offeredOperations } from './n8n/offered';
import { problemReference, problemReferencePath } from './problemReference';
import { salesforceFiles } from './salesforce';
import { constant, sourceText } from './sourceText';
import { typeFiles } from './types';

/** Everything that is made from the contract: path from the project's root → the file's text. */
export async function generatedFiles(contract: Contract): Promise<Map<string, string>> {
	return new Map([
		...(await n8nFiles(contract)),
		['nodes/generated/callingCodes.ts', await callingCodesFile()],
		...(await typeFiles(contract)),
		...salesforceFiles(contract),
	]);
}

/** The pages that also say what the nodes offer and report: path → text. Needs what `generatedFiles` makes to be written. */
export async function generatedPages(contract: Contract): Promise<Map<string, string>> {
	return new Map([
		[fieldReferencePath, fieldReference(contract, await offered())],
		[problemReferencePath, problemReference(await problems())],
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

async function callingCodesFile(): Promise<string> {
	return await sourceText(
		[
			`/** How a country writes its mobile numbers in national form. */`,
			`export interface CallingCode { callingCode: string; trunkPrefix?: string; startsWithZero?: true; otherExitCode?: true }\n`,
			'/** Country (ISO 3166-1 alpha-2) → calling code; trunkPrefix goes in international form, startsWithZero stays; otherExitCode where not 00 is dialled for abroad. */',
			constant('callingCodes', callingCodes(), 'Record<string, CallingCode>'),
		].join('\n'),
		'openapi/sms.yaml',
	);
}
