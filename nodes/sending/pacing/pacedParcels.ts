import type { Problem } from '../../problems/problem';
import type { Parcel } from '../deliver';
import type { AnyRequest } from '../format';
import type { Ledger } from '../ledger';
import type { Message } from '../message';
import type { Slots } from '../slots';
import { paceMessages } from './pacedMessages';
import type { Pacing } from './pacing';

interface PacedRun {
	pacing: Pacing;
	slots: Slots;
	ledger: Ledger;
}

/**
 * The parcels of messages that go out at planned times. What the plan cannot send is settled here; if it does not
 * reach every message, that is all of them.
 * @param parcelsOf puts messages into requests, in their order
 */
export function pacedParcels<Request extends AnyRequest>(
	messages: readonly Message<Request>[],
	{ pacing, slots, ledger }: PacedRun,
	parcelsOf: (messages: readonly Message<Request>[]) => Parcel<Request>[],
): Parcel<Request>[] {
	const refuse = (message: Message<Request>, problem: Problem) => {
		const { slot, destination, clientMessageId } = message;
		slots.settle(slot, ledger.record(message, { outcome: 'rejected', destination, clientMessageId, problem }));
	};
	const plan = paceMessages(messages, pacing, ledger.plannedTimes(), Date.now());
	if (!plan.ok) {
		for (const message of messages) refuse(message, plan.problem);
		return [];
	}
	const { paced, refused } = plan.value;
	for (const { message, problem } of refused) refuse(message, problem);
	return parcelsOf(paced);
}
