import { jsonSchema, type Operation, type Schema } from '../../contract/model';
import { isAboutPath, isAboutRequest } from './comparison';
import { errorOfSend, perhapsSent } from './errors';
import type { Json, Parameter } from './form';
import { interfaceOf } from './interface';
import type { Own } from './own';

interface Answer {
	response: Record<string, Json>;
	interface: readonly Parameter[];
	samples: Json;
}

/** How an operation's answer is read, what the module outputs, and an example of that. */
export function answerOf(operation: Operation, own: Own | undefined): Answer {
	const success = operation.responses[String(operation.success[0])];
	const schema = jsonSchema(success?.content);
	const example = fullest(success?.content?.['application/json']?.examples ?? {});
	const plain = schema === undefined ? confirmationOf(operation) : undefined;
	return {
		response: {
			...(operation.effect === 'sends' ? { error: errorOfSend } : lookup(operation, schema)),
			...(operation.effect === 'sends' && own?.response?.valid === undefined && { valid: sent(schema ?? {}) }),
			output: plain?.output ?? '{{body}}',
			...own?.response,
		},
		interface: own?.interface ?? plain?.interface ?? interfaceOf(schema ?? {}),
		samples: own?.samples ?? plain?.samples ?? asJson(example),
	};
}

/**
 * A single message: 200 can still mean that it was rejected, or be the answer to another message, or be from something
 * that is not 8x8.
 */
function sent(schema: Schema): Json {
	const isOurs = isAboutRequest(schema);
	const state = 'ifempty(body.status.code, body.status.state)';
	const isQueued = `switch(${state}, 'QUEUED', true, 'queued', true, false)`;
	const isRejected = `contains(split('REJECTED,rejected,failed,error', ','), ${state})`;
	const reason = 'ifempty(body.status.description, body.status.errorMessage)';
	const known = `if(${isRejected}, 'Rejected, and not sent:', '${perhapsSent}')`;
	const another = `The answer is about another message. ${perhapsSent}`;
	return {
		condition: `{{if(body.umid, if(${isOurs}, ${isQueued}, false), false)}}`,
		type: 'DataError',
		message: `[{{statusCode}}] {{if(${isOurs}, ${known}, '${another}')}} {{${reason}}}`,
	};
}

/** The answer to a request by ID must have that ID. */
function lookup(operation: Operation, schema: Schema | undefined): Record<string, Json> {
	const isAsked = isAboutPath(operation, schema);
	if (isAsked === undefined) return {};
	return {
		valid: {
			condition: `{{if(statusCode < 300, ${isAsked}, false)}}`,
			type: 'DataError',
			message: '[{{statusCode}}] The answer does not match the request.',
		},
	};
}

/** Where 8x8 answers without a body, the module outputs the values of the request's path. */
function confirmationOf({ parameters }: Operation): { output: Json; interface: Parameter[]; samples: Json } {
	const ids = parameters.filter(({ place, name }) => place === 'path' && name !== 'subAccountId');
	return {
		output: { ...Object.fromEntries(ids.map(({ name }) => [name, `{{parameters.${name}}}`])), done: true },
		interface: [
			...ids.map(({ name, ui }) => ({ name, type: 'text', label: ui?.displayName ?? name })),
			{ name: 'done', type: 'boolean', label: 'Done' },
		],
		samples: {
			...Object.fromEntries(ids.map(({ name }) => [name, '7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11'])),
			done: true,
		},
	};
}

/** The example that shows the most, the first of several. */
function fullest(examples: Record<string, { value?: unknown }>): unknown {
	const fields = (value: unknown) => (typeof value === 'object' && value !== null ? Object.keys(value).length : 0);
	return Object.values(examples)
		.map(({ value }) => value)
		.reduce((most, value) => (fields(value) > fields(most) ? value : most), undefined);
}

function asJson(value: unknown): Json {
	return value === undefined ? {} : (JSON.parse(JSON.stringify(value)) as Json);
}
