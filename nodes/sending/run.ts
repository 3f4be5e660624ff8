import { randomUUID } from 'crypto';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { type Account, readAccount } from '../api/account';
import type { Problem } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { ApiClient } from '../api/client';
import { nodeTransport } from '../api/transport';
import { isAgentTool, findMixedUpCall } from '../run/agentTool';
import { Ledger, runIndexOf } from './ledger';
import type { RefusedDraft, SmsRequest } from '../text/smsMessage';
import { NOT_STARTED, type Outcome, type Rejected } from './outcome';
import { runOptions } from '../run/parameters';
import { type Redact, redactor, UNCONFIRMED_REMEDY } from './answers';
import { outputItem, runError, type Settled, type Slot, straysSentence } from './report';
import { readSendingOptions, type SendingOptions, sendingOptionNames } from './options';

/** A message that has passed every check and is to be sent. */
export interface Message {
	slot: Slot;
	destination: string;
	/** Null where the message goes out as a bare number, with the text of its batch. */
	clientMessageId: string | null;
	subAccountId: string;
	/** The user's ID of the batch that it is to go out in. */
	clientBatchId?: string;
	request: SmsRequest;
}

interface Place {
	slot: Slot;
	/** Where the message is to go, once it has passed every check. */
	destination?: string;
	outcome?: Outcome;
	duplicateOf?: Slot;
}

/** One run of the node over its input items: what all of its messages share, and what became of each so far. */
export class Run {
	private readonly slots: Place[] = [];
	private readonly ledger: Ledger;
	private readonly idPrefix: string;
	private hasFailed = false;
	readonly client: ApiClient;
	readonly signal: AbortSignal | undefined;
	readonly continuesOnFail: boolean;

	constructor(
		private readonly context: IExecuteFunctions,
		readonly account: Account,
		readonly sending: SendingOptions,
	) {
		this.ledger = Ledger.of(context, account.apiKey, sending.resendUnconfirmed);
		this.signal = context.getExecutionCancelSignal();
		this.continuesOnFail = context.continueOnFail();
		this.client = new ApiClient(nodeTransport(context), { ...sending, baseUrl: account.baseUrl, signal: this.signal });
		const node = context.getNode();
		// An agent may call its tool several times at once, and n8n then gives several calls one index.
		const run = isAgentTool(context) ? randomUUID().slice(0, 8) : runIndexOf(context);
		this.idPrefix = [context.getExecutionId() || randomUUID(), node.id.slice(0, 8), run].join('-');
	}

	/** A place in the output for one message of an input item. Places come out in the order in which they were made. */
	newSlot(itemIndex: number, withinItem?: Slot['withinItem']): Slot {
		const slot: Slot = { index: this.slots.length, itemIndex, ...(withinItem !== undefined && { withinItem }) };
		this.slots.push({ slot });
		return slot;
	}

	/** The ID that a message gets where the user gave none: the same on every try, except in calls of an agent. */
	ownId(slot: Slot): string {
		const { itemIndex, withinItem } = slot;
		return `${this.idPrefix}-${itemIndex}${withinItem === undefined ? '' : `.${withinItem.key}`}`;
	}

	/**
	 * Settles a message from what an earlier try knows of it. False where it is still to be sent. What is unconfirmed since
	 * then fails the run in the end, but does not keep the others from being sent.
	 */
	recalls(slot: Slot, destination: string): boolean {
		const known = this.ledger.recall(ledgerKey(slot), destination);
		if (known === undefined) return false;
		this.place(slot, known);
		return true;
	}

	/** Notes that a message has passed every check and is to be sent. */
	expect(slot: Slot, destination: string): void {
		const place = this.slots[slot.index];
		if (place !== undefined) place.destination = destination;
	}

	private settle(message: Message, outcome: Outcome): void {
		this.place(message.slot, this.ledger.record(ledgerKey(message.slot), message.destination, outcome));
		if (outcome.outcome !== 'accepted') this.hasFailed = true;
	}

	/**
	 * Sends one or more messages by `send`, which gives the outcome of each. Should that throw, which it is not meant to, they
	 * count as unknown: they may have gone out.
	 */
	async deliver(messages: readonly Message[], send: () => Promise<readonly Outcome[]>): Promise<void> {
		let outcomes: readonly Outcome[] = [];
		let happened = 'No outcome came';
		try {
			outcomes = await send();
		} catch (thrown) {
			const reason = thrown instanceof Error ? thrown.message : 'no reason given';
			happened = `Sending failed in an unexpected way: ${this.redactorFor(messages)(reason)}`;
		}
		messages.forEach((message, index) => {
			const { destination, clientMessageId } = message;
			const problem: Problem = { happened, remedy: `${UNCONFIRMED_REMEDY}.`, code: 'UNEXPECTED' };
			this.settle(message, outcomes[index] ?? { outcome: 'unknown', destination, clientMessageId, problem });
		});
	}

	/** Notes that a message will not be sent, and why. */
	refuse(slot: Slot, refused: RefusedDraft): void {
		const outcome = { outcome: 'rejected' as const, ...refused };
		const { destination } = refused;
		this.place(slot, destination === undefined ? outcome : this.ledger.record(ledgerKey(slot), destination, outcome));
		this.hasFailed = true;
	}

	/** Notes that a message is not sent because an equal one is: it shares what becomes of that. */
	skip(slot: Slot, duplicateOf: Slot): void {
		const place = this.slots[slot.index];
		if (place !== undefined) place.duplicateOf = duplicateOf;
	}

	/** Whether one more message may go out: not after a stop, nor after the failure that stops the workflow. */
	readonly mayStart = (): boolean => !this.signal?.aborted && (!this.hasFailed || this.continuesOnFail);

	/** Hides the key and the texts in words that came from outside. */
	redactorFor(messages: readonly Message[]): Redact {
		return redactor([this.account.apiKey, ...messages.map(({ request }) => request.text)]);
	}

	/**
	 * What became of every message, in the order of their places. In stop mode it throws the first failure instead, with
	 * all outcomes in it.
	 */
	conclude(): Settled[] {
		const settled = this.slots.map((place): Settled => {
			const { slot, duplicateOf } = place;
			if (duplicateOf === undefined) return { slot, outcome: this.outcomeAt(place) };
			return { slot, outcome: this.outcomeAt(this.slots[duplicateOf.index] ?? place), duplicateOf };
		});
		const hasFailed = settled.some(({ outcome }) => outcome.outcome !== 'accepted');
		const strays = this.ledger.strays();
		if (hasFailed && !this.continuesOnFail) throw runError(this.context, settled, strays);
		if (strays.length > 0) {
			this.context.addExecutionHints({ message: straysSentence(strays), type: 'warning', location: 'outputPane' });
		}
		// In the continue modes n8n tries again where the first item has failed, and only with Retry On Fail. An agent may, too.
		const mayBeTriedAgain = this.context.getNode().retryOnFail === true || isAgentTool(this.context);
		if (!hasFailed || !mayBeTriedAgain) this.ledger.forget();
		return settled;
	}

	private outcomeAt({ slot, outcome, destination }: Place): Outcome {
		if (outcome !== undefined) return outcome;
		if (destination === undefined) return notStarted(this.signal?.aborted === true);
		const earlier = this.ledger.known(ledgerKey(slot), destination);
		return earlier ?? { ...notStarted(this.signal?.aborted === true), destination };
	}

	private place(slot: Slot, outcome: Outcome): void {
		const place = this.slots[slot.index];
		if (place !== undefined) place.outcome = outcome;
	}
}

/** Reads what all messages share: credential and sending options. Throws where n8n cannot give the credential. */
export async function openRun(
	context: IExecuteFunctions,
	defaults: Pick<SendingOptions, 'concurrency'>,
): Promise<Result<Run>> {
	const mixUp = findMixedUpCall(context);
	if (mixUp !== undefined) return failed(mixUp);
	const account = await readAccount(context);
	if (!account.ok) return account;
	const sending = readSendingOptions(runOptions(context, sendingOptionNames), defaults);
	return sending.ok ? ok(new Run(context, account.value, sending.value)) : sending;
}

/**
 * The outcome of every item when a setting makes all messages impossible: none is sent, apart from those that an earlier
 * try has sent.
 */
export function failEverything(context: IExecuteFunctions, itemCount: number, problem: Problem): INodeExecutionData[] {
	const ledger = Ledger.of(context, '', false);
	const settled = Array.from({ length: itemCount }, (_, itemIndex): Settled => {
		const slot = { index: itemIndex, itemIndex };
		return { slot, outcome: ledger.known(ledgerKey(slot)) ?? { outcome: 'rejected', problem } };
	});
	if (!context.continueOnFail()) throw runError(context, settled, ledger.strays());
	return settled.map(outputItem);
}

function ledgerKey({ itemIndex, withinItem }: Slot): string {
	return withinItem === undefined ? String(itemIndex) : `${itemIndex}/${withinItem.key}`;
}

function notStarted(isCancelled: boolean): Rejected {
	const happened = isCancelled
		? 'The execution was stopped before this message was sent'
		: 'An earlier message failed before this one was sent';
	return { outcome: 'rejected', problem: { happened, remedy: 'Nothing was sent for it.', code: NOT_STARTED } };
}
