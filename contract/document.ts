/** An OpenAPI 3.0 or 3.1 document, as much of it as the tools read, with every $ref replaced by what it names. */
export interface OpenApiDocument {
	openapi: string;
	servers?: Server[];
	paths?: Record<string, PathItem>;
	webhooks?: Record<string, PathItem>;
	components?: Components;
}

interface Server {
	url: string;
	description?: string;
}

export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
type Method = (typeof methods)[number];

export type PathItem = Partial<Record<Method, Operation>> & { parameters?: Parameter[] };

export interface Operation {
	operationId?: string;
	summary?: string;
	description?: string;
	parameters?: Parameter[];
	requestBody?: RequestBody;
	responses?: Record<string, Response>;
	'x-effect'?: Effect;
	'x-ui'?: OperationEntry | NotOffered;
	'x-rate-limits'?: RateLimit[];
}

export interface Parameter {
	name: string;
	in: string;
	required?: boolean;
	description?: string;
	schema?: Schema;
	example?: unknown;
	examples?: Record<string, Example>;
	'x-ui'?: PanelField;
}

interface RequestBody {
	required?: boolean;
	content?: Content;
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
	example?: unknown;
	examples?: Record<string, Example>;
}

interface Example {
	summary?: string;
	value?: unknown;
}

interface Components {
	schemas?: Record<string, Schema>;
	parameters?: Record<string, Parameter>;
	headers?: Record<string, Header>;
	responses?: Record<string, Response>;
}

export interface Schema {
	type?: string | string[];
	/** OpenAPI 3.0's way to allow null. */
	nullable?: boolean;
	format?: string;
	description?: string;
	properties?: Record<string, Schema>;
	required?: string[];
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
	example?: unknown;
	examples?: unknown[];
	pattern?: string;
	minLength?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
	minimum?: number;
	maximum?: number;
	'x-ui'?: PanelField;
	'x-segments'?: boolean;
	'x-final-states'?: string[];
	'x-error-codes'?: CodeTable;
	'x-receipt-codes'?: CodeTable;
}

/** A contract of the project's own. The extensions are described in openapi/README.md. */
export interface ContractDocument extends OpenApiDocument {
	servers: RegionServer[];
	paths: Record<string, PathItem>;
	components: Components & { schemas: Record<string, Schema> };
}

/** The contract of the SMS API, with the events that 8x8 posts and the limits of the whole API. */
export interface Contract extends ContractDocument {
	servers: ContractServer[];
	webhooks: Record<string, PathItem>;
	'x-rate-limits': RateLimit[];
	'x-limits': Record<string, unknown>;
}

interface RegionServer extends Server {
	description: string;
	'x-region': string;
}

interface ContractServer extends RegionServer {
	'x-webhook-addresses': string[];
}

export interface RateLimit {
	scope: 'subAccount' | 'ipAddress';
	requests: number;
	seconds: number;
}

/** What a request does, which decides whether it may be repeated when no answer came. */
export type Effect = 'reads' | 'settles' | 'sends';

/** An operation that no connector offers by itself. */
interface NotOffered {
	place: 'none';
}

/** An entry of the node's Operation list, or of the trigger's Trigger On list. */
export interface OperationEntry {
	/** What the operation is about; none of an event. */
	resource?: string;
	value: string;
	name: string;
	action: string;
	description: string;
}

export interface PanelField {
	displayName?: string;
	description?: string;
	placeholder?: string;
	place: 'panel' | 'options' | 'inline' | 'none';
	order?: number;
	type?: 'dateTime' | 'phone' | 'phones' | 'text';
	choices?: Record<string, { name: string; description?: string }>;
}

/** Code → what it means, in words for people who do not program. */
export type CodeTable = Record<string, { name: string; meaning: string; remedy: string }>;
