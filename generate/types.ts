import openapiTS, { astToString } from 'openapi-typescript';
import { bundledContract } from '../contract/load';
import type { Contract } from '../contract/model';
import { sourceOf, sourceText } from './sourceText';

/** Types of what each API takes and answers, such as nodes/generated/smsTypes.ts. */
export async function typeFiles(contract: Contract): Promise<Map<string, string>> {
	return new Map(
		await Promise.all(
			contract.apis.map(async (api): Promise<[string, string]> => {
				const types = await openapiTS(JSON.stringify(await bundledContract(api.file)), {
					alphabetize: true,
					defaultNonNullable: false,
				});
				return [`nodes/generated/${api.name}Types.ts`, await sourceText(astToString(types), sourceOf(api))];
			}),
		),
	);
}
