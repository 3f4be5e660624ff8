import { apexIdentifier } from '../../../generate/salesforce/apexNames';
import { type Bundle, type BundleSchema, referencedName } from '../../../generate/salesforce/bundle';
import { type FlowObject, type FlowValue, isObject } from '../flow/values';

/**
 * An answer's JSON as the Apex-defined object that External Services makes of it: unknown fields dropped, missing ones
 * null. Throws when a value is not of its type.
 */
export function readAnswer(json: unknown, schema: BundleSchema, bundle: Bundle): FlowValue {
	if (json === null || json === undefined) return null;
	if ('$ref' in schema) {
		if (typeof json !== 'object' || Array.isArray(json)) throw new Error(`${referencedName(schema)} is not an object`);
		const values = new Map(Object.entries(json));
		const properties = bundle.components.schemas[referencedName(schema)]?.properties ?? {};
		return Object.fromEntries(
			Object.entries(properties).map(([name, property]) => [
				apexIdentifier(name),
				readAnswer(values.get(name), property, bundle),
			]),
		);
	}
	if (schema.type === 'array') {
		if (!Array.isArray(json)) throw new Error('a list is none');
		return json.map((item: unknown) => readAnswer(item, schema.items, bundle));
	}
	if (schema.type === 'string' && typeof json === 'string') return json;
	if (schema.type === 'boolean' && typeof json === 'boolean') return json;
	if ((schema.type === 'integer' || schema.type === 'number') && typeof json === 'number') return json;
	throw new Error(`a value is no ${schema.type}`);
}

/** A request's body: External Services gives fields the names they have in the schema, and leaves out what was never set. */
export function writeBody(value: FlowObject, schema: BundleSchema, bundle: Bundle): string {
	return JSON.stringify(asWritten(value, schema, bundle));
}

function asWritten(value: FlowValue, schema: BundleSchema, bundle: Bundle): unknown {
	if ('$ref' in schema && isObject(value)) {
		const properties = bundle.components.schemas[referencedName(schema)]?.properties ?? {};
		return Object.fromEntries(
			Object.entries(properties).flatMap(([name, property]) => {
				const field = value[apexIdentifier(name)] ?? null;
				return field === null ? [] : [[name, asWritten(field, property, bundle)]];
			}),
		);
	}
	if ('items' in schema && Array.isArray(value)) return value.map((item) => asWritten(item, schema.items, bundle));
	return value;
}
