import { apexIdentifier } from '../../../generate/salesforce/apexNames';
import {
	type Bundle,
	type BundleOperation,
	type BundleSchema,
	referencedName,
} from '../../../generate/salesforce/bundle';
import type { BundledService } from '../../../generate/salesforce/externalServices';
import type { FlowType } from '../flow/types';

/** An operation of a service as a flow calls it. */
export interface ServiceOperation {
	/** The service's API name. */
	serviceName: string;
	method: string;
	path: string;
	operation: BundleOperation;
	/** The action's inputs: the parameters, and `body`. */
	inputs: ReadonlyMap<string, FlowType>;
	/**
	 * The action's outputs: `200`, the declared errors as `400Exc` and so on, `defaultExc` for the text of others, and
	 * `responseCode`.
	 */
	outputs: ReadonlyMap<string, FlowType>;
}

/** The operations by the names that actions have in flows: `<service>.<operationId>`. */
export function serviceOperations({ service: { name }, bundle }: BundledService): Map<string, ServiceOperation> {
	const listed = Object.entries(bundle.paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
	);
	return new Map(
		listed.map(({ path, method, operation }) => [
			`${name}.${operation.operationId}`,
			{
				serviceName: name,
				path,
				method,
				operation,
				inputs: inputsOf(operation, name),
				outputs: outputsOf(operation, name),
			},
		]),
	);
}

function inputsOf({ parameters, requestBody }: BundleOperation, service: string): Map<string, FlowType> {
	const inputs = new Map(parameters.map(({ name, schema }) => [name, schemaType(schema, service)]));
	if (requestBody !== undefined)
		inputs.set('body', schemaType(requestBody.content['application/json'].schema, service));
	return inputs;
}

function outputsOf({ responses }: BundleOperation, service: string): Map<string, FlowType> {
	const outputs = Object.entries(responses).map(([status, { content }]): [string, FlowType] => [
		status.startsWith('2') ? status : `${status}Exc`,
		schemaType(content['application/json'].schema, service),
	]);
	return new Map([
		...outputs,
		['defaultExc', { kind: 'scalar', dataType: 'String' }],
		['responseCode', { kind: 'scalar', dataType: 'Number' }],
	]);
}

/** The fields of a service's named schema, by the names that Flow shows. `undefined` when there is no such schema. */
export function schemaFields(bundle: Bundle, schemaName: string, service: string): Map<string, FlowType> | undefined {
	const schema = bundle.components.schemas[schemaName];
	if (schema === undefined) return undefined;
	const fields = Object.entries(schema.properties);
	return new Map(fields.map(([name, property]) => [apexIdentifier(name), schemaType(property, service)]));
}

function schemaType(schema: BundleSchema, service: string): FlowType {
	if ('$ref' in schema) return { kind: 'apex', service, schema: referencedName(schema) };
	if (schema.type === 'array') return { kind: 'collection', items: schemaType(schema.items, service) };
	if (schema.type === 'boolean') return { kind: 'scalar', dataType: 'Boolean' };
	if (schema.type === 'string') {
		return { kind: 'scalar', dataType: schema.format === 'date-time' ? 'DateTime' : 'String' };
	}
	return { kind: 'scalar', dataType: 'Number' };
}
