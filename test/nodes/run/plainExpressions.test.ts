import fc from 'fast-check';
import { type IDataObject, type INodeExecutionData, Workflow } from 'n8n-workflow';
import { expect, test } from 'vitest';
import { jsonTemplate } from '../../../nodes/run/plainExpressions';

const node = {
	id: 'a',
	name: 'Node',
	type: 'node',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};
const noType = () => {
	throw new Error('There are no types here');
};
const workflow = new Workflow({
	nodes: [],
	connections: {},
	active: false,
	nodeTypes: { getByName: noType, getByNameAndVersion: noType, getKnownTypes: () => ({}) },
});
workflow.nodes[node.name] = node;

/** n8n's own result of the expression. */
function byN8n(expression: string, json: IDataObject): unknown {
	const items: INodeExecutionData[] = [{ json }];
	return workflow.expression.getParameterValue(expression, null, 0, 0, node.name, items, 'manual', {});
}

const key = fc.constantFrom(
	'name',
	'phone',
	'_x1',
	'constructor',
	'length',
	'toString',
	'__proto__',
	'prototype',
	'binding',
	'caller',
	'arguments',
);
const path = fc.array(
	fc.oneof(
		key.map((name) => `.${name}`),
		key.map((name) => `["${name}"]`),
		key.map((name) => `['${name}']`),
	),
	{ minLength: 1, maxLength: 3 },
);
const space = fc.constantFrom('', ' ', '  ', '\n');
const fieldPiece = fc
	.tuple(space, path, space)
	.map(([before, steps, after]) => `{{${before}$json${steps.join('')}${after}}}`);
const textPiece = fc.oneof(
	fc.string(),
	fc.string({ unit: 'grapheme' }),
	fc.constantFrom('{', '}', '\\', '{{', '}}', '\n', '$json', '"'),
);
const expressions = fc.array(fc.oneof(fieldPiece, textPiece), { maxLength: 6 }).map((pieces) => `=${pieces.join('')}`);

const { value } = fc.letrec<{ value: unknown; json: IDataObject }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small' },
		fc.string({ unit: 'grapheme' }),
		fc.double(),
		fc.integer(),
		fc.constantFrom(null, true, false, '', 0, -0, [], ['a']),
		tie('json'),
	),
	json: fc.dictionary(key, tie('value'), { maxKeys: 4 }) as fc.Arbitrary<IDataObject>,
}));
const jsons = fc.dictionary(key, value, { maxKeys: 5 }) as fc.Arbitrary<IDataObject>;

test('a template of fields gives what n8n gives, or leaves it to n8n', () => {
	fc.assert(
		fc.property(expressions, jsons, (expression, json) => {
			const result = jsonTemplate(expression)?.(json);
			if (result !== undefined) expect(result).toEqual(byN8n(expression, json));
		}),
		{ numRuns: 3000 },
	);
});

test.each([
	['={{ $json.phone }}', '+6591234567'],
	['=Hello {{ $json.name }}!', 'Hello Ann!'],
	['={{ $json["address"].city }} {{ $json.count }}', 'Ulm 3'],
	['={{$json.count}}', 3],
])('%s is read without n8n', (expression, expected) => {
	const json = { phone: '+6591234567', name: 'Ann', address: { city: 'Ulm' }, count: 3 };
	expect(jsonTemplate(expression)?.(json)).toBe(expected);
	expect(byN8n(expression, json)).toBe(expected);
});

test.each([
	'={{ $json.name.trim() }}',
	'={{ $json.a + $json.b }}',
	'={{ $item.name }}',
	'=Hello',
	'Hello {{ $json.name }}',
	'={{ $json }}',
])('%s is left to n8n', (expression) => {
	expect(jsonTemplate(expression)).toBeUndefined();
});

test.each([null, true, ['a'], { b: 1 }, NaN])('a field that holds %j is left to n8n', (a) => {
	expect(jsonTemplate('={{ $json.a }}')?.({ a })).toBeUndefined();
	expect(jsonTemplate('=Hello {{ $json.a }}')?.({ a })).toBeUndefined();
});
