import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { ok } from '../problems/result';
import { runOptions } from '../run/parameters';
import type { AnyRequest, Format } from '../sending/format';
import { readWaitUntil, receiptState, waitUntilField } from '../waiting/awaitedReceipt';
import type { Operation } from './operation';
import type { OperationSpec } from '../api/spec';
import { shownWith } from './shownWith';
import { sendAndPark, waitingOptions } from './wait';

/** What differs between kinds of message when waiting for receipts. */
interface OwnReceipts<Request> {
	/** Its description in the list of operations. */
	words: { action: string; description: string };
	/** Options beside Wait Until. */
	options?: readonly INodeProperties[];
	/** What receipts are compared with besides the message's IDs. */
	noted?: (request: Request, options: Record<string, unknown>) => IDataObject;
}

/** Sends a message, and waits for the delivery receipt that 8x8 posts to the execution itself. */
export function sendAndWaitForReceipt<Request extends AnyRequest>(
	format: Format<Request>,
	spec: OperationSpec,
	{ words, options = [], noted }: OwnReceipts<Request>,
): Operation {
	const entry = { name: 'Send and Wait for Receipt', value: 'sendAndWaitForReceipt', ...words };
	const show = { resource: [spec.resource], operation: [entry.value] };
	const own = [waitUntilField, ...options];
	return {
		entry,
		description: [...spec.panel, waitingOptions(spec, own, ['dlrCallbackUrl'])].map((field) => shownWith(field, show)),
		execute: async (context) =>
			await sendAndPark(context, {
				format,
				spec,
				panelFields: spec.panel.map(({ name }) => name),
				readWait: (of) => {
					const given = runOptions(
						of,
						own.map(({ name }) => name),
					);
					const waitUntil = readWaitUntil(given[waitUntilField.name]);
					if (!waitUntil.ok) return waitUntil;
					return ok({
						caller: '8x8',
						withAddress: (raw, url) => ok({ ...raw, dlrCallbackUrl: url }),
						ifOver: { state: 'noReceipt' },
						stateOf: (sent, round, request) => ({
							...receiptState(sent, round, waitUntil.value),
							...noted?.(request, given),
						}),
					});
				},
			}),
	};
}
