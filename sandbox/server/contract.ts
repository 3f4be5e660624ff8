import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const CONTRACT = 'contract';

function compiler() {
	// The contract is an OpenAPI document: schemas in it carry keywords that are not JSON Schema's.
	const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: false });
	addFormats(ajv);
	const text = readFileSync(join(__dirname, '../../openapi/sms.yaml'), 'utf8');
	const document: unknown = parse(text);
	if (typeof document !== 'object' || document === null) throw new Error('openapi/sms.yaml holds no object');
	ajv.addSchema(document, CONTRACT);
	return ajv;
}

let shared: Ajv2020 | undefined;

const pointerPart = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

/** A check of values against the schema at this place in the contract, such as `['components', 'schemas', 'SmsRequest']`. */
export function contractCheck<T>(...path: string[]): ValidateFunction<T> {
	shared ??= compiler();
	return shared.compile<T>({ $ref: `${CONTRACT}#/${path.map(pointerPart).join('/')}` });
}

/** The check of an operation's request body. */
export function requestCheck<T>(path: string, method: string): ValidateFunction<T> {
	return contractCheck<T>('paths', path, method, 'requestBody', 'content', 'application/json', 'schema');
}

/** The field an error is about, `undefined` when it is about the whole body. */
export function fieldOf(error: ErrorObject): string | undefined {
	const fields = error.instancePath.split('/').slice(1);
	const missing: unknown = error.params.missingProperty;
	if (typeof missing === 'string') fields.push(missing);
	return fields.findLast((field) => !/^\d+$/.test(field));
}
