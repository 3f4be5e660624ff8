import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { schemaExtensions } from './extensions';
import type { Field, Schema } from './model';

/** A compiler of the contract's schemas that refuses keywords it does not know, and extensions of a wrong form. */
export function schemaCompiler(): Ajv2020 {
	// An object may require fields of its conditions, and a field may be null or something.
	const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
	addFormats(ajv);
	for (const [keyword, metaSchema] of Object.entries(schemaExtensions)) ajv.addKeyword({ keyword, metaSchema });
	return ajv;
}

/** What is wrong with a value in the eyes of a schema, in one line; `undefined` when nothing is. Throws on a bad schema. */
export function valueProblem(ajv: Ajv2020, schema: object, value: unknown): string | undefined {
	return ajv.validate(schema, value) ? undefined : ajv.errorsText(ajv.errors, { dataVar: 'value' });
}

// A contract that was checked need not be checked again, and its schemas have keywords that are not JSON Schema's.
const lenient = { strict: false, validateSchema: false } as const;
const bodies = new Ajv2020(lenient);
const parameters = new Ajv2020({ ...lenient, coerceTypes: true });
for (const ajv of [bodies, parameters]) addFormats(ajv);

/** A check of values against a schema of the contract. */
export function schemaCheck<T>(schema: Schema): ValidateFunction<T> {
	return bodies.compile<T>(schema);
}

/** A check of a request's parameters in the path or the query. It turns them into their types in place. */
export function parametersCheck<T>(fields: Field[], place: 'path' | 'query'): ValidateFunction<T> {
	const ofPlace = fields.filter((field) => field.place === place);
	return parameters.compile<T>({
		type: 'object',
		properties: Object.fromEntries(ofPlace.map(({ name, schema }) => [name, schema])),
		required: ofPlace.filter(({ isRequired }) => isRequired).map(({ name }) => name),
	});
}
