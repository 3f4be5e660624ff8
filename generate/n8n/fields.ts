import type { INodeProperties } from 'n8n-workflow';
import { countryChoices, countryOptions } from '../countries';
import { type Field, fieldsOf, type FieldUi, type Schema } from '../../contract/model';

/** The fields of one request, by where the panel shows them. */
export interface NodeFields {
	panel: INodeProperties[];
	options: INodeProperties[];
}

/**
 * n8n's description of a request's fields, made from those that carry x-ui. Panel fields come in the contract's order,
 * option fields in the order of their labels, as n8n requires.
 */
export function nodeFields(fields: Field[]): NodeFields {
	const offered = offeredFields(fields);
	return {
		panel: offered
			.filter(({ ui }) => ui.place === 'panel')
			.sort((a, b) => (a.ui.order ?? 0) - (b.ui.order ?? 0))
			.flatMap((field) => (field.ui.type === 'values' ? valuesFields(field) : nodeField(field))),
		options: offered
			.filter(({ ui }) => ui.place === 'options')
			.map((field) => nodeField({ ...field, isRequired: false }))
			.sort(byLabel),
	};
}

type OfferedField = Field & { ui: FieldUi };

/** The fields that are offered, each name once; the fields of inline objects and arrays take their place. */
function offeredFields(fields: Field[]): OfferedField[] {
	const offered = fields.flatMap((field): OfferedField[] => {
		const { ui, schema } = field;
		if (ui === undefined || ui.place === 'none') return [];
		return ui.place === 'inline' ? offeredFields(fieldsOf(schema)) : [{ ...field, ui }];
	});
	return offered.filter(({ name }, index) => offered.findIndex((field) => field.name === name) === index);
}

function nodeField({ name, schema, ui, isRequired }: OfferedField): INodeProperties {
	return {
		displayName: ui.displayName ?? name,
		name,
		...inputType(schema, ui),
		...(isRequired && { required: true }),
		...(ui.placeholder !== undefined && { placeholder: `e.g. ${ui.placeholder}` }),
		description: asHint(ui.description ?? ''),
	};
}

/** The fields of an object of any names: its values are given as pairs, or all together as JSON. */
function valuesFields({ name, ui: { displayName = name, description = '' } }: OfferedField): INodeProperties[] {
	const shown = (from: string) => ({ displayOptions: { show: { [`${name}From`]: [from] } } });
	return [
		{
			displayName: `${displayName} From`,
			name: `${name}From`,
			type: 'options',
			noDataExpression: true,
			default: 'fields',
			options: [
				{ name: 'Fields', value: 'fields', description: 'Each has a field of its own' },
				{ name: 'JSON', value: 'json', description: 'An object of the item has them all' },
			],
		},
		{
			displayName,
			name,
			...shown('fields'),
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: `Add ${displayName.replace(/s$/, '')}`,
			default: {},
			description: asHint(description),
			options: [
				{
					displayName,
					name: 'values',
					values: [
						{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. firstName' },
						{ displayName: 'Value', name: 'value', type: 'string', default: '', placeholder: 'e.g. Ann' },
					],
				},
			],
		},
		{
			displayName: `${displayName} (JSON)`,
			name: `${name}Json`,
			...shown('json'),
			type: 'json',
			default: '{}',
			placeholder: 'e.g. { "firstName": "Ann" }',
			description: asHint(description),
		},
	];
}

/** n8n's manner: a hint of one sentence ends without a full stop, one of several ends with it. */
export function asHint(description: string): string {
	const text = description.replace(/\.$/, '');
	return /[.!?] /.test(text) ? `${text}.` : text;
}

type InputType = Pick<INodeProperties, 'type' | 'default' | 'options' | 'typeOptions'>;

function inputType(schema: Schema, ui: FieldUi): InputType {
	if (ui.type === 'text' || ui.type === 'phones') return { type: 'string', typeOptions: { rows: 4 }, default: '' };
	if (ui.type === 'dateTime') return { type: 'dateTime', default: '' };
	if (ui.type === 'country') return { type: 'options', options: countryChoices, default: '' };
	if (ui.type === 'countries') return { type: 'multiOptions', options: countryOptions, default: [] };
	if (ui.type !== undefined) return { type: 'string', default: '' };
	if (schema.enum !== undefined) {
		const values = schema.enum.map(String);
		return {
			type: 'options',
			options: choicesOf(values, ui),
			default: typeof schema.default === 'string' ? schema.default : (values[0] ?? ''),
		};
	}
	if (schema.items !== undefined) return listType(schema.items, ui);
	if (schema.properties !== undefined) {
		// n8n has no required fields in a collection.
		const optional = { ...schema, required: [] };
		return { type: 'collection', options: fieldsInside(optional, ui), default: {} };
	}
	if (schema.type === 'boolean') return { type: 'boolean', default: schema.default === true };
	if (schema.type === 'integer' || schema.type === 'number') {
		return { type: 'number', default: typeof schema.default === 'number' ? schema.default : 0 };
	}
	return { type: 'string', default: '' };
}

/** The input of a list: several choices, several objects (given as `{ values: [...] }`), or several plain values. */
function listType(items: Schema, ui: FieldUi): InputType {
	if (items.enum !== undefined) {
		return { type: 'multiOptions', options: choicesOf(items.enum.map(String), ui), default: [] };
	}
	if (items.properties !== undefined) {
		return {
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			options: [{ displayName: ui.displayName ?? '', name: 'values', values: fieldsInside(items, ui) }],
			default: {},
		};
	}
	const { type, typeOptions } = inputType(items, ui);
	return { type, typeOptions: { ...typeOptions, multipleValues: true }, default: [] };
}

function fieldsInside(schema: Schema, ui: FieldUi): INodeProperties[] {
	const fields = offeredFields(fieldsOf(schema)).map(nodeField);
	if (fields.length === 0) throw new Error(`Nothing inside ${ui.displayName ?? 'the object'} has an x-ui`);
	return fields.sort(byLabel);
}

const byLabel = (a: INodeProperties, b: INodeProperties) => a.displayName.localeCompare(b.displayName);

/** In the contract's order; n8n requires longer lists to be in the order of their labels. */
function choicesOf(values: readonly string[], ui: FieldUi) {
	const choices = values.map((value) => ({ name: value, value, ...ui.choices?.[value] }));
	return choices.length < 5 ? choices : choices.sort((a, b) => a.name.localeCompare(b.name));
}
