import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { problem } from '../problems/catalogue';
import { inTurn } from '../run/concurrency';
import { defined } from '../problems/defined';
import { identityOf } from './answers';
import type { AnyRequest } from './format';
import type { PlaceKey } from './ledger';
import type { Message, Sent, SentAs } from './message';
import type { MaybeSent, Outcome, Unknown } from './outcome';
import type { Slot } from './slots';

/**
 * How many messages of Retries n8n remembers for a node; the oldest are forgotten first. Each takes three entries, one of
 * which says that it was accepted, and one that its item has sent something: as hashes of 24 characters, one and a half
 * megabytes of n8n's database at most.
 */
const mostRemembered = 20_000;

const options = { mode: 'entries', maxEntries: 3 * mostRemembered } as const;

/** A message that is not sent now, as far as it could be read. */
export interface Unsent {
	slot: Slot;
	to?: PlaceKey;
	clientMessageId?: string | null;
	sentAs?: SentAs;
}

interface Noted {
	key: string;
	message: Message<AnyRequest>;
	/** Whether an earlier Retry has noted it, too: it may have been sent then, however this one ends. */
	isOfEarlier: boolean;
}

/**
 * Every Retry of a failed execution continues from what n8n saved of that execution, and knows nothing of earlier
 * Retries. So each notes in n8n's table of processed data what it is about to send, and skips what another has noted.
 * The table has no lock: Retries in one process of n8n wait for each other, but in two processes both can find the
 * note missing.
 */
export class EarlierRetries {
	private noted: Noted[] = [];
	/** Keys of items of which no earlier Retry has noted anything. */
	private notedItems: string[] = [];

	/** @param retried what all Retries of one execution have in common; undefined where this is not a Retry */
	constructor(
		private readonly context: IExecuteFunctions,
		private readonly retried: string | undefined,
		private readonly resendUnconfirmed: boolean,
	) {}

	/**
	 * What earlier Retries did with messages that this one does not send: the outcome of each, or undefined where none has
	 * tried it. One whose number cannot be read, or is another by now, is known by its item.
	 */
	async recall(unsent: readonly Unsent[]): Promise<(Outcome | undefined)[]> {
		if (this.retried === undefined || unsent.length === 0) return unsent.map(() => undefined);
		try {
			return await this.inTurn(async () => await this.recallNoted(unsent));
		} catch {
			return unsent.map((message) => leftOpen(sentOf(message)));
		}
	}

	private async recallNoted(unsent: readonly Unsent[]): Promise<(Outcome | undefined)[]> {
		const asked = unsent.map(({ slot, to }) => ({
			place: to && this.keyOf(to),
			item: to === undefined || slot.withinItem === undefined ? this.itemKeyOf(slot) : undefined,
		}));
		const keys = asked.flatMap(({ place, item }) => [place, place && asAccepted(place), item]);
		const known = await this.known([...new Set(keys.filter((key) => key !== undefined))]);
		return unsent.map((message, index) => {
			const { place = '', item = '' } = asked[index] ?? {};
			if (!known.has(place) && !known.has(item)) return undefined;
			return outcomeInEarlierRetry(sentOf(message), known.has(place) && known.has(asAccepted(place)));
		});
	}

	/**
	 * The messages that no earlier Retry has sent, noted as about to be sent. `settle` is called with the outcome of others,
	 * and of those that an earlier Retry left unconfirmed and that are to be sent again.
	 */
	async leaveOut<Request extends AnyRequest>(
		messages: readonly Message<Request>[],
		settle: (message: Message<Request>, outcome: Outcome) => void,
	): Promise<readonly Message<Request>[]> {
		if (this.retried === undefined || messages.length === 0) return messages;
		return await this.inTurn(async () => await this.leaveOutNoted(messages, settle));
	}

	private async leaveOutNoted<Request extends AnyRequest>(
		messages: readonly Message<Request>[],
		settle: (message: Message<Request>, outcome: Outcome) => void,
	): Promise<Message<Request>[]> {
		try {
			const byKey = new Map(messages.map((message) => [this.keyOf(message), message]));
			const isNew = new Set((await this.note([...byKey.keys()])).new);
			const others = [...byKey].filter(([key]) => !isNew.has(key));
			const accepted = await this.known(others.map(([key]) => asAccepted(key)));
			const isLeftOut = (key: string) => !isNew.has(key) && (!this.resendUnconfirmed || accepted.has(asAccepted(key)));
			const left = [...byKey].filter(([key]) => !isLeftOut(key));
			const items = new Set(left.map(([, { slot }]) => this.itemKeyOf(slot)));
			if (items.size > 0) this.notedItems = (await this.note([...items])).new.map(String);
			this.noted = left.map(([key, message]) => ({ key, message, isOfEarlier: !isNew.has(key) }));
			for (const [key, message] of others) {
				settle(message, outcomeInEarlierRetry(identityOf(message), accepted.has(asAccepted(key))));
			}
			return left.map(([, message]) => message);
		} catch {
			for (const message of messages) settle(message, leftOpen(identityOf(message)));
			return [];
		}
	}

	/** Notes the outcome of this Retry. @param outcomeOf undefined for a message that was not tried */
	async conclude(outcomeOf: (message: Message<AnyRequest>) => Outcome['outcome'] | undefined): Promise<void> {
		if (this.noted.length > 0) await this.inTurn(async () => await this.noteOutcomes(outcomeOf));
	}

	private async noteOutcomes(
		outcomeOf: (message: Message<AnyRequest>) => Outcome['outcome'] | undefined,
	): Promise<void> {
		const isSent = ({ message, isOfEarlier }: Noted) =>
			isOfEarlier || ['accepted', 'unknown'].includes(outcomeOf(message) ?? '');
		const sentItems = new Set(this.noted.filter(isSent).map(({ message }) => this.itemKeyOf(message.slot)));
		const notSent = [
			...this.noted.filter((noted) => !isSent(noted)).map(({ key }) => key),
			...this.notedItems.filter((key) => !sentItems.has(key)),
		];
		try {
			if (notSent.length > 0) await this.context.helpers.removeProcessed(notSent, 'node', options);
			const taken = this.noted.filter(({ message }) => outcomeOf(message) === 'accepted').map(({ key }) => key);
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

	/**
	 * The keys that are noted. The table can only be queried by adding to it; entries added for that displace no
	 * others.
	 */
	private async known(keys: string[]): Promise<Set<string>> {
		if (keys.length === 0) return new Set();
		const roomy = { ...options, maxEntries: options.maxEntries + keys.length };
		const { new: missing, processed } = await this.context.helpers.checkProcessedAndRecord(keys, 'node', roomy);
		if (missing.length > 0) await this.context.helpers.removeProcessed(missing, 'node', options);
		return new Set(processed.map(String));
	}

	private keyOf({ itemIndex, destination, occurrence }: PlaceKey): string {
		return this.hashOf([itemIndex, destination, occurrence]);
	}

	private itemKeyOf({ itemIndex }: Slot): string {
		return this.hashOf([itemIndex]);
	}

	private hashOf(what: unknown[]): string {
		return createHash('sha256')
			.update(JSON.stringify([this.retried, ...what]))
			.digest('hex');
	}
}

function asAccepted(key: string): string {
	return `${key} accepted`;
}

function sentOf({ to, clientMessageId = null, sentAs }: Unsent): Sent | undefined {
	return to && { destination: to.destination, clientMessageId, ...defined({ sentAs }) };
}

/** The outcome where the memory of Retries cannot be read now. */
function leftOpen(sent: Sent | undefined): Unknown {
	const unreadable = problem('RETRY_MEMORY_UNREADABLE');
	return { outcome: 'unknown', clientMessageId: null, ...sent, problem: unreadable, isLeftOpen: true };
}

function outcomeInEarlierRetry(sent: Sent | undefined, isAccepted: boolean): MaybeSent {
	if (!isAccepted || sent === undefined) {
		return { outcome: 'unknown', clientMessageId: null, ...sent, problem: problem('SENT_BY_EARLIER_RETRY') };
	}
	const status = { code: 'QUEUED', description: 'Accepted in an earlier Retry of this execution' };
	return { outcome: 'accepted', umid: null, ...sent, clientMessageId: null, encoding: 'AUTO', status };
}
