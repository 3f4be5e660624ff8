import { expect, test } from 'vitest';
import { compareDocuments } from '../../contract/vendor/compareDocuments';
import type { OpenApiDocument, OperationObject, Schema } from '../../contract/document';

const call = 'POST /messages';

function api(operation: OperationObject): OpenApiDocument {
	return { openapi: '3.1.0', paths: { '/messages': { post: { operationId: 'send', ...operation } } } };
}

const takes = (schema: Schema) => api({ requestBody: { content: { 'application/json': { schema } } } });

const field = (schema: Schema, required: string[] = []) =>
	takes({ type: 'object', required, properties: { text: schema } });

const difference = (at: string, theirs: string, ours: string) => [{ operation: 'send', call, at, theirs, ours }];

test('finds nothing in two documents that say the same', () => {
	const document = field({ type: 'string', enum: ['a', 'b'] });
	expect(compareDocuments(document, document)).toEqual([]);
	expect(
		compareDocuments(document, field({ type: 'string', enum: ['b', 'a'], description: 'in other words' })),
	).toEqual([]);
	expect(compareDocuments(field({ type: 'string', nullable: true }), field({ type: ['string', 'null'] }))).toEqual([]);
	expect(compareDocuments(field({ type: 'string', enum: ['a'] }), field({ const: 'a' }))).toEqual([]);
});

test.each<[string, Schema, Schema, string, string, string]>([
	['type', { type: 'string' }, { type: 'integer' }, 'request text type', 'string', 'integer'],
	['null', { type: 'string' }, { type: ['string', 'null'] }, 'request text type', 'string', 'string or null'],
	['format', { format: 'uuid' }, {}, 'request text format', 'uuid', 'nothing'],
	['pattern', { pattern: '^a' }, { pattern: '^b' }, 'request text pattern', '^a', '^b'],
	['limit', { maxLength: 20 }, { maxLength: 50 }, 'request text maxLength', '20', '50'],
	['default', { default: null }, {}, 'request text default', 'null', 'nothing'],
	['enum', { enum: ['a', 'b'] }, { enum: ['a'] }, 'request text enum', 'a, b', 'a'],
	['limit of a list', { items: {}, maxItems: 9 }, { items: {} }, 'request text maxItems', '9', 'nothing'],
	['entry of a list', { items: { type: 'string' } }, { items: {} }, 'request text[] type', 'string', 'nothing'],
	['field of a field', { properties: { a: {} } }, { properties: {} }, 'request text.a field', 'present', 'absent'],
	['condition', {}, { oneOf: [] }, 'request text conditions', 'nothing', 'oneOf'],
])('finds a %s that differs', (_, theirs, ours, at, theirWords, ourWords) => {
	expect(compareDocuments(field(theirs), field(ours))).toEqual(difference(at, theirWords, ourWords));
});

test('finds a field that only one side requires, or has', () => {
	expect(compareDocuments(field({}, ['text']), field({}))).toEqual(
		difference('request text required', 'required', 'optional'),
	);
	expect(compareDocuments(takes({ type: 'object' }), field({}))).toEqual(
		difference('request text field', 'absent', 'present'),
	);
});

test('compares the fields of list entries', () => {
	const list = (schema: Schema) => takes({ type: 'array', items: { type: 'object', properties: { url: schema } } });
	expect(compareDocuments(list({ type: 'string' }), list({ type: 'object' }))).toEqual(
		difference('request [].url type', 'string', 'object'),
	);
});

test('finds a whole request body that only one side has, and whether it must be there', () => {
	expect(compareDocuments(field({}), api({}))).toEqual([
		...difference('request required', 'optional', 'nothing'),
		...difference('request body', 'present', 'absent'),
	]);
	const content = { 'application/json': { schema: {} } };
	expect(
		compareDocuments(api({ requestBody: { content } }), api({ requestBody: { content, required: true } })),
	).toEqual(difference('request required', 'optional', 'required'));
});

test('finds a status, a header and a field of an answer that differ', () => {
	const answers = (schema: Schema, headers: string[], status: string) =>
		api({
			responses: {
				'200': {
					headers: Object.fromEntries(headers.map((name) => [name, { schema: { type: 'string' } }])),
					content: { '*/*': { schema: { type: 'object', properties: { umid: schema } } } },
				},
				[status]: {},
			},
		});
	expect(
		compareDocuments(answers({ type: 'string' }, [], '400'), answers({ type: 'integer' }, ['Retry-After'], '429')),
	).toEqual([
		...difference('response 200 header retry-after', 'absent', 'present'),
		...difference('response 200 umid type', 'string', 'integer'),
		...difference('response 400', 'present', 'absent'),
		...difference('response 429', 'absent', 'present'),
	]);
	expect(compareDocuments(answers({}, ['RETRY-AFTER'], '400'), answers({}, ['Retry-After'], '400'))).toEqual([]);
});

test('finds parameters that differ, whether given with the operation or with its path', () => {
	const ours = api({ parameters: [{ name: 'country', in: 'query', schema: { type: 'string', maxLength: 2 } }] });
	const theirs: OpenApiDocument = {
		openapi: '3.0.0',
		paths: {
			'/messages': {
				parameters: [{ name: 'country', in: 'query', required: true, schema: { type: 'string', maxLength: 3 } }],
				post: { parameters: [{ name: 'mcc', in: 'query' }] },
			},
		},
	};
	expect(compareDocuments(theirs, ours)).toEqual([
		...difference('query parameter country required', 'required', 'optional'),
		...difference('query parameter country maxLength', '3', '2'),
		...difference('query parameter mcc', 'present', 'absent'),
	]);
});

test('finds operations and base URLs that only one side has', () => {
	const theirs: OpenApiDocument = {
		openapi: '3.0.0',
		servers: [{ url: 'https://a.example' }],
		paths: { '/surveys': { get: { operationId: 'Surveys' } } },
	};
	expect(compareDocuments(theirs, api({}))).toEqual([
		{ operation: 'servers', call: '', at: 'https://a.example', theirs: 'present', ours: 'absent' },
		{ operation: 'send', call, at: 'operation', theirs: 'absent', ours: 'present' },
		{ operation: 'GET /surveys', call: 'GET /surveys', at: 'operation', theirs: 'present', ours: 'absent' },
	]);
});
