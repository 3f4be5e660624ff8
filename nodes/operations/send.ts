import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { OperationSpec } from '../api/spec';
import { ok } from '../problems/result';
import { outcomeOfFailure, successOf } from '../sending/answers';
import { type Run, sendMessages } from '../sending/flow';
import type { AnyRequest, Format } from '../sending/format';
import type { Message } from '../sending/message';
import type { Outcome } from '../sending/outcome';
import { openApi } from '../sending/setup';
import { bodyOf } from '../sending/batches';
import { sendPrepared } from '../sending/prepare';
import { readItems } from '../sending/readItems';
import type { Operation } from './operation';
import { optionsField } from './optionsField';
import { shownWith } from './shownWith';

const defaults = { concurrency: 100 };

/** Sends one message of the format for each input item, each in a request of its own. */
export function send<Request extends AnyRequest>(format: Format<Request>, spec: OperationSpec): Operation {
	const panelFields = spec.panel.map(({ name }) => name);
	return {
		entry: { ...spec.entry },
		description: descriptionOf(spec),
		execute: (context) =>
			sendMessages(context, {
				format,
				open: openApi,
				defaults,
				readSettings: () => ok({}),
				isOfLists: () => false,
				needsUniqueIds: () => false,
				skipsDuplicates: () => false,
				read: (run) => readItems({ ...run, format, panelFields }),
				plan: (messages, run) =>
					messages.map((message) => ({ messages: [message], send: () => post(message, run, format, spec) })),
				output: (settled, _settings, itemOf) => withAdvice(context, settled.map(itemOf)),
			}),
	};
}

function descriptionOf({ resource, entry, panel, options }: OperationSpec): INodeProperties[] {
	const show = { resource: [resource], operation: [entry.value] };
	return [...panel.map((field) => shownWith(field, show)), optionsField(options, defaults, { show })];
}

/** Sends one message in a request of its own, and returns its outcome in a list. */
export async function post<Request extends AnyRequest>(
	message: Message<Request>,
	run: Run<unknown>,
	format: Format<Request>,
	spec: OperationSpec,
): Promise<Outcome[]> {
	return await sendPrepared([message], run, format, async ([ready = message]) => {
		const { clientMessageId, path } = ready;
		const body = { ...bodyOf(ready.request, format), clientMessageId };
		const reply = await run.setup.client.request(spec, { path, body });
		const success = successOf(reply);
		return [
			success === undefined
				? outcomeOfFailure(reply, message)
				: format.outcomeOf(success.body, success.status, message),
		];
	});
}

/** The number of messages from which a batch is worth suggesting, because it needs fewer requests. */
const manyMessages = 300;

function withAdvice(context: IExecuteFunctions, items: INodeExecutionData[]): INodeExecutionData[] {
	const count = items.length;
	if (count >= manyMessages) {
		const batches = Math.ceil(count / 1000);
		context.addExecutionHints({
			message: `These ${count} messages took ${count} requests. The operation Send Batch would have needed about ${batches}, and also reports the outcome of each message.`,
			location: 'outputPane',
		});
	}
	return items;
}
