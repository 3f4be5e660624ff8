import { randomUUID } from 'crypto';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { type Account, readAccount, SettingProblem } from './account';
import { ApiClient } from './apiClient';
import { Ledger, runIndexOf } from './ledger';
import type { RefusedDraft, SmsRequest } from './message';
import { type Failure, NOT_STARTED, type Outcome, type Problem } from './outcome';
import { parameterReader } from './parameters';
import { redactor } from './replies';
import { acceptedItem, failedItem, runError } from './report';
import { readSendingOptions, type SendingOptions } from './sendingOptions';

/** A message that has passed every check, or was sent by an earlier try. */
export interface Message {
	itemIndex: number;
	destination: string;
	clientMessageId: string;
	subAccountId: string;
	request: SmsRequest;
}

/** One run of the node over its input items: what all of its messages share, and what became of each so far. */
export class Run {
	private readonly outcomes: (Outcome | undefined)[];
	private readonly ledger: Ledger;
	private readonly idPrefix: string;
	private hasFailed = false;
	readonly client: ApiClient;
	readonly signal: AbortSignal | undefined;

	constructor(
		private readonly context: IExecuteFunctions,
		readonly account: Account,
		readonly sending: SendingOptions,
		private readonly itemCount: number,
	) {
		this.outcomes = Array.from({ length: itemCount });
		this.ledger = Ledger.of(context, sending.resendUnconfirmed);
		this.signal = context.getExecutionCancelSignal();
		this.client = new ApiClient(context, { ...sending, baseUrl: account.baseUrl, signal: this.signal });
		const node = context.getNode();
		this.idPrefix = [context.getExecutionId() || randomUUID(), node.id.slice(0, 8), runIndexOf(context)].join('-');
	}

	/** The ID that a message gets where the user gave none: the same on every try of an execution. */
	ownId(itemIndex: number): string {
		return `${this.idPrefix}-${itemIndex}`;
	}

	/** Settles the message from what an earlier try knows of it. False where it is still to be sent. */
	recalls(itemIndex: number, destination: string): boolean {
		const known = this.ledger.recall(itemIndex, destination);
		if (known === undefined) return false;
		this.note(itemIndex, known);
		return true;
	}

	/** Notes what became of a message that was sent. */
	settle(message: Message, outcome: Outcome): void {
		this.ledger.record(message.itemIndex, message.destination, outcome);
		this.note(message.itemIndex, outcome);
	}

	/** Notes that a message will not be sent, and why. */
	refuse(itemIndex: number, refused: RefusedDraft): void {
		this.note(itemIndex, { outcome: 'rejected', ...refused });
	}

	/** Whether one more message may go out: not after a stop, nor after the failure that stops the workflow. */
	readonly mayStart = (): boolean => !this.signal?.aborted && (!this.hasFailed || this.context.continueOnFail());

	/** Hides the key and the message's text in words that came from outside. */
	redactorFor(message: Message) {
		return redactor([this.account.apiKey, message.request.text]);
	}

	/** One item for each input item, in order. In stop mode it throws the first failure instead, with all outcomes in it. */
	conclude(): INodeExecutionData[] {
		const outcomes = Array.from(this.outcomes, (outcome) => outcome ?? notStarted(this.signal?.aborted === true));
		if (!outcomes.every((outcome) => outcome.outcome === 'accepted')) {
			if (!this.context.continueOnFail()) throw runError(this.context, outcomes);
			// The entries stay: with Retry On Fail, n8n runs the node again when the first item has failed.
			return outcomes.map(itemOf);
		}
		this.ledger.forgetRun();
		return outcomes.map(itemOf);
	}

	private note(itemIndex: number, outcome: Outcome): void {
		if (itemIndex >= this.itemCount) return;
		this.outcomes[itemIndex] = outcome;
		if (outcome.outcome !== 'accepted') this.hasFailed = true;
	}
}

/** Reads what all messages share: credential and sending options. Throws where n8n cannot give the credential. */
export async function openRun(context: IExecuteFunctions, itemCount: number): Promise<Run | SettingProblem> {
	const account = await readAccount(context);
	if (account instanceof SettingProblem) return account;
	const sending = readSendingOptions(parameterReader(context, 'options')(0));
	if (sending instanceof SettingProblem) return sending;
	return new Run(context, account, sending, itemCount);
}

/** The outcome of every message when a setting makes all of them impossible. */
export function failEverything(context: IExecuteFunctions, itemCount: number, problem: Problem): INodeExecutionData[] {
	const failures = Array.from({ length: itemCount }, (): Failure => ({ outcome: 'rejected', problem }));
	if (!context.continueOnFail()) throw runError(context, failures);
	return failures.map((failure, itemIndex) => failedItem(itemIndex, failure));
}

function itemOf(outcome: Outcome, itemIndex: number): INodeExecutionData {
	return outcome.outcome === 'accepted' ? acceptedItem(itemIndex, outcome) : failedItem(itemIndex, outcome);
}

function notStarted(isCancelled: boolean): Failure {
	const happened = isCancelled
		? 'The execution was stopped before this message was sent'
		: 'An earlier item failed before this message was sent';
	return { outcome: 'rejected', problem: { happened, remedy: 'Nothing was sent for this item.', code: NOT_STARTED } };
}
