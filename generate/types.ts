import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import type { Contract } from '../contract/model';
import { filled } from '../contract/limitTexts';
import { sourceOf, sourceText } from './sourceText';

/** Types of what each API takes and answers. Those of the SMS API are for the nodes, the others for the sandbox alone. */
export async function typeFiles(contract: Contract): Promise<Map<string, string>> {
	const limits = Object.assign({}, ...contract.apis.map((api) => api.limits)) as object;
	return new Map(
		await Promise.all(
			contract.apis.map(async (api): Promise<[string, string]> => {
				const types = await openapiTS(pathToFileURL(api.file), { alphabetize: true, defaultNonNullable: false });
				const path = api.name === 'sms' ? 'nodes/generated/contractTypes.ts' : `sandbox/generated/${api.name}Types.ts`;
				return [path, await sourceText(filled(astToString(types), limits), sourceOf(api))];
			}),
		),
	);
}
