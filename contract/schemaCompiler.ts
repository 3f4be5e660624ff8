import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { schemaExtensions } from './extensions';

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
