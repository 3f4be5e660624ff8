import { problem } from '../../problems/catalogue';
import { admit } from '../admit';
import { DuplicateFinder } from '../duplicates';
import type { AnyRequest } from '../format';
import { Ledger } from '../ledger';
import type { ReadMessage } from '../message';
import { readItems, type Reading } from '../readItems';
import type { Settled } from '../slots';

/** A message of a preview: what was read of its item, and what sending would make of it. */
export interface Planned<Request extends AnyRequest> {
	message: ReadMessage<Request>;
	/** What would keep it from being sent, or the message that it is a duplicate of; undefined where it would be sent. */
	kept: Settled | undefined;
}

/** Reads and checks the message of every input item as Send and Send Batch do, and sends nothing. */
export function planMessages<Request extends AnyRequest>(
	reading: Reading<Request>,
	skipsDuplicates: boolean,
): Planned<Request>[] {
	const { context, format, setup, slots } = reading;
	const { apiKey } = setup.account;
	const ledger = Ledger.of(context, apiKey, false);
	const finder = new DuplicateFinder(apiKey, ledger, skipsDuplicates);
	const read = readItems(reading);
	const duplicates = { finder, contentOf: format.contentOf };
	const wouldBeSent = new Set(admit(read, { slots, ledger, duplicates, needsUniqueIds: true }).map(({ slot }) => slot));
	const settled = slots.settled(() => ({
		outcome: 'rejected',
		problem: problem('NOT_STARTED', { failed: undefined }),
	}));
	return read.map((message, index) => ({
		message,
		kept: wouldBeSent.has(message.slot) ? undefined : settled[index],
	}));
}
