import type { CancelSignal } from '../api/cancellation';
import { problem } from '../problems/catalogue';
import { forEachConcurrently } from '../run/concurrency';
import { identityOf } from './answers';
import type { DuplicateFinder } from './duplicates';
import type { AnyRequest } from './format';
import type { Ledger } from './ledger';
import type { Message, Sent } from './message';
import type { Outcome } from './outcome';
import type { Slots } from './slots';

/** Messages that go out in one request. */
export interface Parcel<Request extends AnyRequest> {
	messages: readonly Message<Request>[];
	/** Makes what is sent before its turn. It must not throw. */
	prepare?: (() => void) | undefined;
	/** Sends them, and returns the outcome of each, in their order. */
	send: () => Promise<readonly Outcome[]>;
}

/** What delivering needs to know of a run. */
export interface Delivery<Request extends AnyRequest> {
	slots: Slots;
	ledger: Ledger;
	finder: DuplicateFinder<Request>;
	concurrency: number;
	/** Whether one more request may go out: not after a stop, nor after the failure that stops the workflow. */
	mayStart: () => boolean;
	signal: CancelSignal | undefined;
}

/**
 * Sends parcels, a bounded number at a time, and notes the outcome of every message as soon as it is known. What each says is
 * noted at once where another try or call of an agent may look for it already. In a first try it is noted only after a failure,
 * and when n8n stops the execution and saves it: a hash takes as long as reading a message.
 */
export async function deliver<Request extends AnyRequest>(
	parcels: readonly Parcel<Request>[],
	{ slots, ledger, finder, concurrency, mayStart, signal }: Delivery<Request>,
): Promise<void> {
	const noteTwins = (messages: readonly Message<Request>[]) =>
		messages.forEach((message) => ledger.recordTwin(slots.outcomeAt(message.slot), finder.said(message)));
	const isLater = ledger.isFirst && signal !== undefined;
	const noteAll = () => parcels.forEach(({ messages }) => noteTwins(messages));
	signal?.addEventListener('abort', noteAll);
	const deliverParcel = async ({ messages, send }: Parcel<Request>) => {
		let outcomes: readonly Outcome[] = [];
		let name = 'no outcome';
		try {
			outcomes = await send();
		} catch (thrown) {
			// It is not meant to throw. What it throws may hold the text, so only the name of the error is kept.
			name = thrown instanceof Error ? thrown.name : 'no reason given';
		}
		messages.forEach((message, index) => {
			const { slot } = message;
			const outcome = outcomes[index] ?? unexpected(message, name);
			slots.settle(slot, ledger.record(message, outcome));
		});
		if (!isLater) noteTwins(messages);
	};
	await forEachConcurrently(parcels, concurrency, mayStart, deliverParcel, {
		sizeOf: ({ messages }) => messages.length,
		prepareOf: ({ prepare }) => prepare,
	});
	signal?.removeEventListener('abort', noteAll);
	if (isLater && (signal.aborted || slots.firstFailure !== undefined)) noteAll();
}

function unexpected(message: Sent, name: string): Outcome {
	return { outcome: 'unknown', ...identityOf(message), problem: problem('UNEXPECTED', { name }) };
}
