import { z } from 'zod/v4';

const label = z.string().min(1).max(256);
const path = z.string().nullable();
const connection = z.string().nullable();
const files = <Name extends string>(...names: Name[]) =>
	z.strictObject(Object.fromEntries(names.map((name) => [name, path])) as Record<Name, typeof path>);
const id = z.string().regex(/^[a-zA-Z][0-9a-zA-Z]{2,63}$/);

const connections = z.strictObject({
	label,
	connectionType: z.enum(['basic', 'oauth']),
	codeFiles: files('communication', 'params', 'common'),
});

const webhooks = z.strictObject({
	label,
	webhookType: z.enum(['web', 'web-shared']),
	connection,
	altConnection: connection.optional(),
	codeFiles: files('communication', 'params', 'attach', 'detach', 'update', 'requiredScope'),
});

const module = z.strictObject({
	label,
	description: z.string().min(1),
	moduleType: z.enum(['action', 'search', 'instant_trigger', 'universal']),
	actionCrud: z.enum(['create', 'read', 'update', 'delete']).nullable().optional(),
	connection,
	altConnection: connection.optional(),
	webhook: z.string().nullable().optional(),
	codeFiles: z.strictObject({
		communication: path,
		staticParams: path,
		mappableParams: path.optional(),
		interface: path,
		samples: path,
		scope: path.optional(),
	}),
});

const rpcs = z.strictObject({
	label,
	connection,
	altConnection: connection.optional(),
	codeFiles: files('communication', 'params'),
});

/** makecomapp.json, of the parts that this app has. Every key is required, as Make's own schema has it. */
export const manifestForm = z.strictObject({
	fileVersion: z.literal(1),
	generalCodeFiles: files('base', 'common', 'readme', 'groups'),
	components: z.strictObject({
		connection: z.record(id, connections),
		webhook: z.record(id, webhooks),
		module: z.record(id, module),
		rpc: z.record(id, rpcs),
		function: z.strictObject({}),
		endpoint: z.strictObject({}),
	}),
	origins: z.array(z.never()),
});

export type Manifest = z.infer<typeof manifestForm>;
