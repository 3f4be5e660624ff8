import type { OpenAPIV3, OpenAPIV3_1 } from 'openapi-types';
import type { CodeTable, Effect, EntryUi, FieldUi, Limits, NotOffered, RateLimit } from './extensions';

// OpenAPI documents as the ref-parser leaves them, with every $ref replaced by what it names; openapi-types has no
// types for that.

/** The parts of an OpenAPI 3.0 or 3.1 document that are read. */
export interface OpenApiDocument {
	openapi: string;
	servers?: OpenAPIV3_1.ServerObject[];
	paths?: Record<string, PathItem>;
	webhooks?: Record<string, PathItem>;
	components?: { schemas?: Record<string, Schema>; parameters?: Record<string, Parameter> };
}

export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
type Method = (typeof methods)[number];

export type PathItem = Partial<Record<Method, OperationObject>> & { parameters?: Parameter[] };

export interface OperationObject extends Pick<OpenAPIV3_1.OperationObject, 'operationId' | 'summary' | 'description'> {
	parameters?: Parameter[];
	requestBody?: { required?: boolean; content?: Content };
	responses?: Record<string, Response>;
	'x-effect'?: Effect;
	'x-ui'?: EntryUi | NotOffered;
	'x-rate-limits'?: RateLimit[];
}

export interface Parameter extends Pick<OpenAPIV3_1.ParameterObject, 'name' | 'in' | 'required' | 'description'> {
	schema?: Schema;
	example?: unknown;
	'x-ui'?: FieldUi;
}

export interface Response {
	description?: string;
	headers?: Record<string, Header>;
	content?: Content;
}

export interface Header {
	schema?: Schema;
	example?: unknown;
}

export type Content = Record<string, MediaType>;

interface MediaType {
	schema?: Schema;
	examples?: Record<string, Example>;
}

export interface Example {
	summary?: string;
	value?: unknown;
}

/** Keywords that hold neither a schema nor a value. */
type PlainKeyword =
	'title' | 'description' | 'format' | 'pattern' | 'required' | `${'min' | 'max'}${'Length' | 'Items' | 'imum'}`;

export interface Schema extends Pick<OpenAPIV3_1.BaseSchemaObject, PlainKeyword> {
	type?: string | string[];
	/** OpenAPI 3.0's way to allow null. */
	nullable?: OpenAPIV3.BaseSchemaObject['nullable'];
	properties?: Record<string, Schema>;
	items?: Schema;
	allOf?: Schema[];
	anyOf?: Schema[];
	oneOf?: Schema[];
	not?: Schema;
	if?: Schema;
	then?: Schema;
	else?: Schema;
	enum?: unknown[];
	const?: unknown;
	default?: unknown;
	examples?: unknown[];
	'x-ui'?: FieldUi;
	'x-segments'?: boolean;
	'x-final-states'?: string[];
	'x-error-codes'?: CodeTable;
	'x-receipt-codes'?: CodeTable;
}

/** One of the project's own contracts. The extensions are described in openapi/README.md. */
export interface ContractDocument extends OpenApiDocument {
	servers: RegionServer[];
	paths: Record<string, PathItem>;
	components: { schemas: Record<string, Schema>; parameters?: Record<string, Parameter> };
	'x-rate-limits'?: RateLimit[];
	'x-limits'?: Limits;
}

export interface RegionServer extends OpenAPIV3_1.ServerObject {
	description: string;
	'x-region': string;
	'x-webhook-addresses'?: string[];
}
