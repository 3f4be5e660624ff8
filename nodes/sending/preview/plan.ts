import { problem } from '../../problems/catalogue';
import { admit, settleRefused } from '../admit';
import { DuplicateFinder } from '../duplicates';
import type { AnyRequest } from '../format';
import { Ledger } from '../ledger';
import type { Message, ReadMessage } from '../message';
import { paceMessages } from '../pacing/pacedMessages';
import type { Pacing } from '../pacing/pacing';
import { readItems, type Reading } from '../readItems';
import type { Settled, Slots } from '../slots';

/** A message of a preview: what was read of its item, and what sending would make of it. */
export interface Planned<Request extends AnyRequest> {
	message: ReadMessage<Request>;
	/** What would keep it from being sent, or the message that it is a duplicate of; undefined where it would be sent. */
	kept: Settled | undefined;
}

/** Reads and checks the message of every input item as Send and Send Batch do, gives it the time that it would have, and sends nothing. */
export function planMessages<Request extends AnyRequest>(
	reading: Reading<Request>,
	skipsDuplicates: boolean,
	pacing: Pacing | undefined,
): Planned<Request>[] {
	const { context, format, setup, slots } = reading;
	const { apiKey } = setup.account;
	const ledger = Ledger.of(context, apiKey, false);
	const finder = new DuplicateFinder(ledger, skipsDuplicates, format.contentOf);
	const read = readItems(reading);
	const { fit, refused } = admit(read, { slots, ledger, finder, needsUniqueIds: true });
	for (const message of refused) settleRefused(message, { slots, ledger });
	const sendable = pacing === undefined ? fit : paced(fit, pacing, slots);
	const wouldBeSent = new Map(sendable.map((message) => [message.slot, message]));
	const settled = slots.settled(() => ({
		outcome: 'rejected',
		problem: problem('NOT_STARTED', { failed: undefined }),
	}));
	return read.map((message, index) => {
		const sent = wouldBeSent.get(message.slot);
		if (sent === undefined) return { message, kept: settled[index] };
		return { message: sent, kept: undefined };
	});
}

/** The messages with their times; those that have none are settled. */
function paced<Request extends AnyRequest>(
	messages: readonly Message<Request>[],
	pacing: Pacing,
	slots: Slots,
): Message<Request>[] {
	const plan = paceMessages(messages, pacing, [], Date.now());
	const refused = plan.ok ? plan.value.refused : messages.map((message) => ({ message, problem: plan.problem }));
	for (const { message, problem: wrong } of refused) {
		const { slot, destination, clientMessageId, sentAs } = message;
		slots.settle(slot, { outcome: 'rejected', destination, clientMessageId, sentAs, problem: wrong });
	}
	return plan.ok ? plan.value.paced : [];
}
