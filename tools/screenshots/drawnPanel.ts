import {
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeTypeDescription,
	NodeHelpers,
} from 'n8n-workflow';

/** A field as the panel draws it: its label, its value, the words around them, and the fields within it. */
interface DrawnField {
	label: string;
	type: string;
	value: unknown;
	words: unknown[];
	within: DrawnField[];
}

/** The fields that a node's panel shows with these parameters; not what appears only on hovering or opening a list. */
export function drawnPanel(description: INodeTypeDescription, parameters: INodeParameters): DrawnField[] {
	const { version } = description;
	const node = { typeVersion: Array.isArray(version) ? Math.max(...version) : version };
	const { properties } = description;
	const values = NodeHelpers.getNodeParameters(properties, parameters, true, false, node, description) ?? {};
	return properties
		.filter((field) => NodeHelpers.displayParameter(values, field, node, description))
		.map((field) => drawnField(field, values[field.name]));
}

function drawnField(field: INodeProperties, value: unknown): DrawnField {
	const { displayName, type, hint, placeholder, options = [], typeOptions } = field;
	return {
		label: displayName,
		type,
		value: value ?? field.default,
		words: [hint, placeholder, typeOptions?.multipleValueButtonText, ...chosen(options, value)],
		within: options.flatMap((option) => fieldsOf(option, isObject(value) ? value[option.name] : undefined)),
	};
}

type Option = INodePropertyOptions | INodeProperties | INodePropertyCollection;

/** The names of the options chosen in a list. */
function chosen(options: readonly Option[], value: unknown): string[] {
	const values: unknown[] = Array.isArray(value) ? value : [value];
	return options.flatMap((option) => ('value' in option && values.includes(option.value) ? [option.name] : []));
}

/** The fields of an option that was added to a collection. */
function fieldsOf(option: Option, value: unknown): DrawnField[] {
	if (value === undefined || 'value' in option) return [];
	if (!('values' in option)) return [drawnField(option, value)];
	const rows: unknown[] = Array.isArray(value) ? value : [value];
	return rows.flatMap((row) =>
		option.values.map((field) => drawnField(field, isObject(row) ? row[field.name] : undefined)),
	);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
