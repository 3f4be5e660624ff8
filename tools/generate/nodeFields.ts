import type { INodeProperties } from 'n8n-workflow';
import { type Contract, namedSchema, type PanelField, resolveSchema, type Schema } from './contract';

/** The fields of one request, by where the panel shows them. */
export interface NodeFields {
	panel: INodeProperties[];
	options: INodeProperties[];
}

/**
 * n8n's description of a request's fields, made from the schema's properties that carry x-n8n.
 * Panel fields come in the contract's order, option fields in the order of their labels, as n8n wants them.
 */
export function nodeFields(contract: Contract, schemaName: string): NodeFields {
	const fields = offeredFields(contract, namedSchema(contract, schemaName));
	return {
		panel: fields
			.filter(({ look }) => look.place === 'panel')
			.sort((a, b) => a.look.order - b.look.order)
			.map(({ name, schema, look, isRequired }) => nodeField(name, schema, look, isRequired)),
		options: fields
			.filter(({ look }) => look.place === 'options')
			.map(({ name, schema, look }) => nodeField(name, schema, look, false))
			.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

interface OfferedField {
	name: string;
	schema: Schema;
	look: PanelField;
	isRequired: boolean;
}

/** The fields that a schema offers, each name once; those of inline objects and arrays stand in their place. */
function offeredFields(contract: Contract, { properties = {}, required = [] }: Schema): OfferedField[] {
	const fields = Object.entries(properties).flatMap(([name, property]): OfferedField[] => {
		const schema = resolveSchema(contract, property);
		const look = schema['x-n8n'];
		if (look === undefined || look.place === 'none') return [];
		if (look.place === 'inline') return offeredFields(contract, resolveSchema(contract, schema.items ?? schema));
		return [{ name, schema, look, isRequired: required.includes(name) }];
	});
	return fields.filter(({ name }, index) => fields.findIndex((field) => field.name === name) === index);
}

function nodeField(name: string, schema: Schema, look: PanelField, isRequired: boolean): INodeProperties {
	return {
		displayName: look.displayName,
		name,
		...inputType(schema, look),
		...(isRequired && { required: true }),
		...(look.placeholder !== undefined && { placeholder: `e.g. ${look.placeholder}` }),
		description: asHint(look.description),
	};
}

/** n8n's manner: a hint of one sentence ends without a full stop, one of several ends with it. */
function asHint(description: string): string {
	const text = description.replace(/\.$/, '');
	return /[.!?] /.test(text) ? `${text}.` : text;
}

function inputType(
	schema: Schema,
	look: PanelField,
): Pick<INodeProperties, 'type' | 'default' | 'options' | 'typeOptions'> {
	if (schema.enum !== undefined) {
		const first = schema.enum[0] ?? '';
		return {
			type: 'options',
			options: schema.enum.map((value) => ({ name: value, value, ...look.choices?.[value] })),
			default: typeof schema.default === 'string' ? schema.default : first,
		};
	}
	if (look.type === 'text') return { type: 'string', typeOptions: { rows: 4 }, default: '' };
	if (look.type === 'dateTime') return { type: 'dateTime', default: '' };
	if (schema.type === 'boolean') return { type: 'boolean', default: schema.default === true };
	return { type: 'string', default: '' };
}
