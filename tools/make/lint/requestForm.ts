import { z } from 'zod/v4';

const address = z.string().min(1).max(512);
const condition = z.union([z.string(), z.boolean()]);
const values = z.record(z.string().min(1), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const anything = z.json();
const isFormula = z.string().regex(/\{\{.*\}\}/);
const method = z.union([z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']), isFormula]);
const message = z.string().min(1).max(1024);

const errorType = z.enum([
	...['RuntimeError', 'DataError', 'RateLimitError', 'OutOfSpaceError', 'ConnectionError'],
	...['InvalidConfigurationError', 'InvalidAccessTokenError', 'IncompleteDataError', 'DuplicateDataError'],
] as const);

const failure = z.strictObject({ type: errorType.optional(), message });
const failures = z.union([
	message,
	z
		.object({ type: errorType.optional(), message })
		.catchall(failure)
		.refine((error) => Object.keys(error).every((key) => ['type', 'message'].includes(key) || /^[45]\d\d$/.test(key)), {
			message: 'has a status that is not one of an error',
		}),
]);

const iterate = z.union([address, z.strictObject({ container: address, condition: condition.optional() })]);

const responses = {
	type: z.enum(['automatic', 'json', 'urlencoded', 'text', 'raw', 'string', 'binary', 'xml']).optional(),
	valid: z
		.union([
			condition,
			z.strictObject({ condition: z.string(), type: errorType.optional(), message: z.string().optional() }),
		])
		.optional(),
	limit: z.union([z.number(), z.string()]).optional(),
	error: failures.optional(),
	iterate: iterate.optional(),
	temp: z.record(z.string(), anything).optional(),
	output: anything.optional(),
	data: z.record(z.string(), anything).optional(),
	metadata: z.strictObject({ type: z.enum(['text', 'email']), value: address }).optional(),
	uid: z.string().optional(),
	wrapper: anything.optional(),
};

const log = z.strictObject({ sanitize: z.array(z.string().min(1)) });

const requests = {
	encodeUrl: z.boolean().optional(),
	headers: values.optional(),
	qs: values.optional(),
	type: z.enum(['json', 'urlencoded', 'multipart/form-data', 'text', 'string', 'raw', 'binary']).optional(),
	temp: z.record(z.string(), anything).optional(),
	condition: condition.optional(),
	followRedirects: z.boolean().optional(),
	followAllRedirects: z.boolean().optional(),
	log: log.optional(),
};

/** general/base. A base that names a method would need an address and a body, and ours names none. */
export const baseForm = z.strictObject({
	...requests,
	baseUrl: address,
	timeout: z.number().optional(),
	response: z.strictObject(responses).optional(),
});

const requestForm = z
	.strictObject({
		...requests,
		url: address,
		method: method.optional(),
		body: anything.optional(),
		pagination: z.record(z.string(), anything).optional(),
		repeat: z.strictObject({ condition, delay: z.number().optional(), limit: z.number().optional() }).optional(),
		response: z.strictObject(responses).optional(),
	})
	.refine(({ method: verb, body }) => !['POST', 'PUT', 'PATCH'].includes(verb ?? 'GET') || body !== undefined, {
		message: 'has no body, which its method needs',
	});

/** One request, or a chain of them, as a list. */
export const communicationForm = z.preprocess(
	(written): unknown => (Array.isArray(written) ? written : [written]),
	z.array(requestForm).min(1),
);

const respond = z.strictObject({
	status: z.union([z.number().int().min(100).max(999), z.string()]).optional(),
	type: z.enum(['json', 'urlencoded', 'text']).optional(),
	headers: values.optional(),
	body: anything.optional(),
});

/** What a webhook does with a call. */
export const receptionForm = z.strictObject({
	condition: condition.optional(),
	iterate: iterate.optional(),
	output: anything.optional(),
	respond: respond.optional(),
	verification: z.strictObject({ condition, respond }).optional(),
	uid: z.string().optional(),
});

export type Request = z.infer<typeof requestForm>;
export const empty = z.strictObject({});
export const emptyList = z.array(z.never());
export const scopeForm = z.array(z.string().min(1).max(512));
export const sampleForm = z.record(z.string(), anything);
export const groupsForm = z.array(z.strictObject({ label: z.string().min(1), modules: z.array(z.string()) }));
