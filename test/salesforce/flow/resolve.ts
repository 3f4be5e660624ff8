import { apexClass } from '../../../generate/salesforce/apexNames';
import type { BundledService } from '../../../generate/salesforce/externalServices';
import { schemaFields, serviceOperations, type ServiceOperation } from '../metadata/service';
import type { Flow, FlowElement, FlowResource, TransformElement } from './model';
import { type FlowType, scalar } from './types';

/** What the names in a flow can refer to. */
export interface Surroundings {
	services: readonly BundledService[];
	/** By the names of the actions that call them. */
	operations: ReadonlyMap<string, ServiceOperation>;
	/** Names of the project's custom labels. */
	labels: ReadonlySet<string>;
}

export function surroundings(services: readonly BundledService[], labels: Iterable<string>): Surroundings {
	const operations = services.flatMap((service) => [...serviceOperations(service)]);
	return { services, operations: new Map(operations), labels: new Set(labels) };
}

const flowVariables = ['CurrentDateTime', 'FaultMessage', 'InterviewGuid'];

/** The type behind a dotted path in a flow. Throws with the reason when the path leads nowhere. */
export function resolvePath(path: string, flow: Flow, around: Surroundings): FlowType {
	const [root = '', ...rest] = path.split('.');
	if (root === '$Flow') return named(rest, flowVariables, scalar('String'), path);
	if (root === '$Label') return named(rest, [...around.labels], scalar('String'), path);
	const first = rootType(root.replace(eachItem, ''), flow, around);
	return fieldType(root.endsWith(eachItem) ? itemType(first, root) : first, rest, root, around);
}

/** What is behind a collection in a Transform, for each of its items. */
const eachItem = '[$EachItem]';

/** The type of a field, named by the parts of its path below a value. Throws with the reason when there is none. */
export function fieldType(type: FlowType, parts: readonly string[], at: string, around: Surroundings): FlowType {
	const [part, ...rest] = parts;
	if (part === undefined) return type;
	const found = partType(type, part.replace(eachItem, ''), at, around);
	const next = part.endsWith(eachItem) ? itemType(found, part) : found;
	return fieldType(next, rest, `${at}.${part}`, around);
}

function itemType(type: FlowType, at: string): FlowType {
	if (type.kind !== 'collection') throw new Error(`${at}: only a collection has items`);
	return type.items;
}

/** The type of an Apex class of the services. Throws when none of their schemas makes it. */
function apexType(apexClassName: string | undefined, around: Surroundings): FlowType {
	return singleType('Apex', apexClassName, undefined, around);
}

/** The type of what a Transform makes: an Apex-defined object, or a collection of records with the fields it fills in. */
export function transformedType(
	{ apexClass: made, objectType, fields }: TransformElement,
	around: Surroundings,
): FlowType {
	if (objectType === undefined) return apexType(made, around);
	const names = fields.map(({ name }) => name);
	return { kind: 'collection', items: { kind: 'record', object: objectType, fields: names } };
}

/** The operation that an action calls; `undefined` when it is none of the services. */
export function operationOf(actionName: string, around: Surroundings): ServiceOperation | undefined {
	return around.operations.get(actionName);
}

/** The type of a variable, constant or formula. Throws when its Apex class is none of the services. */
export function resourceType(resource: FlowResource, around: Surroundings): FlowType {
	if (resource.kind !== 'variable') return scalar(resource.dataType);
	const single = singleType(resource.dataType, resource.apexClass, resource.objectType, around);
	return resource.isCollection ? { kind: 'collection', items: single } : single;
}

function singleType(
	dataType: string,
	apexClassName: string | undefined,
	objectType: string | undefined,
	{ services }: Surroundings,
): FlowType {
	if (dataType === 'SObject') return { kind: 'record', object: objectType ?? '' };
	if (dataType !== 'Apex') return scalar(dataType);
	for (const { service, bundle } of services) {
		const schema = Object.keys(bundle.components.schemas).find(
			(name) => apexClass(service.name, name) === apexClassName,
		);
		if (schema !== undefined) return { kind: 'apex', service: service.name, schema };
	}
	throw new Error(`there is no schema of which ${apexClassName ?? 'it'} is made`);
}

function named(rest: string[], known: string[], type: FlowType, path: string): FlowType {
	if (rest.length !== 1 || !known.includes(rest[0] ?? '')) throw new Error(`nothing has the name ${path}`);
	return type;
}

function rootType(root: string, flow: Flow, around: Surroundings): FlowType {
	if (root === '$Record' && flow.start.object !== undefined) return { kind: 'record', object: flow.start.object };
	const resource = flow.resources.get(root);
	if (resource !== undefined) return resourceType(resource, around);
	const filter = [...flow.elements.values()].find((each) => each.kind === 'filter' && each.item === root);
	if (filter?.kind === 'filter') return itemType(resolvePath(filter.collection, flow, around), filter.collection);
	const element = flow.elements.get(root);
	const output = element && outputType(element, flow, around);
	if (output !== undefined) return output;
	const screens = [...flow.elements.values()].filter((candidate) => candidate.kind === 'screen');
	const field = screens.flatMap(({ fields }) => fields).find(({ name }) => name === root);
	if (field !== undefined && field.fieldType !== 'DisplayText') return scalar(field.dataType ?? 'String');
	throw new Error(`nothing has the name ${root}${element === undefined ? '' : ' and gives a value'}`);
}

function outputType(element: FlowElement, flow: Flow, around: Surroundings): FlowType | undefined {
	switch (element.kind) {
		case 'action': {
			const operation = operationOf(element.actionName, around);
			if (!element.storesOutput || operation === undefined) return undefined;
			return { kind: 'outputs', outputs: operation.outputs };
		}
		case 'lookup': {
			const record: FlowType = { kind: 'record', object: element.object, fields: ['Id', ...element.queriedFields] };
			return element.firstOnly ? record : { kind: 'collection', items: record };
		}
		case 'create':
			return scalar('String');
		case 'filter':
			return resolvePath(element.collection, flow, around);
		case 'transform':
			return transformedType(element, around);
		case 'loop': {
			const collection = resolvePath(element.collection, flow, around);
			return collection.kind === 'collection' ? collection.items : undefined;
		}
		default:
			return undefined;
	}
}

function partType(type: FlowType, part: string, path: string, { services }: Surroundings): FlowType {
	switch (type.kind) {
		case 'outputs': {
			const output = type.outputs.get(part);
			if (output === undefined) throw new Error(`${path} has no output ${part}`);
			return output;
		}
		case 'apex': {
			const bundle = services.find(({ service }) => service.name === type.service)?.bundle;
			const field = bundle && schemaFields(bundle, type.schema, type.service)?.get(part);
			if (field === undefined) throw new Error(`${path}, of the schema ${type.schema}, has no field ${part}`);
			return field;
		}
		case 'record':
			if (type.fields !== undefined && !type.fields.includes(part)) {
				throw new Error(`${path} was read without the field ${part}`);
			}
			return { kind: 'unknown' };
		default:
			throw new Error(`${path} has no fields, and so no ${part}`);
	}
}
