import { type Field, fieldsOf, type Schema } from '../../contract/model';
import type { Choice, Parameter } from './form';
import { helpOf, labelOf } from './words';

/**
 * The fields of a request that a panel shows, as Make has them. Fields of which only the contents are offered are
 * replaced by these.
 */
export function parametersOf(fields: readonly Field[]): Parameter[] {
	return fields.flatMap((field) => {
		if (field.ui === undefined || field.ui.place === 'none') return [];
		if (field.ui.place === 'inline') return parametersOf(fieldsOf(field.schema));
		return [parameterOf(field)];
	});
}

/** Required fields first, advanced ones last, as Make's reviewers ask. */
export function inOrder(parameters: readonly Parameter[]): Parameter[] {
	const rank = ({ required, advanced }: Parameter) => (required === true ? 0 : advanced === true ? 2 : 1);
	return parameters.toSorted((a, b) => rank(a) - rank(b));
}

/** The same fields; an optional collection can be left empty, even if it has required fields. */
export function emptiable(parameters: readonly Parameter[], isWithinOptional = false): Parameter[] {
	return parameters.map((parameter) => {
		const shown = { ...parameter };
		if (isWithinOptional) delete shown.required;
		const { spec, options } = shown;
		if (spec !== undefined) {
			const isOptional = shown.type === 'collection' && shown.required !== true;
			shown.spec = 'type' in spec ? spec : emptiable(spec, isOptional);
		}
		if (options !== undefined && typeof options !== 'string') {
			shown.options = options.map((choice) => ({
				...choice,
				...(choice.nested !== undefined && { nested: emptiable(choice.nested, isWithinOptional) }),
			}));
		}
		return shown;
	});
}

function parameterOf({ name, isRequired, schema, ui }: Field): Parameter {
	const help = helpOf(name, ui?.description ?? schema.description);
	const isAdvanced = !isRequired && ui?.place === 'options';
	return {
		name,
		type: typeOf(schema, ui?.type),
		label: ui?.displayName ?? labelOf(name),
		...(help !== undefined && { help }),
		...(isRequired && { required: true }),
		...(isAdvanced && { advanced: true }),
		...inputOf(schema, ui),
	};
}

/** What the input accepts: choices, a list by name, several lines, fields inside, and limits. */
function inputOf(schema: Schema, ui: Field['ui']): Partial<Parameter> {
	if (ui?.type === 'country') return { options: 'rpc://listCountries' };
	if (schema.enum !== undefined) {
		const options = choicesOf(schema, ui);
		const [only, ...others] = options;
		return { options, ...(others.length === 0 && only !== undefined && { default: only.value }) };
	}
	if (ui?.type === 'text') return { multiline: true, ...lengthOf(schema) };
	if (isValues(schema)) {
		const text = (name: string, label: string): Parameter => ({ name, type: 'text', label, required: true });
		return { spec: [text('key', 'Name'), text('value', 'Value')] };
	}
	if (schema.items !== undefined) {
		const { minItems, maxItems } = schema;
		const validate = { ...(minItems !== undefined && { minItems }), ...(maxItems !== undefined && { maxItems }) };
		return { spec: itemSpec(schema.items), ...(Object.keys(validate).length > 0 && { validate }) };
	}
	if (schema.properties !== undefined) return { spec: withinPanel(schema) };
	return lengthOf(schema);
}

function itemSpec(items: Schema): Parameter | readonly Parameter[] {
	return items.properties === undefined ? { type: typeOf(items, undefined) } : withinPanel(items);
}

/** The same fields, none of them behind the checkbox for advanced ones. */
export function withoutAdvanced(parameters: readonly Parameter[]): Parameter[] {
	return parameters.map((parameter) => {
		const shown = { ...parameter };
		delete shown.advanced;
		return shown;
	});
}

/** Inside a list or a collection, nothing is hidden behind a checkbox. */
function withinPanel(schema: Schema): Parameter[] {
	return inOrder(withoutAdvanced(parametersOf(fieldsOf(schema))));
}

function choicesOf(schema: Schema, ui: Field['ui']): Choice[] {
	return (schema.enum ?? []).map((value) => {
		const text = String(value);
		return { label: ui?.choices?.[text]?.name ?? labelOf(text), value: text };
	});
}

function lengthOf({ maxLength, minimum, maximum, type }: Schema): Partial<Parameter> {
	const [min, max] = type === 'string' ? [undefined, maxLength] : [minimum, maximum];
	if (min === undefined && max === undefined) return {};
	return { validate: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) } };
}

/** Whether it is an object with any names, which Make shows as a list of pairs. */
export function isValues({ type, properties }: Schema): boolean {
	return type === 'object' && properties === undefined;
}

/** Make's type of a value. */
export function typeOf(schema: Schema, input: NonNullable<Field['ui']>['type']): string {
	if (input === 'country') return 'select';
	if (schema.enum !== undefined) return 'select';
	const types = Array.isArray(schema.type) ? schema.type.filter((type) => type !== 'null') : [schema.type];
	switch (types[0]) {
		case 'integer':
			return schema.minimum !== undefined && schema.minimum >= 0 ? 'uinteger' : 'integer';
		case 'number':
		case 'boolean':
		case 'array':
			return types[0];
		case 'object':
			return isValues(schema) ? 'array' : 'collection';
		default:
			return schema.format === 'date-time' ? 'date' : schema.format === 'uri' ? 'url' : 'text';
	}
}
