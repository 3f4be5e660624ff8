import { type INodeProperties, SEND_AND_WAIT_OPERATION } from 'n8n-workflow';
import type { OperationSpec } from '../api/spec';
import { ok, type Result } from '../problems/result';
import type { AnyRequest, Format, RawMessage } from '../sending/format';
import { writtenText } from '../text/answerLink';
import { answerState } from '../waiting/awaitedAnswer';
import { pageOptions } from '../waiting/pageOptions';
import { questionFields } from '../waiting/questionFields';
import { readQuestion } from '../waiting/readQuestion';
import type { Operation } from './operation';
import { shownWith } from './shownWith';
import { sendAndPark, waitingOptions } from './wait';

/** The message, by the name that n8n's human-in-the-loop tool puts its own question in. */
export const messageField: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Shall we deliver order 4711 today?',
	description: 'The question. The link to the page follows on its own line.',
};

/** What differs between kinds of message when asking. */
interface OwnQuestion {
	/** Its description in the list of operations. */
	words: { action: string; description: string };
	/** The fields of the message, `message` among them. */
	panel: readonly INodeProperties[];
	/** The panel's notice about the link. */
	notice: string;
	/** Options beside those of the page. */
	options?: readonly INodeProperties[];
	/** Options that a message with a link cannot have. */
	without: readonly string[];
	/** The message with the link in it. */
	withLink: (raw: RawMessage, link: string) => Result<RawMessage>;
}

/** Sends a message with a link, and waits for the answer that its page sends. */
export function sendAndWait<Request extends AnyRequest>(
	format: Format<Request>,
	spec: OperationSpec,
	{ words, panel, notice, options = [], without, withLink }: OwnQuestion,
): Operation {
	const entry = { name: 'Send and Wait for Response', value: SEND_AND_WAIT_OPERATION, ...words };
	const show = { resource: [spec.resource], operation: [entry.value] };
	const fields = [...panel, ...questionFields(notice), waitingOptions(spec, [...pageOptions, ...options], without)];
	return {
		entry,
		description: fields.map((field) => shownWith(field, show)),
		execute: async (context) =>
			await sendAndPark(context, {
				format,
				spec,
				panelFields: panel.map(({ name }) => name),
				readWait: (of) => {
					const message: unknown = of.getNodeParameter(messageField.name, 0, '');
					const question = readQuestion(of, writtenText(message) ?? '');
					if (!question.ok) return question;
					const { responseType } = question.value;
					return ok({
						caller: 'A phone',
						withAddress: withLink,
						ifOver: { state: 'noAnswer', data: responseType === 'approval' ? { approved: false } : {} },
						stateOf: (sent, round) => answerState(sent, round, question.value),
					});
				},
			}),
	};
}
