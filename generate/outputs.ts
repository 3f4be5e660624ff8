import type { INodeTypeDescription } from 'n8n-workflow';
import { type Contract } from '../contract/model';
import type { Entry } from '../nodes/problems/catalogue';
import { capitalsModule } from './capitals';
import { countriesModule } from './countries';
import { fieldReference, fieldReferencePath } from './docs';
import { lookAlikesModule } from './lookAlikes';
import { makeAppFiles } from './make/files';
import { makeScenarios } from './make/scenarios/files';
import { n8nFiles } from './n8n/files';
import { offeredOperations } from './n8n/offered';
import { numberingPlan } from './numberingPlan';
import { numberingPlanModule } from './n8n/numberingPlan';
import { problemReference, problemReferencePath } from './problemReference';
import { salesforceFiles } from './salesforce/files';
import { sourceText } from './sourceText';
import { typeFiles } from './types';

/** Everything that is generated from the contract: path from the project's root → the file's text. */
export async function generatedFiles(contract: Contract): Promise<Map<string, string>> {
	return new Map([
		...(await n8nFiles(contract)),
		['nodes/generated/numberingPlan.ts', await sourceText(numberingPlanModule(numberingPlan()), numberMetadata)],
		['nodes/generated/countries.ts', await sourceText(countriesModule(), numberMetadata)],
		['nodes/generated/lookAlikes.ts', await sourceText(lookAlikesModule(), unicode)],
		['nodes/generated/capitals.ts', await sourceText(capitalsModule(), 'the IANA time zone database')],
		...(await typeFiles(contract)),
		...salesforceFiles(contract),
		...makeAppFiles(contract),
		...makeScenarios(),
	]);
}

/** The pages that also describe what the nodes offer and report: path → text. */
export function generatedPages(
	contract: Contract,
	nodes: Record<'sms' | 'chatApps', INodeTypeDescription>,
	problems: Readonly<Record<string, Entry>>,
): Map<string, string> {
	return new Map([
		[fieldReferencePath, fieldReference(contract, offeredOperations(nodes.sms), offeredOperations(nodes.chatApps))],
		[problemReferencePath, problemReference(problems)],
	]);
}

const unicode = "Unicode's normalization forms and the list in generate/lookAlikes.ts";

const numberMetadata = 'the metadata of libphonenumber-js';
