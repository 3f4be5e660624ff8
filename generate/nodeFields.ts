import type { INodeProperties } from 'n8n-workflow';
import { type Contract, contractPath, namedSchema, type PanelField, resolveSchema, type Schema } from './contract';

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
			.map((field) => nodeField(contract, field)),
		options: fields
			.filter(({ look }) => look.place === 'options')
			.map((field) => nodeField(contract, { ...field, isRequired: false }))
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

function nodeField(contract: Contract, { name, schema, look, isRequired }: OfferedField): INodeProperties {
	return {
		displayName: look.displayName,
		name,
		...inputType(contract, schema, look),
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

type InputType = Pick<INodeProperties, 'type' | 'default' | 'options' | 'typeOptions'>;

function inputType(contract: Contract, schema: Schema, look: PanelField): InputType {
	if (look.type === 'text') return { type: 'string', typeOptions: { rows: 4 }, default: '' };
	if (look.type === 'dateTime') return { type: 'dateTime', default: '' };
	if (look.type !== undefined) return { type: 'string', default: '' };
	if (schema.enum !== undefined) {
		const [first = ''] = schema.enum;
		return {
			type: 'options',
			options: choicesOf(schema.enum, look),
			default: typeof schema.default === 'string' ? schema.default : first,
		};
	}
	if (schema.items !== undefined) return listType(contract, resolveSchema(contract, schema.items), look);
	if (schema.properties !== undefined) {
		return { type: 'collection', options: fieldsInside(contract, schema, look), default: {} };
	}
	if (schema.type === 'boolean') return { type: 'boolean', default: schema.default === true };
	if (schema.type === 'integer' || schema.type === 'number') {
		return { type: 'number', default: typeof schema.default === 'number' ? schema.default : 0 };
	}
	return { type: 'string', default: '' };
}

/** The input of a list: several choices, several objects (given as `{ values: [...] }`), or several plain values. */
function listType(contract: Contract, items: Schema, look: PanelField): InputType {
	if (items.enum !== undefined) return { type: 'multiOptions', options: choicesOf(items.enum, look), default: [] };
	if (items.properties !== undefined) {
		const values = fieldsInside(contract, items, look);
		return {
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			options: [{ displayName: look.displayName, name: 'values', values }],
			default: {},
		};
	}
	const { type, typeOptions } = inputType(contract, items, look);
	return { type, typeOptions: { ...typeOptions, multipleValues: true }, default: [] };
}

function fieldsInside(contract: Contract, schema: Schema, look: PanelField): INodeProperties[] {
	const fields = offeredFields(contract, schema).map((field) => nodeField(contract, field));
	if (fields.length === 0) throw new Error(`${contractPath}: nothing inside ${look.displayName} has an x-n8n`);
	return fields.sort((a, b) => a.displayName.localeCompare(b.displayName));
}

function choicesOf(values: readonly string[], look: PanelField) {
	return values.map((value) => ({ name: value, value, ...look.choices?.[value] }));
}
