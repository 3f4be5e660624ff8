import { type INodeProperties, SEND_AND_WAIT_OPERATION } from 'n8n-workflow';
import type { OperationSpec } from '../api/spec';
import { ok } from '../problems/result';
import type { AnyRequest, Format } from '../sending/format';
import { linkedText } from '../text/answerLink';
import { answerState } from '../waiting/awaitedAnswer';
import { pageOptions } from '../waiting/pageOptions';
import { questionFields } from '../waiting/questionFields';
import { readQuestion } from '../waiting/readQuestion';
import type { Operation } from './operation';
import { shownWith } from './shownWith';
import { sendAndPark, waitingOptions } from './wait';

const entry = {
	name: 'Send and Wait for Response',
	value: SEND_AND_WAIT_OPERATION,
	action: 'Send an SMS and wait for a response',
	description:
		'Send one text message with a link, and go on once the person has answered on its page. The message is charged.',
};

/** The message, by the name that n8n's human-in-the-loop tool puts its own question in. */
const messageField: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Shall we deliver order 4711 today?',
	description: 'The question. The link to the page follows it in a line of its own.',
};

/** Options that a message with a link cannot have: cut off, it would lose the link. */
const without = ['allowTruncation'];

/** Sends a message with a link, and waits for the answer that its page sends. */
export function sendAndWait<Request extends AnyRequest>(format: Format<Request>, spec: OperationSpec): Operation {
	const show = { resource: [spec.resource], operation: [entry.value] };
	const panel = spec.panel.map((field) => (field.name === 'text' ? messageField : field));
	return {
		entry,
		description: [...panel, ...questionFields, waitingOptions(spec, pageOptions, without)].map((field) =>
			shownWith(field, show),
		),
		execute: async (context) =>
			await sendAndPark(context, {
				format,
				spec,
				panelFields: panel.map(({ name }) => name),
				readWait: (of) => {
					const message: unknown = of.getNodeParameter(messageField.name, 0, '');
					const question = readQuestion(of, typeof message === 'string' ? message : '');
					if (!question.ok) return question;
					const { responseType } = question.value;
					return ok({
						caller: 'A phone',
						withAddress: ({ message: text, ...raw }, url) => ({
							...raw,
							allowTruncation: false,
							text: linkedText(text, url),
						}),
						ifOver: { state: 'noAnswer', data: responseType === 'approval' ? { approved: false } : {} },
						stateOf: (sent, round) => answerState(sent, round, question.value),
					});
				},
			}),
	};
}
