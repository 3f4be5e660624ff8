import { createHmac, hash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { argumentsOf, isAgentTool } from '../run/agentTool';
import { runIndexOf } from '../run/runIndex';
import { isRecord } from '../problems/unknownValues';
import { readDestination } from '../text/destination';
import { inOneSpacing } from '../text/spacing';
import { groupBy } from './groupBy';
import type { MaybeSent, Outcome, Unknown } from './outcome';
import { asides } from '../problems/words/asides';

/** Which message of the node's input it is: the same on every try, in every operation, however its number is written. */
export interface PlaceKey {
	itemIndex: number;
	/** Plus and digits, or the person's ID. */
	destination: string;
	/** 0 for the first message of the item to this phone, 1 for the second, and so on. */
	occurrence: number;
}

/** A message that may have been sent. */
export type Remembered = MaybeSent & {
	itemIndex: number;
	destination: string;
	/** Left out for 0. */
	occurrence?: number;
	/** The same for messages with one text to one number; it is a keyed hash. */
	twin?: string;
};

interface Store {
	/** ID of the execution that the work began in. */
	born?: string;
	/** By run index, or by what an agent asked for. Lists: an engine is slow at objects with thousands of names. */
	sent?: Scopes;
}

type Scopes = Partial<Record<string, Remembered[]>>;

/**
 * Remembers, across the tries of n8n's Retry On Fail and Retry, which messages of a run may have been sent. It lives in the
 * node's context, which n8n saves with the execution: plain data only, and never the text.
 */
export class Ledger {
	/**
	 * Whether nothing was sent before this try, nor can be sent beside it. It then notes each place once, and all that is
	 * noted is its own: nothing has to be looked up.
	 */
	readonly isFirst: boolean;
	/** Entries that this try has a place for; of a first try that is every entry. */
	private readonly placed = new Set<Remembered>();
	private readonly secret: string;
	/** Where among the entries a place is, and the entries by item and by twin; each made when it is first asked for. */
	private byPlace: Map<string, number> | undefined;
	private byItem: ReadonlyMap<string, Remembered[]> | undefined;
	private twins: ReadonlyMap<string, Remembered[]> | undefined;

	/**
	 * @param scopes what is remembered, by scope; it is changed in place
	 * @param scope the run, or what an agent asked for
	 * @param apiKey keys the hashes that are kept, so that nobody can find a text by trying
	 */
	constructor(
		private readonly scopes: Scopes,
		private readonly scope: string,
		apiKey: string,
		private readonly resendUnconfirmed: boolean,
		private readonly isAgent: boolean,
		/** What n8n's Retries of one execution have in common; undefined where this is not a Retry. */
		readonly retried: string | undefined,
	) {
		this.secret = createHmac('sha256', apiKey).update('duplicates').digest('hex').slice(0, 32);
		this.isFirst = this.entries().length === 0 && !isAgent && retried === undefined;
	}

	/** @param apiKey also keys the hash by which calls of an AI agent are distinguished */
	static of(context: IExecuteFunctions, apiKey: string, resendUnconfirmed: boolean): Ledger {
		const store: Store = context.getContext('node');
		const execution = context.getExecutionId();
		store.sent ??= {};
		store.born ??= execution;
		const scope = scopeOf(context, apiKey);
		// An agent decides anew on every Retry what it sends.
		const isAgent = isAgentTool(context);
		const isRetry = store.born !== execution && !isAgent;
		const retried = isRetry ? `${store.born}/${scope}` : undefined;
		return new Ledger(store.sent, scope, apiKey, resendUnconfirmed, isAgent, retried);
	}

	/** The hash that is kept in place of what a message says and to whom. */
	twinOf(said: string): string {
		// A hash behind a secret of fixed length, cut in half, is as good as an HMAC here, and four times as fast.
		return hash('sha256', this.secret + said).slice(0, 32);
	}

	/**
	 * What an earlier try knows of the message at this place. Undefined where it is to be sent: nothing is known, or it is
	 * unconfirmed and such messages are to be sent again.
	 */
	recall(place: PlaceKey): Remembered | undefined {
		const entry = this.at(place);
		return this.isToBeResent(entry) ? undefined : this.put(entry);
	}

	/** What is known of the message at this place, to be sent again or not. */
	known(place: PlaceKey): Remembered | undefined {
		return this.put(this.at(place));
	}

	/** What an earlier try sent from an item whose number cannot be read any more. */
	claim(itemIndex: number): Remembered | undefined {
		this.byItem ??= groupBy(this.entries(), (entry) => String(entry.itemIndex));
		return this.put(this.byItem.get(String(itemIndex))?.find((entry) => !this.placed.has(entry)));
	}

	/** What an earlier try, or an earlier call of an agent, sent with this text to this number, and this try has no place for. */
	claimTwin(said: string): MaybeSent | undefined {
		if (this.isFirst) return undefined;
		// Another call of the agent may send something meanwhile; of this node's own run, all is known from the start.
		const twins = this.isAgent ? this.byTwin() : (this.twins ??= this.byTwin());
		const alike = twins.get(this.twinOf(said)) ?? [];
		return this.put(alike.find((entry) => !this.placed.has(entry) && !this.isToBeResent(entry)));
	}

	private byTwin(): Map<string, Remembered[]> {
		const works = this.isAgent ? Object.values(this.scopes) : [this.entries()];
		const left = works.flatMap((work = []) => work.filter((entry) => !this.placed.has(entry)));
		return groupBy(left, ({ twin }) => twin ?? '');
	}

	/**
	 * Notes an outcome as soon as it is known, and returns it together with what is known already. What was not sent needs
	 * no note.
	 */
	record(place: PlaceKey, outcome: Outcome): Outcome {
		// What is noted here until now is of no other place, whatever becomes of the message.
		const index = this.indexOf(place);
		const earlier = this.put(this.entries()[index]);
		if (outcome.outcome === 'rejected') {
			return earlier?.outcome === 'unknown' ? stillUnknown(earlier, outcome.problem.happened) : outcome;
		}
		// Changed in place: a copy of every message's would take longer than the rest.
		const entry = outcome as Remembered;
		entry.itemIndex = place.itemIndex;
		entry.destination = place.destination;
		if (place.occurrence > 0) entry.occurrence = place.occurrence;
		(this.scopes[this.scope] ??= [])[index] = entry;
		if (this.isFirst) return outcome;
		this.placed.add(entry);
		this.byPlace?.set(nameOf(entry), index);
		return outcome;
	}

	/** Adds what a message that was noted says and to whom, by which a later try finds it where its place is gone. */
	recordTwin(noted: Outcome | undefined, said: string): void {
		if (noted !== undefined && isNoted(noted)) noted.twin ??= this.twinOf(said);
	}

	/** What earlier tries sent and this one has no place for, in the order of the items. */
	strays(): { itemIndex: number; outcome: MaybeSent }[] {
		if (this.isFirst) return [];
		return this.entries()
			.filter((entry) => !this.placed.has(entry))
			.map((outcome) => ({ itemIndex: outcome.itemIndex, outcome }))
			.sort((a, b) => a.itemIndex - b.itemIndex);
	}

	/** When messages go out that earlier tries sent at planned times, in ms since 1970. */
	plannedTimes(): number[] {
		const scheduled = this.entries().map(({ sentAs }) => sentAs?.scheduled);
		return scheduled.flatMap((time) => (typeof time === 'string' ? [Date.parse(time)] : []));
	}

	/** Drops the entries: n8n will not try this again. */
	forget(): void {
		Reflect.deleteProperty(this.scopes, this.scope);
		this.byPlace = undefined;
		this.byItem = undefined;
		this.twins = undefined;
	}

	private entries(): readonly Remembered[] {
		return this.scopes[this.scope] ?? [];
	}

	private at(place: PlaceKey): Remembered | undefined {
		return this.entries()[this.indexOf(place)];
	}

	/** Where the entry of a place is, or where a new one is to be put. */
	private indexOf(place: PlaceKey): number {
		const entries = this.entries();
		if (this.isFirst) return entries.length;
		// Another call of the agent may note something meanwhile.
		if (this.byPlace === undefined || this.isAgent) {
			this.byPlace = new Map(entries.map((entry, index) => [nameOf(entry), index]));
		}
		return this.byPlace.get(nameOf(place)) ?? entries.length;
	}

	private put(entry: Remembered | undefined): Remembered | undefined {
		if (entry !== undefined) this.placed.add(entry);
		return entry;
	}

	private isToBeResent(entry: Remembered | undefined): boolean {
		return this.resendUnconfirmed && entry?.outcome === 'unknown';
	}
}

function isNoted(outcome: Outcome): outcome is Remembered {
	return 'itemIndex' in outcome && outcome.itemIndex !== undefined;
}

function nameOf({ itemIndex, destination, occurrence = 0 }: Pick<Remembered, keyof PlaceKey>): string {
	return `${itemIndex}/${destination}/${occurrence}`;
}

/** A message that was sent again and not accepted this time: it may have been accepted the first time. */
function stillUnknown(earlier: Unknown, happened: string): Unknown {
	const problem = { ...earlier.problem, happened: asides.maybeSentEarlier({ happened }) };
	return { ...earlier, problem };
}

/**
 * What the tries of one piece of work have in common. That is the run, as n8n counts it; but n8n counts every try of
 * an agent's call as another run, so there it is what the agent asks for. An agent that asks again for what may have
 * been sent thus gets the same answer instead of a second text.
 */
function scopeOf(context: IExecuteFunctions, apiKey: string): string {
	if (!isAgentTool(context)) return String(runIndexOf(context));
	const given = argumentsOf(context).map(([name, value]) => JSON.stringify([name, inOneForm(value)]));
	return createHmac('sha256', apiKey).update(JSON.stringify(given.sort())).digest('hex').slice(0, 32);
}

/**
 * What an agent passes, in one form however it is written: a number in international form, other text and figures
 * without needless spaces, and the fields of an object in one order.
 */
function inOneForm(value: unknown): unknown {
	if (isRecord(value)) {
		return Object.keys(value)
			.sort()
			.map((name) => [name, inOneForm(value[name])]);
	}
	if (typeof value !== 'string' && typeof value !== 'number') return value;
	const number = readDestination(value);
	return number.ok ? number.value.destination : inOneSpacing(String(value));
}
