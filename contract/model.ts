import type { ContractDocument, Content, Example, Parameter, RegionServer, Response, Schema } from './document';
import type { Effect, EntryUi, FieldUi, Limits, RateLimit, TextLimits } from './extensions';
import { listOperations, type ListedOperation, listWebhooks } from './operations';

export type { Response, Schema } from './document';
export type { CodeTable, FieldUi, RateLimit } from './extensions';

/** 8x8's APIs as the contracts describe them. Nothing in it is a $ref. */
export interface Contract {
	apis: Api[];
}

/** An API as its contract describes it. */
export interface Api {
	/** The contract's file name without its ending, such as `sms`. */
	name: string;
	/** The contract's file, absolute. */
	file: string;
	regions: Region[];
	operations: Operation[];
	/** What 8x8 posts to webhooks. */
	events: Event[];
	/** The named schemas. */
	schemas: Record<string, Schema>;
	/** The named parameters, such as SubAccountId. */
	parameters: Record<string, Field>;
	/** Limits that hold for all operations together. */
	rateLimits: RateLimit[];
	limits: Limits | undefined;
}

interface Region {
	/** The short name in the credential. */
	id: string;
	name: string;
	url: string;
	/** Where 8x8 calls webhooks from. */
	webhookAddresses: string[] | undefined;
}

/** A request that the API takes. */
export interface Operation {
	id: string;
	/** In upper case. */
	method: string;
	/** With its parameters in braces. */
	path: string;
	summary: string;
	description: string;
	effect: Effect;
	/** Where connectors offer it; `undefined` where none offers it as an operation of its own. */
	entry: EntryUi | undefined;
	/** Fields in the path and the query. */
	parameters: Field[];
	body: Body | undefined;
	/** By their HTTP statuses. */
	responses: Record<string, Response>;
	/** HTTP statuses of answers that mean that the request was taken. */
	success: number[];
	/** The operation's own limit, on top of those of the whole API. */
	rateLimit: RateLimit | undefined;
}

/** Something that 8x8 posts. */
export interface Event {
	name: string;
	summary: string;
	entry: EntryUi;
	body: Body;
}

interface Body {
	isRequired: boolean;
	schema: Schema;
	examples: Record<string, Example>;
}

/** Something that a request or an event holds. */
export interface Field {
	name: string;
	place: 'path' | 'query' | 'body';
	isRequired: boolean;
	/** With the field's own description. */
	schema: Schema;
	/** How it is offered; `undefined` where the contract does not say. */
	ui: FieldUi | undefined;
}

/** The model of a contract. `file` is where its document is from. */
export function modelOf(name: string, file: string, document: ContractDocument): Api {
	return {
		name,
		file,
		regions: document.servers.map(regionOf),
		operations: listOperations(document).map(operationOf),
		events: listWebhooks(document).map(eventOf),
		schemas: document.components.schemas,
		parameters: Object.fromEntries(
			Object.entries(document.components.parameters ?? {}).map(([key, parameter]) => [key, parameterField(parameter)]),
		),
		rateLimits: document['x-rate-limits'] ?? [],
		limits: document['x-limits'],
	};
}

/** An API by its name. Throws when there is none. */
export function apiNamed({ apis }: Contract, name: string): Api {
	return found(
		apis.find((api) => api.name === name),
		`API ${name}`,
	);
}

/** An operation of any API by its ID. Throws when there is none. */
export function operationNamed({ apis }: Contract, id: string): Operation & { api: Api } {
	const all = apis.flatMap((api) => api.operations.map((operation) => ({ ...operation, api })));
	return found(
		all.find((operation) => operation.id === id),
		`operation ${id}`,
	);
}

/** A named schema of an API. Throws when there is none. */
export function schemaNamed({ schemas }: Api, name: string): Schema {
	return found(schemas[name], `schema ${name}`);
}

/** The limits of an API that sends texts. Throws when its contract has none. */
export function limitsOf({ name, limits }: Api): TextLimits {
	return found(limits !== undefined && 'textSegments' in limits ? limits : undefined, `limits of texts in ${name}`);
}

/** The schema of a JSON body; `undefined` where there is none. */
export function jsonSchema(content: Content | undefined): Schema | undefined {
	return content?.['application/json']?.schema;
}

/** The fields of an object, or of the objects in a list. */
export function fieldsOf({ properties = {}, required = [], items }: Schema): Field[] {
	if (items !== undefined) return fieldsOf(items);
	return Object.entries(properties).map(([name, schema]) => ({
		name,
		place: 'body',
		isRequired: required.includes(name),
		schema,
		ui: schema['x-ui'],
	}));
}

/** Every field of a request: in the path, the query and the first level of the body. */
export function requestFields({ parameters, body }: Operation): Field[] {
	return [...parameters, ...(body === undefined ? [] : fieldsOf(body.schema))];
}

function found<T>(thing: T | undefined, what: string): T {
	if (thing === undefined) throw new Error(`The contract has no ${what}`);
	return thing;
}

function regionOf(server: RegionServer): Region {
	return {
		id: server['x-region'],
		name: server.description,
		url: server.url,
		webhookAddresses: server['x-webhook-addresses'],
	};
}

function operationOf({ name, method, path, operation, parameters }: ListedOperation): Operation {
	const { summary = '', description = '', requestBody, responses = {} } = operation;
	const ui = operation['x-ui'];
	return {
		id: name,
		method,
		path,
		summary,
		description,
		effect: found(operation['x-effect'], `x-effect of ${name}`),
		entry: ui === undefined || 'place' in ui ? undefined : ui,
		parameters: parameters.map(parameterField),
		body: bodyOf(requestBody),
		responses,
		success: Object.keys(responses)
			.map(Number)
			.filter((status) => status >= 200 && status < 300),
		rateLimit: operation['x-rate-limits']?.[0],
	};
}

function eventOf({ path, operation }: ListedOperation): Event {
	const ui = operation['x-ui'];
	return {
		name: path,
		summary: operation.summary ?? '',
		entry: found(ui === undefined || 'place' in ui ? undefined : ui, `x-ui of ${path}`),
		body: found(bodyOf(operation.requestBody), `body of ${path}`),
	};
}

function bodyOf(body: { required?: boolean; content?: Content } | undefined): Body | undefined {
	const schema = jsonSchema(body?.content);
	if (schema === undefined) return undefined;
	const examples = body?.content?.['application/json']?.examples ?? {};
	return { isRequired: body?.required === true, schema, examples };
}

function parameterField({ name, in: place, required, description, schema = {}, 'x-ui': ui }: Parameter): Field {
	return {
		name,
		place: place === 'path' ? 'path' : 'query',
		isRequired: required === true,
		schema: { ...schema, ...(description !== undefined && { description }) },
		ui,
	};
}
