import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { problem } from '../problems/catalogue';
import { inTurn } from '../run/concurrency';
import { identityOf } from './answers';
import type { AnyRequest } from './format';
import type { Message } from './message';
import type { Outcome } from './outcome';

/**
 * How many messages of Retries n8n remembers for a node; the oldest are forgotten first. Each takes two entries, one of
 * which says that it was accepted: as hashes of 24 characters, a megabyte of n8n's database at most.
 */
const mostRemembered = 20_000;

const options = { mode: 'entries', maxEntries: 2 * mostRemembered } as const;

/**
 * Every Retry of a failed execution goes on from what n8n saved of that execution, and knows nothing of the Retries before.
 * So each notes in n8n's table of processed data what it is about to send, and leaves out what another has noted. The table
 * has no lock: Retries in one process of n8n wait for each other, but in two processes both can find the note missing.
 */
export class EarlierRetries {
	private noted: { key: string; message: Message<AnyRequest> }[] = [];

	/** @param retried what all Retries of one execution have in common; undefined where this is not a Retry */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly retried: string | undefined,
		private readonly resendUnconfirmed: boolean,
	) {}

	/** The messages that no earlier Retry has sent, noted as about to be sent. `settle` is called with the outcome of others. */
	async leaveOut<Request extends AnyRequest>(
		messages: readonly Message<Request>[],
		settle: (message: Message<Request>, outcome: Outcome) => void,
	): Promise<Message<Request>[]> {
		if (this.retried === undefined || messages.length === 0) return [...messages];
		return await this.inTurn(async () => await this.leaveOutNoted(messages, settle));
	}

	private async leaveOutNoted<Request extends AnyRequest>(
		messages: readonly Message<Request>[],
		settle: (message: Message<Request>, outcome: Outcome) => void,
	): Promise<Message<Request>[]> {
		try {
			const byKey = new Map(messages.map((message) => [this.keyOf(message), message]));
			const { new: fresh } = await this.note([...byKey.keys()]);
			const mayBeSent = new Set(fresh);
			const others = [...byKey].filter(([key]) => !mayBeSent.has(key));
			const accepted = await this.accepted(others.map(([key]) => key));
			for (const [key, message] of others) {
				if (this.resendUnconfirmed && !accepted.has(key)) mayBeSent.add(key);
				else settle(message, outcomeInEarlierRetry(message, accepted.has(key)));
			}
			const left = [...byKey].filter(([key]) => mayBeSent.has(key));
			this.noted = left.map(([key, message]) => ({ key, message }));
			return left.map(([, message]) => message);
		} catch {
			const unreadable = problem('RETRY_MEMORY_UNREADABLE');
			for (const message of messages) {
				settle(message, { outcome: 'rejected', ...identityOf(message), problem: unreadable });
			}
			return [];
		}
	}

	/** Notes what this Retry came to. @param outcomeOf undefined for a message that was not tried */
	async conclude(outcomeOf: (message: Message<AnyRequest>) => Outcome['outcome'] | undefined): Promise<void> {
		if (this.noted.length > 0) await this.inTurn(async () => await this.noteOutcomes(outcomeOf));
	}

	private async noteOutcomes(
		outcomeOf: (message: Message<AnyRequest>) => Outcome['outcome'] | undefined,
	): Promise<void> {
		const keysOf = (...wanted: (Outcome['outcome'] | undefined)[]) =>
			this.noted.filter(({ message }) => wanted.includes(outcomeOf(message))).map(({ key }) => key);
		const notSent = keysOf('rejected', undefined);
		try {
			if (notSent.length > 0) await this.context.helpers.removeProcessed(notSent, 'node', options);
			const taken = keysOf('accepted');
			if (taken.length > 0) await this.note(taken.map(asAccepted));
		} catch {
			// Without these notes, a further Retry takes the messages for unconfirmed: it sends none of them twice.
		}
	}

	private async inTurn<T>(work: () => Promise<T>): Promise<T> {
		return await inTurn(`${this.context.getWorkflow().id ?? ''}/${this.context.getNode().id}`, work);
	}

	private async note(keys: string[]) {
		return await this.context.helpers.checkProcessedAndRecord(keys, 'node', options);
	}

	/** Those of the keys that an earlier Retry has marked as accepted. The table can be asked only by adding to it. */
	private async accepted(keys: readonly string[]): Promise<Set<string>> {
		if (keys.length === 0) return new Set();
		const marks = keys.map(asAccepted);
		const { new: missing } = await this.note(marks);
		if (missing.length > 0) await this.context.helpers.removeProcessed(missing, 'node', options);
		return new Set(keys.filter((_, index) => !missing.includes(marks[index] ?? '')));
	}

	private keyOf({ place: { itemIndex, digits, occurrence } }: Message<AnyRequest>): string {
		return createHash('sha256')
			.update(JSON.stringify([this.retried, itemIndex, digits, occurrence]))
			.digest('hex');
	}
}

function asAccepted(key: string): string {
	return `${key} accepted`;
}

function outcomeInEarlierRetry(message: Message<AnyRequest>, isAccepted: boolean): Outcome {
	const sent = identityOf(message);
	if (!isAccepted) return { outcome: 'unknown', ...sent, problem: problem('SENT_BY_EARLIER_RETRY') };
	const status = { code: 'QUEUED', description: 'Accepted in an earlier Retry of this execution' };
	return { outcome: 'accepted', umid: null, ...sent, clientMessageId: null, encoding: 'AUTO', status };
}
