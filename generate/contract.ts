import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../projectRoot';

/** The field's appearance in the n8n panel; the keys are described in openapi/README.md. */
interface PanelField {
	displayName: string;
	description: string;
	placeholder?: string;
	/** `inline`: the fields inside the object, or inside the items of the array, are offered in its place. */
	place: 'panel' | 'options' | 'inline' | 'none';
	order: number;
	type?: 'dateTime' | 'phone' | 'phones' | 'text';
	choices?: Record<string, { name: string; description?: string }>;
}

/** As much of a JSON Schema (2020-12) as the generators read. */
export interface Schema {
	$ref?: string;
	type?: string | string[];
	properties?: Record<string, Schema>;
	items?: Schema;
	required?: string[];
	enum?: string[];
	default?: string | number | boolean | null;
	minLength?: number;
	maxLength?: number;
	maxItems?: number;
	pattern?: string;
	/** The value of `const`. */
	const?: string;
	'x-ui'?: PanelField;
	'x-final-states'?: string[];
}

interface ErrorCode {
	name: string;
	meaning: string;
	remedy: string;
}

/** An operation's entry in the node's Operation list, or an event's in the trigger's Trigger On list. */
interface PanelOperation {
	value: string;
	name: string;
	action: string;
	description: string;
}

interface Operation {
	operationId: string;
	'x-ui'?: PanelOperation;
}

export interface Contract {
	paths: Record<string, Partial<Record<'get' | 'post' | 'delete', Operation>>>;
	webhooks: Record<string, { post: Operation & { requestBody: { content: Record<string, { schema: Schema }> } } }>;
	servers: { url: string; description: string; 'x-region': string; 'x-webhook-addresses': string[] }[];
	'x-limits': { webhookRetrySeconds: number[] };
	components: {
		parameters: { SubAccountId: { schema: Schema } };
		schemas: Record<
			string,
			Schema & { 'x-error-codes'?: Record<string, ErrorCode>; 'x-receipt-codes'?: Record<string, ErrorCode> }
		>;
	};
}

export const contractPath = 'openapi/sms.yaml';

export async function readContract(): Promise<Contract> {
	return parse(await readFile(join(projectRoot, contractPath), 'utf8')) as Contract;
}

/** The schema itself, with what stands beside its $ref laid over what the reference names. */
export function resolveSchema(contract: Contract, schema: Schema): Schema {
	if (schema.$ref === undefined) return schema;
	const { $ref, ...beside } = schema;
	// As a JSON pointer (RFC 6901); the contract's names need no unescaping.
	let target: unknown = contract;
	for (const part of $ref.replace(/^#\//, '').split('/')) {
		target = typeof target === 'object' && target !== null ? Reflect.get(target, part) : undefined;
	}
	if (typeof target !== 'object' || target === null) throw new Error(`${contractPath}: nothing at ${$ref}`);
	return { ...resolveSchema(contract, target), ...beside };
}

/** A schema of the contract by its name. Throws when there is none. */
export function namedSchema(contract: Contract, name: string): Schema {
	return resolveSchema(contract, { $ref: `#/components/schemas/${name}` });
}
