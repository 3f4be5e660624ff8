import { type Contract } from '../contract/model';
import type { Entry } from '../nodes/problems/catalogue';
import { countriesModule } from './countries';
import { fieldReference, fieldReferencePath } from './docs';
import { lookAlikesModule } from './lookAlikes';
import { n8nFiles } from './n8n/files';
import { offeredOperations } from './n8n/offered';
import { numberingPlan } from './numberingPlan';
import { problemReference, problemReferencePath } from './problemReference';
import { salesforceFiles } from './salesforce';
import { constant, sourceText } from './sourceText';
import { typeFiles } from './types';

/** Everything that is made from the contract: path from the project's root → the file's text. */
export async function generatedFiles(contract: Contract): Promise<Map<string, string>> {
	return new Map([
		...(await n8nFiles(contract)),
		['nodes/generated/numberingPlan.ts', await numberingPlanFile()],
		['nodes/generated/countries.ts', await sourceText(countriesModule(), numberMetadata)],
		['nodes/generated/lookAlikes.ts', await sourceText(lookAlikesModule(), unicode)],
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

const unicode = "Unicode's normalization forms and the list in generate/lookAlikes.ts";

const numberMetadata = 'the metadata of libphonenumber-js';

async function numberingPlanFile(): Promise<string> {
	const code = [
		'/** What is known of the phone numbers behind one calling code. */',
		'export interface CodePlan {',
		'	/** How many digits may follow the calling code of a phone, mobile or not. */',
		'	lengths: readonly number[];',
		'	/** How many digits follow it in mobile numbers. */',
		'	mobileLengths: readonly number[];',
		'	/** Country (ISO 3166-1 alpha-2) → pattern of its mobile numbers after the calling code; empty where another of its countries has it. */',
		'	mobile: Readonly<Record<string, string>>;',
		'	/** Pattern of what is dialled before a national number and left out after the calling code. */',
		'	trunk?: string;',
		'	/** Pattern of the numbers whose first digit may be a zero that stays after the calling code. */',
		'	zero?: string;',
		'	/** Set where something else than 00 is dialled before the calling code of another country. */',
		'	otherExitCode?: true;',
		'	/** Country → pattern of a number written for home that differs in more than a trunk prefix, and what replaces it. */',
		'	local?: Readonly<Record<string, readonly [written: string, replacement: string]>>;',
		'}',
		'',
		'/** Calling code → its plan. */',
		constant('numberingPlan', numberingPlan(), 'Readonly<Record<string, CodePlan>>'),
	].join('\n');
	return await sourceText(code, numberMetadata);
}
