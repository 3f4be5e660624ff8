import { fieldsOf, type Schema } from '../../contract/model';
import type { Parameter } from './form';
import { isValues, typeOf } from './parameters';
import { labelOf } from './words';

/** What a module outputs, by the schema of the answer or the event. */
export function interfaceOf(schema: Schema): Parameter[] {
	return fieldsOf(schema).map(({ name, schema: inside }) => outputOf(name, inside));
}

function outputOf(name: string, schema: Schema): Parameter {
	const type = outputType(schema);
	const spec = specOf(schema);
	return { name, type, label: labelOf(name), ...(spec !== undefined && { spec }) };
}

function specOf(schema: Schema): Parameter | readonly Parameter[] | undefined {
	if (schema.items !== undefined) {
		return schema.items.properties === undefined ? { type: outputType(schema.items) } : interfaceOf(schema.items);
	}
	return schema.properties === undefined ? undefined : interfaceOf(schema);
}

/** Like the types of a panel, except that nothing is chosen. */
function outputType(schema: Schema): string {
	// Nothing is known about it.
	if (schema.type === undefined && schema.enum === undefined && schema.const === undefined) return 'any';
	const type = isValues(schema) ? 'collection' : typeOf(schema, undefined);
	return type === 'select' || type === 'url' ? 'text' : type;
}
