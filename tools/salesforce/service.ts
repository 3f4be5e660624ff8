import { apexIdentifier } from './apexNames';
import { type Bundle, type BundleOperation, type BundleSchema, referencedName } from './bundle';
import type { FlowType } from './flow/types';

/** An operation of the bundle as a flow calls it. */
export interface ServiceOperation {
	method: string;
	path: string;
	operation: BundleOperation;
	/** What the action takes: the parameters, and `body`. */
	inputs: ReadonlyMap<string, FlowType>;
	/** What the action gives: `200`, the declared errors as `400Exc` and so on, and `responseCode`. */
	outputs: ReadonlyMap<string, FlowType>;
}

/** The operations by operationId. */
export function serviceOperations(bundle: Bundle): Map<string, ServiceOperation> {
	const listed = Object.entries(bundle.paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
	);
	return new Map(
		listed.map(({ path, method, operation }) => [
			operation.operationId,
			{ path, method, operation, inputs: inputsOf(operation), outputs: outputsOf(operation) },
		]),
	);
}

function inputsOf({ parameters, requestBody }: BundleOperation): Map<string, FlowType> {
	const inputs = new Map(parameters.map(({ name, schema }) => [name, schemaType(schema)]));
	if (requestBody !== undefined) inputs.set('body', schemaType(requestBody.content['application/json'].schema));
	return inputs;
}

function outputsOf({ responses }: BundleOperation): Map<string, FlowType> {
	const outputs = Object.entries(responses).map(([status, { content }]): [string, FlowType] => [
		status.startsWith('2') ? status : `${status}Exc`,
		schemaType(content['application/json'].schema),
	]);
	return new Map([...outputs, ['responseCode', { kind: 'scalar', dataType: 'Number' }]]);
}

/** The fields of a named schema, under the names that Flow shows. `undefined` when there is no such schema. */
export function schemaFields(bundle: Bundle, schemaName: string): Map<string, FlowType> | undefined {
	const schema = bundle.components.schemas[schemaName];
	if (schema === undefined) return undefined;
	const fields = Object.entries(schema.properties);
	return new Map(fields.map(([name, property]) => [apexIdentifier(name), schemaType(property)]));
}

function schemaType(schema: BundleSchema): FlowType {
	if ('$ref' in schema) return { kind: 'apex', schema: referencedName(schema) };
	if (schema.type === 'array') return { kind: 'collection', items: schemaType(schema.items) };
	if (schema.type === 'boolean') return { kind: 'scalar', dataType: 'Boolean' };
	if (schema.type === 'string') {
		return { kind: 'scalar', dataType: schema.format === 'date-time' ? 'DateTime' : 'String' };
	}
	return { kind: 'scalar', dataType: 'Number' };
}
