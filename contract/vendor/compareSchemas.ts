import { compareNamed, compareValues, type Finding } from './finding';
import type { Schema } from '../document';

const comparedKeywords = [
	'format',
	'pattern',
	'minLength',
	'maxLength',
	'minimum',
	'maximum',
	'exclusiveMinimum',
	'exclusiveMaximum',
	'multipleOf',
	'minItems',
	'maxItems',
	'uniqueItems',
	'default',
	'additionalProperties',
] as const;

const conditions = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'] as const;

/**
 * The differences between two schemas, nested fields included: types, formats, enums, limits, patterns, defaults,
 * required fields, and fields that only one of them has. `place` names the body or parameter that the schemas
 * describe, `path` the field in it, such as `messages[].text`.
 */
export function compareSchemas(place: string, theirs: Schema, ours: Schema, path = ''): Finding[] {
	const here = path === '' ? place : `${place} ${path}`;
	const types = compareValues(`${here} type`, typeOf(theirs), typeOf(ours));
	// An object and an array have nothing in common that could be compared.
	if (types.length > 0 && (theirs.items === undefined) !== (ours.items === undefined)) return types;
	return [
		...types,
		...compareValues(`${here} enum`, allowedValues(theirs), allowedValues(ours)),
		...comparedKeywords.flatMap((keyword) =>
			compareValues(`${here} ${keyword}`, keywordOf(theirs, keyword), keywordOf(ours, keyword)),
		),
		...compareValues(`${here} conditions`, conditionsOf(theirs), conditionsOf(ours)),
		...compareFields(place, theirs, ours, path),
		...compareItems(place, theirs, ours, path),
	];
}

function compareFields(place: string, theirs: Schema, ours: Schema, path: string): Finding[] {
	return compareNamed(theirs.properties, ours.properties, {
		at: (name) => `${place} ${fieldOf(path, name)} field`,
		compare: (name, their, our) => [
			...compareValues(
				`${place} ${fieldOf(path, name)} required`,
				requiredOrOptional(theirs, name),
				requiredOrOptional(ours, name),
			),
			...compareSchemas(place, their, our, fieldOf(path, name)),
		],
	});
}

function compareItems(place: string, theirs: Schema, ours: Schema, path: string): Finding[] {
	if (theirs.items === undefined && ours.items === undefined) return [];
	return compareSchemas(place, theirs.items ?? {}, ours.items ?? {}, `${path}[]`);
}

function fieldOf(path: string, name: string): string {
	return path === '' ? name : `${path}.${name}`;
}

function requiredOrOptional(schema: Schema, name: string): string {
	return schema.required?.includes(name) === true ? 'required' : 'optional';
}

function typeOf(schema: Schema): string | undefined {
	const types = schema.type === undefined ? [] : [schema.type].flat();
	if (types.length === 0 && schema.const !== undefined) types.push(typeof schema.const);
	if (schema.nullable === true) types.push('null');
	return types.length === 0 ? undefined : types.join(' or ');
}

function allowedValues(schema: Schema): unknown[] | undefined {
	const values = schema.const === undefined ? schema.enum : [schema.const];
	return values?.toSorted();
}

function keywordOf(schema: Schema, keyword: string): unknown {
	return Object.entries(schema).find(([name]) => name === keyword)?.[1];
}

function conditionsOf(schema: Schema): string[] | undefined {
	const used = conditions.filter((keyword) => keyword in schema);
	return used.length === 0 ? undefined : used;
}
