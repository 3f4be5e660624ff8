import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** Parts of the contract that are missing, and extensions outside of schemas that are of a wrong form or in a wrong place. */
export function shapeProblems(document: object, shape: object): string[] {
	const ajv = new Ajv2020({ allErrors: true });
	addFormats(ajv);
	if (ajv.validate(shape, document)) return [];
	return (ajv.errors ?? []).map(({ instancePath, message, params }) => {
		const key: unknown = params.additionalProperty;
		return `${instancePath || 'the document'} ${message ?? ''}${typeof key === 'string' ? ` ("${key}")` : ''}`;
	});
}
