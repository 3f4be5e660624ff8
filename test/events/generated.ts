import { loadApi } from '../../contract/load';
import { type Schema, schemaNamed } from '../../contract/model';

/** A body that is posted to a webhook. */
export interface GeneratedEvent {
	name: string;
	body: unknown;
}

/** The events of the SMS API by the names of their schemas. */
const eventSchemas = ['InboundMessageEvent', 'DeliveryReceiptEvent', 'SurveyAnswerEvent'] as const;

/** Values of every type, and values that are easily mistaken for others. Undefined omits the field. */
const oddValues: readonly unknown[] = [
	null,
	undefined,
	'',
	' ',
	'text',
	'constructor',
	'__proto__',
	'line\nbreak',
	'\ud83d',
	0,
	-1,
	15,
	1.5,
	true,
	false,
	[],
	[null],
	['text'],
	{},
	{ constructor: null },
	{ toString: 'text', length: -1 },
];

/**
 * Events as the contract allows them: each with all its fields, with only those that it must have, without each of the
 * others, and with every value and type that a field can have.
 */
export async function allowedEvents(): Promise<(GeneratedEvent & { schema: string })[]> {
	return (await schemasOfEvents()).flatMap(({ name, schema }) => [
		{ schema: name, name: `${name} with every field`, body: valueOf(schema, 'all') },
		{ schema: name, name: `${name} with the fields that it must have`, body: valueOf(schema, 'required') },
		...alternativesOf(schema).map(({ path, value }) => ({
			schema: name,
			name: nameOf(name, path, value),
			body: withValue(valueOf(schema, 'all'), path, value),
		})),
	]);
}

/** Events with each value, at any depth, missing, null or of another type: one at a time. */
export async function oddEvents(): Promise<GeneratedEvent[]> {
	return (await schemasOfEvents()).flatMap(({ name, schema }) => {
		const whole = valueOf(schema, 'all');
		return pathsOf(whole).flatMap((path) =>
			oddValues.map((value) => ({ name: nameOf(name, path, value), body: withValue(whole, path, value) })),
		);
	});
}

async function schemasOfEvents(): Promise<{ name: string; schema: Schema }[]> {
	const sms = await loadApi('sms');
	return eventSchemas.map((name) => ({ name, schema: schemaNamed(sms, name) }));
}

type Path = readonly (string | number)[];

interface Alternative {
	path: Path;
	value: unknown;
}

/** What the contract allows besides the event with every field: one change at a time. */
function alternativesOf(schema: Schema, path: Path = []): Alternative[] {
	const { properties = {}, required = [], items } = schema;
	const values = (schema.enum ?? []).slice(1).map((value) => ({ path, value }));
	const nulls = typesOf(schema).includes('null') ? [{ path, value: null }] : [];
	const fields = Object.entries(properties).flatMap(([name, field]) => [
		...(required.includes(name) ? [] : [{ path: [...path, name], value: undefined }]),
		...alternativesOf(field, [...path, name]),
	]);
	const lists = items === undefined ? [] : [{ path, value: [] }, ...alternativesOf(items, [...path, 0])];
	return [...values, ...nulls, ...fields, ...lists];
}

function typesOf({ type, properties }: Schema): string[] {
	return [type ?? (properties === undefined ? [] : 'object')].flat();
}

function valueOf(schema: Schema, fields: 'all' | 'required'): unknown {
	const { properties = {}, required = [], items } = schema;
	if (schema.const !== undefined) return schema.const;
	if (schema.enum !== undefined) return schema.enum[0];
	switch (typesOf(schema).find((type) => type !== 'null')) {
		case 'object':
			return Object.fromEntries(
				Object.entries(properties)
					.filter(([name]) => fields === 'all' || required.includes(name))
					.map(([name, field]) => [name, valueOf(field, fields)]),
			);
		case 'array':
			return items === undefined ? [] : [valueOf(items, fields)];
		case 'integer':
			return 15;
		case 'number':
			return 0.0375;
		case 'boolean':
			return true;
		default:
			return schema.format === 'date-time' ? '2026-05-04T11:42:17.030Z' : '6591234567';
	}
}

function pathsOf(value: unknown, path: Path = []): Path[] {
	if (typeof value !== 'object' || value === null) return [path];
	const names: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
	return [path, ...names.flatMap(([name, child]) => pathsOf(child, [...path, name]))];
}

/** A copy with another value at a place of it. */
function withValue(whole: unknown, [name, ...rest]: Path, value: unknown): unknown {
	if (name === undefined) return value;
	const copy: object = Array.isArray(whole) ? [...(whole as unknown[])] : { ...(whole as object) };
	const changed = withValue(Reflect.get(copy, name), rest, value);
	if (changed === undefined) Reflect.deleteProperty(copy, name);
	else Reflect.set(copy, name, changed);
	return copy;
}

function nameOf(event: string, path: Path, value: unknown): string {
	const place = path.length === 0 ? event : `${event} with ${path.join('.')}`;
	return value === undefined ? `${place} left out` : `${place} ${JSON.stringify(value)}`;
}
