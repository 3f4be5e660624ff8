import type { ContractDocument, Effect, OperationEntry, PanelField, RateLimit, Response, Schema } from './document';
import { listOperations, type ListedOperation } from './operations';

/** An API as its contract describes it. */
export interface Api {
	/** The contract's file name without its ending, such as `sms`. */
	name: string;
	operations: Operation[];
}

/** A request that the API takes. */
export interface Operation {
	id: string;
	method: string;
	/** With its parameters in braces. */
	path: string;
	effect: Effect;
	/** Where connectors offer it; `undefined` where none does by itself. */
	entry: OperationEntry | undefined;
	/** Those in the path and the query, and those of the body's first level. */
	fields: Field[];
	/** HTTP statuses of answers that say that the request was taken. */
	success: number[];
	/** The operation's own limit, on top of those of the whole API. */
	rateLimit: RateLimit | undefined;
	responses: Record<string, Response>;
}

/** Something that a request is given. */
export interface Field {
	name: string;
	place: 'path' | 'query' | 'body';
	isRequired: boolean;
	schema: Schema;
	/** How it is offered; `undefined` where the contract does not say. */
	ui: PanelField | undefined;
}

/** The model of a contract without a $ref left in it. */
export function apiOf(name: string, document: ContractDocument): Api {
	return { name, operations: listOperations(document).map(operationOf) };
}

function operationOf({ name, call, operation, parameters }: ListedOperation): Operation {
	const [method = '', path = ''] = call.split(' ');
	const effect = operation['x-effect'];
	if (effect === undefined) throw new Error(`${name} has no x-effect`);
	const ui = operation['x-ui'];
	const body = operation.requestBody?.content?.['application/json']?.schema;
	const responses = operation.responses ?? {};
	return {
		id: name,
		method,
		path,
		effect,
		entry: ui === undefined || 'place' in ui ? undefined : ui,
		fields: [
			...parameters.map((parameter) => ({
				name: parameter.name,
				place: parameter.in === 'path' ? ('path' as const) : ('query' as const),
				isRequired: parameter.required === true,
				schema: { ...parameter.schema, description: parameter.description ?? '' },
				ui: parameter['x-ui'],
			})),
			...(body === undefined ? [] : bodyFields(body)),
		],
		success: Object.keys(responses)
			.map(Number)
			.filter((status) => status >= 200 && status < 300),
		rateLimit: operation['x-rate-limits']?.[0],
		responses,
	};
}

/** The fields of an object, or of the objects in a list. */
export function bodyFields({ properties = {}, required = [], items }: Schema): Field[] {
	if (items !== undefined) return bodyFields(items);
	return Object.entries(properties).map(([name, schema]) => ({
		name,
		place: 'body',
		isRequired: required.includes(name),
		schema,
		ui: schema['x-ui'],
	}));
}
