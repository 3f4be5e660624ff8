import type { ValidateFunction } from 'ajv';
import { loadContract } from '../../contract/load';
import { apiNamed, schemaNamed } from '../../contract/model';
import { schemaCheck } from '../../contract/schemas';

const contract = loadContract();

/** A check of values against a named schema of an API's contract. */
export async function contractCheck<T>(schema: string, api = 'sms'): Promise<ValidateFunction<T>> {
	return schemaCheck<T>(schemaNamed(apiNamed(await contract, api), schema));
}
