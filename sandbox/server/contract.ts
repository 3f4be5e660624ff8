import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { z } from 'zod/v4';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const rateLimits = z.array(
	z.object({ scope: z.enum(['subAccount', 'ipAddress']), requests: z.number(), seconds: z.number() }),
);
const parameter = z.object({ $ref: z.string() }).or(
	z.object({
		name: z.string(),
		in: z.enum(['path', 'query']),
		required: z.boolean().default(false),
	}),
);
const operationObject = z.object({
	operationId: z.string(),
	parameters: z.array(parameter).default([]),
	requestBody: z.object({}).optional(),
	responses: z.record(z.string(), z.object({ $ref: z.string().optional() })),
	'x-rate-limits': rateLimits.default([]),
});
const pathItem = z.object({
	parameters: z.array(parameter).default([]),
	...Object.fromEntries(METHODS.map((method) => [method, operationObject.optional()])),
});

/** The contracts: that of the SMS API, and that of the Business Messaging API, which points into the first. */
const FILES = ['sms.yaml', 'chatApps.yaml'] as const;
type ContractFile = (typeof FILES)[number];

const SMS = 'sms.yaml';

const sources = new Map(
	FILES.map((file): [ContractFile, unknown] => [
		file,
		parse(readFileSync(join(__dirname, '../../openapi', file), 'utf8')),
	]),
);

/** Calls and parameters of each contract. */
const documents = new Map(
	[...sources].map(([file, source]) => [
		file,
		z
			.object({
				paths: z.record(z.string(), pathItem),
				components: z.object({
					parameters: z.record(z.string(), parameter),
					schemas: z.record(z.string(), z.unknown()),
				}),
			})
			.parse(source),
	]),
);

/** The parts of the SMS API's contract that the sandbox reads, besides the schemas that it checks with. */
const contract = z
	.object({
		'x-rate-limits': rateLimits,
		'x-limits': z.object({
			scheduleAheadDays: z.number(),
			cancelBeforeMinutes: z.number(),
			alphanumericSourceLength: z.number(),
			webhookRetrySeconds: z.array(z.number()),
		}),
		components: z.object({
			schemas: z.object({
				SmsBatchRequest: z.object({ properties: z.object({ messages: z.object({ maxItems: z.number() }) }) }),
				ReceiptStatus: z.object({
					'x-receipt-codes': z.record(z.string(), z.object({ name: z.string() })).default({}),
				}),
			}),
		}),
	})
	.parse(sources.get(SMS));

const chatBatch = z
	.object({ properties: z.object({ messages: z.object({ maxItems: z.number() }) }) })
	.parse(documents.get('chatApps.yaml')?.components.schemas.MessageBatchRequest);

export const limits = {
	...contract['x-limits'],
	batchMessages: contract.components.schemas.SmsBatchRequest.properties.messages.maxItems,
	chatBatchMessages: chatBatch.properties.messages.maxItems,
};

/** The limits that hold for all operations of the SMS API together. */
export const commonRateLimits = contract['x-rate-limits'];

/** What a delivery receipt's error code means, in a few words. */
export function receiptReason(code: number): string | undefined {
	return contract.components.schemas.ReceiptStatus['x-receipt-codes'][String(code)]?.name;
}

/** Codes that delivery receipts of failed messages carry. */
export const receiptCodes = Object.keys(contract.components.schemas.ReceiptStatus['x-receipt-codes']).map(Number);

export type RateLimit = z.infer<typeof rateLimits>[number];

// An OpenAPI document carries keywords in its schemas that are not JSON Schema's, hence not strict.
function compiler(coerceTypes: boolean): Ajv2020 {
	const ajv = new Ajv2020({ strict: false, validateSchema: false, coerceTypes });
	addFormats(ajv);
	for (const [file, source] of sources) {
		if (typeof source === 'object' && source !== null) ajv.addSchema(source, file);
	}
	return ajv;
}

const bodies = compiler(false);
const parameters = compiler(true);

const pointerPart = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

// Ajv compiles a schema once as long as it is the same object.
const schemas = new Map<string, object>();

function sameSchema(key: string, make: () => object): object {
	const schema = schemas.get(key) ?? make();
	schemas.set(key, schema);
	return schema;
}

function at(file: ContractFile, path: readonly string[]): object {
	const $ref = `${file}#/${path.map(pointerPart).join('/')}`;
	return sameSchema($ref, () => ({ $ref }));
}

/** A check of values against the schema at this place of the SMS API's contract, such as `components, schemas, SmsRequest`. */
export function contractCheck<T>(...path: string[]): ValidateFunction<T> {
	return checkIn<T>(SMS, ...path);
}

/** A check of values against a named schema of the Business Messaging API's contract. */
export function messagingCheck<T>(schema: string): ValidateFunction<T> {
	return checkIn<T>('chatApps.yaml', 'components', 'schemas', schema);
}

function checkIn<T>(file: ContractFile, ...path: string[]): ValidateFunction<T> {
	return bodies.compile<T>(at(file, path));
}

export interface Operation {
	file: ContractFile;
	id: string;
	method: (typeof METHODS)[number];
	/** As in the contract, with parameters in braces. */
	path: string;
	hasBody: boolean;
	/** The operation's own limits, on top of the common ones. */
	rateLimits: RateLimit[];
}

/** Every operation of the SMS API. */
export const operations: Operation[] = operationsOf(SMS);

/** Every operation of the Business Messaging API. */
export const messagingOperations: Operation[] = operationsOf('chatApps.yaml');

function operationsOf(file: ContractFile): Operation[] {
	return Object.keys(documents.get(file)?.paths ?? {}).flatMap((path) =>
		METHODS.flatMap((method) => {
			const operation = operationAt(file, path, method);
			if (operation === undefined) return [];
			return {
				file,
				id: operation.operationId,
				method,
				path,
				hasBody: operation.requestBody !== undefined,
				rateLimits: operation['x-rate-limits'],
			};
		}),
	);
}

function operationAt(file: ContractFile, path: string, method: string) {
	const item: Record<string, unknown> = documents.get(file)?.paths[path] ?? {};
	return operationObject.optional().parse(item[method]);
}

export function requestCheck<T>({ file, path, method }: Operation): ValidateFunction<T> {
	return checkIn<T>(file, 'paths', path, method, 'requestBody', 'content', 'application/json', 'schema');
}

/** The check of an answer's body, `undefined` where the contract has no such status or gives it no body. */
export function responseCheck({ file, path, method }: Operation, status: number): ValidateFunction | undefined {
	const response = operationAt(file, path, method)?.responses[String(status)];
	if (response === undefined) return undefined;
	const found = response.$ref?.replace('#/', '').split('/') ?? ['paths', path, method, 'responses', String(status)];
	try {
		// What both APIs have in common stands in the contract of the SMS API.
		const owner = found[0] === 'components' ? SMS : file;
		return checkIn(owner, ...found, 'content', 'application/json', 'schema');
	} catch {
		return undefined;
	}
}

/** The check of an operation's parameters in the path or the query. It turns them into their types in place. */
export function parametersCheck<T = Record<string, string>>(
	{ file, path, method }: Operation,
	place: 'path' | 'query',
): ValidateFunction<T> {
	const lists: [string[], z.infer<typeof parameter>[]][] = [
		[['paths', path, 'parameters'], documents.get(file)?.paths[path]?.parameters ?? []],
		[['paths', path, method, 'parameters'], operationAt(file, path, method)?.parameters ?? []],
	];
	const properties: Record<string, object> = {};
	const required: string[] = [];
	for (const [where, list] of lists) {
		for (const [index, entry] of list.entries()) {
			const shared = '$ref' in entry ? entry.$ref.replace('#/components/parameters/', '') : undefined;
			const declared = shared === undefined ? entry : documents.get(SMS)?.components.parameters[shared];
			if (declared === undefined || !('in' in declared) || declared.in !== place) continue;
			const found = shared === undefined ? [...where, String(index)] : ['components', 'parameters', shared];
			properties[declared.name] = at(shared === undefined ? file : SMS, [...found, 'schema']);
			if (declared.required) required.push(declared.name);
		}
	}
	return parameters.compile<T>(
		sameSchema(`${file} ${method} ${path} ${place}`, () => ({ type: 'object', properties, required })),
	);
}

/** The field an error is about, `undefined` when it is about the whole body. */
export function fieldOf(error: ErrorObject): string | undefined {
	const fields = error.instancePath.split('/').slice(1);
	const missing: unknown = error.params.missingProperty;
	if (typeof missing === 'string') fields.push(missing);
	return fields.findLast((field) => !/^\d+$/.test(field));
}
