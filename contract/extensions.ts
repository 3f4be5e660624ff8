import { methods } from './document';

/** What a request does, which decides whether it may be repeated when no answer came. */
export type Effect = 'reads' | 'settles' | 'sends';

/** How often something may be requested. */
export interface RateLimit {
	scope: 'subAccount' | 'ipAddress';
	requests: number;
	seconds: number;
}

/** An operation that no connector offers as an operation of its own. */
export interface NotOffered {
	place: 'none';
}

/** An entry of a connector's list of operations, or of the trigger's Trigger On list. */
export interface EntryUi {
	/** What the operation is about; events have none. */
	resource?: string;
	value: string;
	name: string;
	action: string;
	description: string;
}

/** A field in a form. The keys are described in openapi/README.md. */
export interface FieldUi {
	displayName?: string;
	description?: string;
	placeholder?: string;
	place: 'panel' | 'options' | 'inline' | 'none';
	order?: number;
	type?: 'country' | 'countries' | 'dateTime' | 'phone' | 'phones' | 'text' | 'values';
	choices?: Record<string, { name: string; description?: string }>;
}

/** Code → what it means, in words for people who do not program. */
export type CodeTable = Record<string, { name: string; meaning: string; remedy: string }>;

/** Limits that no schema keyword can express. The keys are described in openapi/README.md. */
export type Limits = TextLimits | ChatLimits;

/** Those of the SMS API. */
export interface TextLimits {
	scheduleAheadDays: number;
	cancelBeforeMinutes: number;
	textSegments: number;
	segmentLength: Record<'GSM7' | 'UCS2', { alone: number; joined: number }>;
	alphanumericSourceLength: number;
	surveyLinkLength: number;
	receiptHours: number;
	webhookRetrySeconds: number[];
}

/** Those of the Business Messaging API. */
interface ChatLimits {
	textLength: Record<string, number>;
	captionLength: Record<string, number>;
	mediaMegabytes: Record<string, Record<string, number>>;
	uploadMegabytes: number;
	mediaUrlLength: number;
	cardKilobytes: number;
	suggestionsTogether: number;
	listRows: number;
	freeTextHours: number;
	quoteDays: number;
	typingHours: number;
	inboundMediaHours: number;
	readReceiptDays: number;
	webhookRetrySeconds: number[];
}

// JSON Schemas of the extensions, as openapi/README.md describes them.

const text = { type: 'string', minLength: 1 };
/** n8n's manner: no full stop at the end. */
const hint = { type: 'string', pattern: '[^.]$' };

const codeTable = {
	type: 'object',
	propertyNames: { pattern: '^\\d+$' },
	additionalProperties: {
		type: 'object',
		required: ['name', 'meaning', 'remedy'],
		additionalProperties: false,
		properties: { name: text, meaning: text, remedy: text },
	},
};

const rateLimits = {
	type: 'array',
	minItems: 1,
	items: {
		type: 'object',
		required: ['scope', 'requests', 'seconds'],
		additionalProperties: false,
		properties: {
			scope: { enum: ['subAccount', 'ipAddress'] },
			requests: { type: 'integer', minimum: 1 },
			seconds: { type: 'integer', minimum: 1 },
		},
	},
};

const panelField = {
	type: 'object',
	required: ['place'],
	additionalProperties: false,
	properties: {
		displayName: text,
		description: hint,
		placeholder: text,
		order: { type: 'integer' },
		place: { enum: ['panel', 'options', 'inline', 'none'] },
		type: { enum: ['country', 'countries', 'dateTime', 'phone', 'phones', 'text', 'values'] },
		choices: {
			type: 'object',
			additionalProperties: {
				type: 'object',
				required: ['name'],
				additionalProperties: false,
				properties: { name: text, description: hint },
			},
		},
	},
	if: { properties: { place: { enum: ['inline', 'none'] } } },
	then: { maxProperties: 1 },
	else: { required: ['displayName', 'description', 'order'] },
};

const entry = { value: text, name: text, action: text, description: hint };

const operationEntry = {
	type: 'object',
	if: { required: ['place'] },
	then: { additionalProperties: false, properties: { place: { const: 'none' } } },
	else: {
		required: ['resource', ...Object.keys(entry)],
		additionalProperties: false,
		properties: { resource: text, ...entry },
	},
};

const eventEntry = { type: 'object', required: Object.keys(entry), additionalProperties: false, properties: entry };

/** Extensions within schemas: keyword → the values it may have. */
export const schemaExtensions: Record<string, object> = {
	'x-ui': panelField,
	'x-segments': { const: true },
	'x-final-states': { type: 'array', minItems: 1, uniqueItems: true, items: text },
	'x-error-codes': codeTable,
	'x-receipt-codes': codeTable,
	'x-receipt-remedies': { type: 'object', additionalProperties: text },
};

const anything = (...keys: string[]) => Object.fromEntries(keys.map((key) => [key, true]));

const server = {
	type: 'object',
	required: ['url', 'description', 'x-region'],
	additionalProperties: false,
	properties: {
		...anything('url', 'description', 'variables'),
		'x-region': { type: 'string', pattern: '^[a-z]{2}$' },
		'x-webhook-addresses': { type: 'array', minItems: 1, items: { type: 'string', format: 'ipv4' } },
	},
};

const operationKeys = {
	...anything('operationId', 'summary', 'description', 'tags', 'deprecated', 'externalDocs', 'security', 'servers'),
	...anything('requestBody', 'responses', 'callbacks'),
};

const parameters = {
	type: 'array',
	items: {
		type: 'object',
		additionalProperties: false,
		properties: {
			...anything('name', 'in', 'required', 'description', 'deprecated', 'schema', 'example', 'examples'),
			'x-ui': panelField,
		},
	},
};

const operation = {
	type: 'object',
	required: ['x-effect', 'x-ui'],
	additionalProperties: false,
	properties: {
		...operationKeys,
		parameters,
		'x-effect': { enum: ['reads', 'settles', 'sends'] },
		'x-ui': operationEntry,
		'x-rate-limits': { ...rateLimits, maxItems: 1 },
	},
};

const event = {
	type: 'object',
	required: ['x-ui'],
	additionalProperties: false,
	properties: { ...operationKeys, 'x-ui': eventEntry },
};

const pathItems = (called: object) => ({
	type: 'object',
	additionalProperties: {
		type: 'object',
		properties: { parameters, ...Object.fromEntries(methods.map((method) => [method, called])) },
	},
});

const count = { type: 'integer', minimum: 1 };
const segmentLength = {
	type: 'object',
	required: ['alone', 'joined'],
	additionalProperties: false,
	properties: { alone: count, joined: count },
};
const webhookRetrySeconds = { type: 'array', minItems: 1, items: count };
const textLimits = {
	scheduleAheadDays: count,
	cancelBeforeMinutes: count,
	textSegments: count,
	segmentLength: {
		type: 'object',
		required: ['GSM7', 'UCS2'],
		additionalProperties: false,
		properties: { GSM7: segmentLength, UCS2: segmentLength },
	},
	alphanumericSourceLength: count,
	surveyLinkLength: count,
	receiptHours: count,
	logExportDays: count,
	webhookRetrySeconds,
};

const byName = (value: object) => ({ type: 'object', minProperties: 1, additionalProperties: value });
const chatLimits = {
	textLength: byName(count),
	captionLength: byName(count),
	mediaMegabytes: byName(byName(count)),
	uploadMegabytes: count,
	mediaUrlLength: count,
	cardKilobytes: count,
	suggestionsTogether: count,
	listRows: count,
	freeTextHours: count,
	quoteDays: count,
	typingHours: count,
	inboundMediaHours: count,
	readReceiptDays: count,
	webhookRetrySeconds,
};

const allOf = (limits: object) => ({
	required: Object.keys(limits),
	additionalProperties: false,
	properties: limits,
});

/** A contract outside of its schemas: what is required, and which extensions are allowed where. */
export const documentShape = {
	type: 'object',
	required: ['servers', 'paths', 'components'],
	additionalProperties: false,
	properties: {
		...anything('openapi', 'info', 'tags', 'externalDocs', 'security'),
		servers: { type: 'array', minItems: 1, items: server },
		paths: pathItems(operation),
		webhooks: pathItems(event),
		components: { type: 'object', required: ['schemas'], properties: { schemas: { type: 'object' } } },
		'x-rate-limits': rateLimits,
		'x-limits': {
			type: 'object',
			if: { required: ['textSegments'] },
			then: allOf(textLimits),
			else: allOf(chatLimits),
		},
	},
	// 8x8 posts from its own addresses, and an API that posts has limits that no schema can express.
	if: { required: ['webhooks'] },
	then: {
		required: ['x-rate-limits', 'x-limits'],
		properties: { servers: { type: 'array', items: { type: 'object', required: ['x-webhook-addresses'] } } },
	},
};
