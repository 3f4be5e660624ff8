import { type Field, fieldsOf, jsonSchema, type Operation, type Schema } from '../../contract/model';
import { isAboutBatch } from './comparison';
import { perhapsSent } from './errors';
import type { Json, Parameter } from './form';
import { interfaceOf } from './interface';
import type { Own } from './own';
import { parametersOf, withoutAdvanced } from './parameters';
import { bodyOf } from './requests';
import { wholeTextPattern } from './text';

/** The fields of each message; all others are shared, since 8x8 refuses a batch whose messages differ in them. */
const ownFields = ['destination', 'text', 'clientMessageId'];

/**
 * Send SMS in a Batch: one bundle in and out, with the counts, the list and who was left out. Make cannot change the
 * values inside a list, so each number must be written in the form in which it is sent.
 */
export function batch(operation: Operation, pattern: string): Own {
	const fields = fieldsOf(operation.body?.schema ?? {});
	const messages = fieldNamed(fields, 'messages');
	const template = fieldsOf(fieldNamed(fields, 'template').schema);
	const rest = fields.filter(({ name }) => !['messages', 'destinations', 'template'].includes(name));
	return {
		parameters: [messagesParameter(messages.schema, pattern), ...sharedParameters(template), ...parametersOf(rest)],
		request: {
			body: {
				messages: '{{parameters.messages}}',
				template: bodyOf(template, pattern),
				...bodyOf(rest, pattern),
				includeMessagesInResponse: true,
			},
		},
		...answer(operation),
	};
}

function messagesParameter({ items, minItems, maxItems }: Schema, pattern: string): Parameter {
	const spec = withoutAdvanced(parametersOf(fieldsOf(items ?? {}).filter(({ name }) => ownFields.includes(name)))).map(
		(field) =>
			field.name === 'destination'
				? {
						...field,
						help: 'The mobile number: a plus, the country code and the number, with only digits.',
						validate: { pattern: `^[+](${pattern})$` },
					}
				: field.name === 'text'
					? { ...field, required: false, validate: { pattern: wholeTextPattern } }
					: field,
	);
	return {
		name: 'messages',
		type: 'array',
		label: 'Messages',
		required: true,
		help: 'The messages, for example from an array aggregator with this module as its target.',
		spec,
		validate: { minItems: minItems ?? 1, maxItems: maxItems ?? 1 },
	};
}

function sharedParameters(template: readonly Field[]): Parameter[] {
	return parametersOf(template).map((field) =>
		field.name === 'text'
			? { ...field, required: false, label: 'Text for All', help: 'The text for messages without their own.' }
			: field,
	);
}

const count = 'body.acceptedCount + body.rejectedCount';

const rejected = (key: string) => `{{map(body.messages, '${key}', 'status.code', 'REJECTED')}}`;

const listOf = (name: string, label: string): Parameter => ({ name, type: 'array', label, spec: { type: 'text' } });

function answer({ responses }: Operation): Own {
	const content = responses['200']?.content;
	const output = interfaceOf(jsonSchema(content) ?? {});
	const failed = { destinations: rejected('destination'), clientMessageIds: rejected('clientMessageId') };
	return {
		response: {
			valid: {
				condition: `{{if(body.batchId, if(${count} == length(parameters.messages), ${isAboutBatch()}, false), false)}}`,
				type: 'DataError',
				message: `[{{statusCode}}] The answer does not fit the batch {{body.batchId}}. ${perhapsSent}`,
			},
			output: { ...Object.fromEntries(output.map(({ name = '' }) => [name, `{{body.${name}}}`])), failed },
		},
		interface: [
			...output,
			{
				name: 'failed',
				type: 'collection',
				label: 'Failed',
				spec: [listOf('destinations', 'Destinations'), listOf('clientMessageIds', 'Client Message IDs')],
			},
		],
		samples: sampleOf(content?.['application/json']?.examples?.perMessage?.value),
	};
}

/** The contract's example, with what the module adds. */
function sampleOf(example: unknown): Json {
	const { messages = [], ...counts } = JSON.parse(JSON.stringify(example ?? {})) as {
		messages?: { destination: string; clientMessageId: string | null; status: { code: string } }[];
	};
	const failed = messages.filter(({ status }) => status.code === 'REJECTED');
	return {
		...counts,
		messages: messages.map((message) => ({ ...message })),
		failed: {
			destinations: failed.map(({ destination }) => destination),
			clientMessageIds: failed.map(({ clientMessageId }) => clientMessageId),
		},
	};
}

function fieldNamed(fields: readonly Field[], wanted: string): Field {
	const found = fields.find(({ name }) => name === wanted);
	if (found === undefined) throw new Error(`The contract has no field ${wanted}`);
	return found;
}
