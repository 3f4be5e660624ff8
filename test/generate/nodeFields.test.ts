import type { INodeProperties } from 'n8n-workflow';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadApi } from '../../contract/load';
import { type Api, requestFields, type Schema, schemaNamed } from '../../contract/model';
import { nodeFields } from '../../generate/n8n/fields';

let api: Api;

beforeEach(async () => {
	api = await loadApi('sms');
});

function addToSmsRequest(name: string, schema: Schema): void {
	const properties = schemaNamed(api, 'SmsRequest').properties;
	if (properties === undefined) throw new Error('SmsRequest has no properties');
	properties[name] = schema;
}

const look = (displayName: string, order = 500) => ({
	displayName,
	description: `What ${displayName} is for`,
	place: 'options' as const,
	order,
});

function smsFields() {
	const operation = api.operations.find(({ id }) => id === 'sendSms');
	if (operation === undefined) throw new Error('The contract has no sendSms');
	return nodeFields(requestFields(operation));
}

const optionNamed = (name: string): INodeProperties | undefined =>
	smsFields().options.find((field) => field.name === name);

describe('a property that is added to the contract', () => {
	test('becomes a field, in its place by its label', () => {
		addToSmsRequest('priority', { type: 'string', 'x-ui': { ...look('Daring'), placeholder: 'high' } });
		const { options, panel } = smsFields();
		expect(optionNamed('priority')).toEqual({
			displayName: 'Daring',
			name: 'priority',
			type: 'string',
			default: '',
			placeholder: 'e.g. high',
			description: 'What Daring is for',
		});
		const labels = options.map(({ displayName }) => displayName);
		expect(labels).toEqual([...labels].sort((a, b) => a.localeCompare(b)));
		expect(panel.map(({ name }) => name)).toEqual(['destination', 'country', 'text', 'source']);
	});

	test('appears in the panel, in the given order, where it belongs there', () => {
		addToSmsRequest('title', { type: 'string', 'x-ui': { ...look('Title', 15), place: 'panel' } });
		const { panel } = smsFields();
		expect(panel.map(({ name }) => name)).toEqual(['destination', 'title', 'country', 'text', 'source']);
	});

	test('is offered only where it says how', () => {
		addToSmsRequest('secret', { type: 'string' });
		expect(optionNamed('secret')).toBeUndefined();
	});

	test.each<[string, Schema, Partial<INodeProperties>]>([
		['a number', { type: 'integer' }, { type: 'number', default: 0 }],
		['a number with a default', { type: 'number', default: 2 }, { type: 'number', default: 2 }],
		['a boolean', { type: 'boolean' }, { type: 'boolean', default: false }],
		[
			'a choice',
			{ type: 'string', enum: ['low', 'high'] },
			{
				type: 'options',
				default: 'low',
				options: [
					{ name: 'low', value: 'low' },
					{ name: 'high', value: 'high' },
				],
			},
		],
		[
			'a list of texts',
			{ type: 'array', items: { type: 'string' } },
			{ type: 'string', typeOptions: { multipleValues: true }, default: [] },
		],
		[
			'a list of numbers',
			{ type: 'array', items: { type: 'integer' } },
			{ type: 'number', typeOptions: { multipleValues: true }, default: [] },
		],
		[
			'a list of choices',
			{ type: 'array', items: { enum: ['a', 'b'] } },
			{
				type: 'multiOptions',
				default: [],
				options: [
					{ name: 'a', value: 'a' },
					{ name: 'b', value: 'b' },
				],
			},
		],
	])('that is %s', (_name, schema, expected) => {
		addToSmsRequest('extra', { ...schema, 'x-ui': look('Extra') });
		expect(optionNamed('extra')).toEqual({
			displayName: 'Extra',
			name: 'extra',
			description: 'What Extra is for',
			...expected,
		});
	});

	const inside = {
		url: { type: 'string', 'x-ui': look('URL') },
		kind: { type: 'string', enum: ['GET', 'POST'], 'x-ui': look('Kind') },
		hidden: { type: 'string' },
	};
	const fieldsInside = [
		expect.objectContaining({ displayName: 'Kind', name: 'kind', type: 'options' }) as unknown,
		expect.objectContaining({ displayName: 'URL', name: 'url', type: 'string' }) as unknown,
	];

	test('that is an object becomes a collection of the fields inside', () => {
		addToSmsRequest('callback', { type: 'object', properties: inside, 'x-ui': look('Callback') });
		expect(optionNamed('callback')).toMatchObject({ type: 'collection', default: {}, options: fieldsInside });
		expect(optionNamed('callback')?.options).toHaveLength(2);
	});

	test('that is a list of objects becomes a collection that can be filled in several times', () => {
		addToSmsRequest('callbacks', {
			type: 'array',
			items: { type: 'object', properties: inside },
			'x-ui': look('Callbacks'),
		});
		expect(optionNamed('callbacks')).toMatchObject({
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			default: {},
			options: [{ displayName: 'Callbacks', name: 'values', values: fieldsInside }],
		});
	});

	test('that is an object with nothing to fill in is an error', () => {
		addToSmsRequest('callback', { type: 'object', properties: { hidden: {} }, 'x-ui': look('Callback') });
		expect(() => smsFields()).toThrow('Nothing inside Callback has an x-ui');
	});
});

test('examples of the contract never become defaults', () => {
	addToSmsRequest('priority', {
		type: 'string',
		examples: ['high'],
		'x-ui': { ...look('Priority'), placeholder: 'high' },
	});
	expect(optionNamed('priority')?.default).toBe('');
});
