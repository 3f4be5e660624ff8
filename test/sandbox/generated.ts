import fc from 'fast-check';
import { z } from 'zod/v4';

/** The parts of JSON Schema that the requests of the contracts use, with no $ref left. */
const schemaShape = z.object({
	type: z.string().optional(),
	enum: z.array(z.string()).optional(),
	pattern: z.string().optional(),
	format: z.string().optional(),
	minLength: z.number().optional(),
	maxLength: z.number().optional(),
	minimum: z.number().optional(),
	maximum: z.number().optional(),
	minItems: z.number().optional(),
	items: z.unknown(),
	properties: z.record(z.string(), z.unknown()).optional(),
	required: z.array(z.string()).default([]),
});

/** Values by field name, where the schema alone would produce some that the account does not have. */
export type Known = Record<string, fc.Arbitrary<unknown>>;

/** Values that the schema allows. */
export function validValues(schema: unknown, known: Known): fc.Arbitrary<unknown> {
	const { type, enum: choices, pattern, format, items, properties, required, ...limits } = schemaShape.parse(schema);
	const { minLength = 0, maxLength = 200, minimum = 0, maximum = 1000, minItems = 0 } = limits;
	if (choices !== undefined) return fc.constantFrom(...choices);
	if (type === 'array') return fc.array(validValues(items, known), { minLength: minItems, maxLength: 4 });
	if (type === 'boolean') return fc.boolean();
	if (type === 'integer') return fc.integer({ min: minimum, max: maximum });
	if (type === 'number') return fc.double({ noNaN: true, noDefaultInfinity: true });
	if (type === 'object') {
		const fields: Record<string, fc.Arbitrary<unknown>> = {};
		for (const [name, field] of Object.entries(properties ?? {}))
			fields[name] = known[name] ?? validValues(field, known);
		const optional = Object.keys(fields).filter((name) => !required.includes(name));
		return fc
			.tuple(fc.record(fields), fc.subarray(optional))
			.map(([value, left]) => Object.fromEntries(Object.entries(value).filter(([name]) => !left.includes(name))));
	}
	if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
	if (format === 'uri') return fc.constant('http://127.0.0.1:9/events');
	if (format === 'date-time')
		return fc
			.date({ min: new Date(0), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
			.map((date) => date.toISOString());
	return fc.string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, 200) });
}

export interface Broken {
	name: string;
	value: unknown;
}

/** Copies of a valid value, each of which breaks one rule of the schema. */
export function brokenValues(schema: unknown, valid: unknown, at = 'body'): Broken[] {
	const { type, enum: choices, pattern, format, items, properties, required, ...limits } = schemaShape.parse(schema);
	const { maxLength, minimum, maximum, minItems } = limits;
	const broken: Broken[] = [{ name: `${at} of another type`, value: type === 'boolean' ? 'yes' : true }];
	if (choices !== undefined) broken.push({ name: `${at} not among its values`, value: 'other' });
	if (pattern !== undefined) broken.push({ name: `${at} against its pattern`, value: '!' });
	if (format !== undefined) broken.push({ name: `${at} not in its format`, value: 'not a format' });
	if (maxLength !== undefined) broken.push({ name: `${at} too long`, value: 'x'.repeat(maxLength + 1) });
	if (minimum !== undefined) broken.push({ name: `${at} too small`, value: minimum - 1 });
	if (maximum !== undefined) broken.push({ name: `${at} too large`, value: maximum + 1 });
	if (minItems === 1) broken.push({ name: `${at} empty`, value: [] });
	if (type === 'array' && Array.isArray(valid)) {
		const [first, ...rest] = z.array(z.unknown()).parse(valid);
		if (first === undefined) return broken;
		return [
			...broken,
			...brokenValues(items, first, `${at}[]`).map(({ name, value }) => ({ name, value: [value, ...rest] })),
		];
	}
	if (type === 'object') {
		const fields = z.record(z.string(), z.unknown()).parse(valid);
		for (const name of required) {
			const rest = Object.entries(fields).filter(([field]) => field !== name);
			broken.push({ name: `${at} without ${name}`, value: Object.fromEntries(rest) });
		}
		for (const [name, field] of Object.entries(properties ?? {})) {
			if (fields[name] === undefined) continue;
			for (const inner of brokenValues(field, fields[name], `${at}.${name}`)) {
				broken.push({ name: inner.name, value: { ...fields, [name]: inner.value } });
			}
		}
	}
	return broken;
}
