import { ok } from '../problems/result';
import { runOptions } from '../run/parameters';
import type { AnyRequest, Format } from '../sending/format';
import { receiptState, waitUntilField } from '../waiting/awaitedReceipt';
import type { Operation } from './operation';
import type { OperationSpec } from '../api/spec';
import { shownWith } from './shownWith';
import { sendAndPark, type Wait, waitingOptions } from './wait';

const entry = {
	name: 'Send and Wait for Receipt',
	value: 'sendAndWaitForReceipt',
	action: 'Send an SMS and wait for its receipt',
	description: 'Send one text message, and go on once its delivery receipt has arrived. The message is charged.',
};

/** Sends a message, and waits for the delivery receipt that 8x8 posts to the execution itself. */
export function sendAndWaitForReceipt<Request extends AnyRequest>(
	format: Format<Request>,
	spec: OperationSpec,
): Operation {
	const show = { resource: [spec.resource], operation: [entry.value] };
	return {
		entry,
		description: [...spec.panel, waitingOptions(spec, [waitUntilField], ['dlrCallbackUrl'])].map((field) =>
			shownWith(field, show),
		),
		execute: async (context) =>
			await sendAndPark(context, {
				format,
				spec,
				panelFields: spec.panel.map(({ name }) => name),
				readWait: (of) => ok(receiptWait(runOptions(of, [waitUntilField.name]).waitUntil)),
			}),
	};
}

function receiptWait(waitUntil: unknown): Wait {
	return {
		caller: '8x8',
		withAddress: (raw, url) => ({ ...raw, dlrCallbackUrl: url }),
		ifOver: { state: 'noReceipt' },
		stateOf: (sent, round) => receiptState(sent, round, waitUntil),
	};
}
