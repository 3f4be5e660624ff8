import { type Api, type Field, jsonSchema, type Operation, type Response, type Schema } from '../../contract/model';
import { isReservedWord } from './apexNames';
import type { ExternalService } from './externalServices';

/** OpenAPI 3.0.3, only what External Services reads, every object schema named. */
export interface Bundle {
	openapi: '3.0.3';
	info: { title: string; description: string; version: string };
	paths: Record<string, Record<string, BundleOperation>>;
	components: { schemas: Record<string, ObjectSchema> };
}

export interface BundleOperation {
	operationId: string;
	summary: string;
	description: string;
	parameters: BundleParameter[];
	requestBody?: { required: true; content: BundleContent };
	responses: Record<string, BundleResponse>;
}

interface BundleParameter {
	name: string;
	in: string;
	required: true;
	description: string;
	schema: BundleSchema;
}

interface BundleResponse {
	description: string;
	content: BundleContent;
}

interface BundleContent {
	'application/json': { schema: Reference };
}

export interface Reference {
	$ref: string;
}

interface ObjectSchema {
	type: 'object';
	description?: string;
	required?: string[];
	properties: Record<string, BundleSchema>;
}

export type BundleSchema =
	| Reference
	| { type: 'string' | 'integer' | 'number' | 'boolean'; format?: string; description?: string }
	| { type: 'array'; description?: string; items: BundleSchema };

const referencePrefix = '#/components/schemas/';

/** Where External Services cuts a description off, in characters. */
export const descriptionLimit = 1333;

/**
 * The part of a contract that Salesforce registers as an External Service. The servers are left out: the Named
 * Credential has the region's URL, and External Services would append a server's path to it.
 */
export function salesforceBundle(api: Api, service: ExternalService): Bundle {
	const schemas = new NamedSchemas(api);
	const paths: Bundle['paths'] = {};
	for (const operation of api.operations) {
		if (!service.operationIds.includes(operation.id)) continue;
		const { method, path } = operation;
		paths[path] = { ...paths[path], [method.toLowerCase()]: bundleOperation(operation, schemas) };
	}
	return {
		openapi: '3.0.3',
		info: { title: service.label, description: service.description, version: '1' },
		paths,
		components: { schemas: schemas.used() },
	};
}

/** The bundle as it is committed, and as the registration contains it. */
export function bundleText(bundle: Bundle): string {
	return `${JSON.stringify(bundle, null, 2)}\n`;
}

/** The name in a reference to a schema of the bundle. */
export function referencedName({ $ref }: Reference): string {
	return $ref.slice(referencePrefix.length);
}

function bundleOperation(
	{ id, summary, description, parameters, body, responses }: Operation,
	schemas: NamedSchemas,
): BundleOperation {
	return {
		operationId: id,
		summary,
		description,
		parameters: parameters.map(bundleParameter),
		...(body !== undefined && {
			requestBody: { required: true, content: jsonContent(schemas.reference(body.schema, 'request')) },
		}),
		responses: Object.fromEntries(
			Object.entries(responses).map(([status, response]) => [
				status,
				bundleResponse(`${id} ${status}`, response, schemas),
			]),
		),
	};
}

function bundleParameter({ name, place, schema }: Field): BundleParameter {
	const description = withLimits(schema.description ?? '', schema);
	return { name, in: place, required: true, description, schema: { type: 'string' } };
}

function bundleResponse(at: string, { description = '', content }: Response, schemas: NamedSchemas): BundleResponse {
	const schema = jsonSchema(content);
	if (schema === undefined) throw new Error(`${at} has no body, which Flow could not tell from a failure`);
	return { description, content: jsonContent(schemas.reference(schema, 'answer')) };
}

const jsonContent = (schema: Reference): BundleContent => ({ 'application/json': { schema } });

type Direction = 'request' | 'answer';

/** The contract's object schemas by their names, and those that the bundle uses so far. */
class NamedSchemas {
	private readonly nameOf: Map<Schema['properties'], string>;
	private readonly usedSchemas = new Map<string, ObjectSchema>();

	constructor(api: Api) {
		// What is beside a $ref makes a copy of the schema, but the copy has the same properties object.
		this.nameOf = new Map(Object.entries(api.schemas).map(([name, { properties }]) => [properties, name]));
		this.nameOf.delete(undefined);
	}

	/** A reference to an object schema, which is added to the bundle with everything that it refers to. */
	reference(schema: Schema, direction: Direction): Reference {
		const name = this.nameOf.get(schema.properties);
		if (name === undefined) throw new Error('An object schema has no name: its Apex class would have none either');
		if (!this.usedSchemas.has(name)) {
			const converted: ObjectSchema = { type: 'object', properties: {} };
			this.usedSchemas.set(name, converted);
			this.fill(converted, schema, direction);
		}
		return { $ref: `${referencePrefix}${name}` };
	}

	used(): Record<string, ObjectSchema> {
		return Object.fromEntries([...this.usedSchemas].sort(([a], [b]) => a.localeCompare(b, 'en')));
	}

	private fill(
		target: ObjectSchema,
		{ description, properties = {}, required = [] }: Schema,
		direction: Direction,
	): void {
		if (description !== undefined) target.description = description;
		// Nothing is required in an answer, so that a field that 8x8 leaves out cannot fail a flow.
		if (direction === 'request' && required.length > 0) target.required = required;
		for (const [name, schema] of Object.entries(properties)) {
			// A name that Apex reserves is different in Flow. It stays where a request needs it, and is removed from
			// answers.
			if (direction === 'answer' && isReservedWord(name)) continue;
			target.properties[name] = this.convert(schema, direction);
		}
	}

	private convert(schema: Schema, direction: Direction): BundleSchema {
		const description = withLimits(schema.description ?? '', schema);
		const described = description === '' ? {} : { description };
		if (schema.properties !== undefined) return this.reference(schema, direction);
		if (schema.items !== undefined) {
			return { type: 'array', ...described, items: this.convert(schema.items, direction) };
		}
		const type = [schema.type ?? []].flat().find((name) => name !== 'null');
		if (type === 'integer') return { type, format: 'int32', ...described };
		if (type === 'number') return { type, format: 'double', ...described };
		if (type === 'boolean') return { type, ...described };
		// 8x8 writes times with seven decimals, which an Apex DateTime may not be able to read.
		const isTime = schema.format === 'date-time' && direction === 'request';
		return { type: 'string', ...(isTime && { format: 'date-time' }), ...described };
	}
}

/** A description with the limits that External Services has no place for. Enums are strings to it. */
function withLimits(description: string, { enum: values = [], maxLength }: Schema): string {
	return [
		description.replace(/; see x-[a-z-]+/, ''),
		...(values.length > 0 ? [`One of ${values.map(String).join(', ')}.`] : []),
		...(maxLength !== undefined ? [`At most ${maxLength} characters.`] : []),
	]
		.filter((sentence) => sentence !== '')
		.join(' ');
}
