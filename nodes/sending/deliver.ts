import { sleep } from 'n8n-workflow';
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
	/** Sends them, and returns the outcome of each, in their order. */
	send: () => Promise<readonly Outcome[]>;
}

/** What delivering needs to know of a run. */
export interface Delivery {
	slots: Slots;
	ledger: Ledger;
	finder: DuplicateFinder;
	concurrency: number;
	/** Whether one more request may go out: not after a stop, nor after the failure that stops the workflow. */
	mayStart: () => boolean;
}

/** Sends parcels, a bounded number at a time, and notes the outcome of every message as soon as it is known. */
export async function deliver<Request extends AnyRequest>(
	parcels: readonly Parcel<Request>[],
	{ slots, ledger, finder, concurrency, mayStart }: Delivery,
): Promise<void> {
	await forEachConcurrently(parcels, concurrency, mayStart, async ({ messages, send }) => {
		let outcomes: readonly Outcome[] = [];
		let name = 'no outcome';
		const hashing = twinsOf(messages, { ledger, finder });
		try {
			outcomes = await send();
		} catch (thrown) {
			// It is not meant to throw. What it throws may hold the text, so only the name of the error is kept.
			name = thrown instanceof Error ? thrown.name : 'no reason given';
		}
		const twins = await hashing;
		messages.forEach((message, index) => {
			const { slot, place } = message;
			const outcome = outcomes[index] ?? unexpected(message, name);
			slots.settle(slot, ledger.record(place, outcome, twins[index]));
		});
	});
}

/** The hashes that the ledger keeps. Of a batch, they are made while it is under way: each takes as long as reading a message. */
async function twinsOf(
	messages: readonly Message<AnyRequest>[],
	{ ledger, finder }: Pick<Delivery, 'ledger' | 'finder'>,
): Promise<(string | undefined)[]> {
	if (messages.length > 1) await sleep(0);
	return messages.map((message) => ledger.twinOf(finder.saidBy(message)));
}

function unexpected(message: Sent, name: string): Outcome {
	return { outcome: 'unknown', ...identityOf(message), problem: problem('UNEXPECTED', { name }) };
}
