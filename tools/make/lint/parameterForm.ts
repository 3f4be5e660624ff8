import { z } from 'zod/v4';

/** The types that Make's editor offers, less `udt`, which is Make's own. */
const types = [
	...['any', 'array', 'boolean', 'buffer', 'cert', 'collection', 'color', 'date', 'email', 'filename', 'folder'],
	...['file', 'filter', 'hidden', 'json', 'integer', 'uinteger', 'number', 'password', 'path', 'pkey', 'port'],
	...['select', 'text', 'time', 'timestamp', 'timezone', 'url', 'uuid', 'banner'],
] as const;

const flag = z.boolean().optional();
const label = z.string().min(1).max(256);

const validation = z.strictObject({
	min: z.number().optional(),
	max: z.number().optional(),
	minItems: z.number().optional(),
	maxItems: z.number().optional(),
	pattern: z.string().optional(),
	enum: z.array(z.string()).optional(),
});

export interface Choice {
	label?: string | undefined;
	value: string | number | boolean;
	nested?: PanelField[] | undefined;
}

/** A field of a panel, or of what a module outputs. */
export interface PanelField {
	name?: string | undefined;
	label?: string | undefined;
	type: string;
	help?: string | undefined;
	required?: boolean | undefined;
	advanced?: boolean | undefined;
	default?: unknown;
	multiline?: boolean | undefined;
	multiple?: boolean | undefined;
	editable?: boolean | undefined;
	mappable?: boolean | undefined;
	time?: boolean | undefined;
	spec?: PanelField | PanelField[] | undefined;
	options?: string | Choice[] | undefined;
	validate?: z.infer<typeof validation> | undefined;
}

const choice: z.ZodType<Choice> = z.lazy(() =>
	z.strictObject({
		label: label.optional(),
		value: z.union([z.string(), z.number(), z.boolean()]),
		nested: z.array(field).optional(),
	}),
);

const field: z.ZodType<PanelField> = z.lazy(() =>
	z.strictObject({
		name: z.string().min(1).max(128).optional(),
		label: label.optional(),
		type: z.enum(types),
		help: z.string().min(1).optional(),
		required: flag,
		advanced: flag,
		default: z.unknown().optional(),
		multiline: flag,
		multiple: flag,
		editable: flag,
		mappable: flag,
		time: flag,
		spec: z.union([field, z.array(field)]).optional(),
		options: z.union([z.string().regex(/^rpc:\/\/\w+$/), z.array(choice)]).optional(),
		validate: validation.optional(),
	}),
);

/** The form of params, static and mappable params, and interfaces. */
export const fieldList = z.array(field);
