import { createHmac } from 'crypto';
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
	/** Of the phone, in international form. */
	digits: string;
	/** 0 for the first message of the item to this phone, 1 for the second, and so on. */
	occurrence: number;
}

/** A message that may have been sent. `twin` is the same for messages with one text to one number; it is a keyed hash. */
export type Remembered = MaybeSent & { twin?: string };

/** By place: item, digits and occurrence. One flat object, since an engine is slow at thousands of objects with keys of their own. */
type Entries = Partial<Record<string, Remembered>>;

interface Store {
	/** ID of the execution that the work began in. */
	born?: string;
	/** By run index, or by what an agent asked for. */
	sent?: Record<string, Entries>;
}

/**
 * Remembers, across the tries of n8n's Retry On Fail and Retry, which messages of a run may have been sent. It lives in the
 * node's context, which n8n saves with the execution: plain data only, and never the text.
 */
export class Ledger {
	/** Entries that this try has a place for. */
	private readonly placed = new Set<Remembered>();
	/** What earlier tries sent, by twin. What this try sends has a place. */
	private twins: Map<string, Remembered[]> | undefined;

	/** By item, what earlier tries noted; made when it is first asked for. */
	private byItem: ReadonlyMap<string, [name: string, entry: Remembered][]> | undefined;

	/**
	 * @param scopes what is remembered, by scope; it is changed in place
	 * @param scope the run, or what an agent asked for
	 */
	constructor(
		private readonly scopes: Partial<Record<string, Entries>>,
		private readonly scope: string,
		private readonly resendUnconfirmed: boolean,
		private readonly isAgent: boolean,
		/** What n8n's Retries of one execution have in common; undefined where this is not a Retry. */
		readonly retried: string | undefined,
	) {}

	/** @param apiKey keys the hash by which calls of an AI agent are distinguished */
	static of(context: IExecuteFunctions, apiKey: string, resendUnconfirmed: boolean): Ledger {
		const store: Store = context.getContext('node');
		const execution = context.getExecutionId();
		store.sent ??= {};
		store.born ??= execution;
		const scope = scopeOf(context, apiKey);
		// An agent decides anew on every Retry what it sends.
		const isAgent = isAgentTool(context);
		const isRetry = store.born !== execution && !isAgent;
		return new Ledger(store.sent, scope, resendUnconfirmed, isAgent, isRetry ? `${store.born}/${scope}` : undefined);
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
		this.byItem ??= groupBy(listOf(this.entries()), ([name]) => itemIn(name));
		const [, left] = this.byItem.get(String(itemIndex))?.find(([, entry]) => !this.placed.has(entry)) ?? [];
		return this.put(left);
	}

	/** What an earlier try, or an earlier call of an agent, sent with this text to this number, and this try has no place for. */
	claimTwin(twin: string): MaybeSent | undefined {
		// Another call of the agent may send something meanwhile; of this node's own run, all is known from the start.
		const twins = this.isAgent ? this.byTwin() : (this.twins ??= this.byTwin());
		const alike = twins.get(twin) ?? [];
		return this.put(alike.find((entry) => !this.placed.has(entry) && !this.isToBeResent(entry)));
	}

	private byTwin(): Map<string, Remembered[]> {
		const works = this.isAgent ? Object.values(this.scopes) : [this.entries()];
		const entries = works.flatMap((work = {}) => this.leftOf(work).map(({ entry }) => entry));
		return groupBy(entries, ({ twin }) => twin ?? '');
	}

	/**
	 * Notes an outcome as soon as it is known, and returns it together with what is known already. What was not sent needs
	 * no note.
	 */
	record(place: PlaceKey, outcome: Outcome, twin?: string): Outcome {
		const name = nameOf(place);
		// What is noted here until now is of no other place, whatever becomes of the message.
		const earlier = this.put(this.entries()[name]);
		if (outcome.outcome === 'rejected') {
			return earlier?.outcome === 'unknown' ? stillUnknown(earlier, outcome.problem.happened) : outcome;
		}
		const entry: Remembered = twin === undefined ? { ...outcome } : { ...outcome, twin };
		(this.scopes[this.scope] ??= {})[name] = entry;
		this.placed.add(entry);
		return outcome;
	}

	/** What earlier tries sent and this one has no place for, in the order of the items. */
	strays(): { itemIndex: number; outcome: MaybeSent }[] {
		return this.leftOf(this.entries())
			.map(({ itemIndex, entry }) => ({ itemIndex, outcome: entry }))
			.sort((a, b) => a.itemIndex - b.itemIndex);
	}

	/** When messages go out that earlier tries sent at planned times, in ms since 1970. */
	plannedTimes(): number[] {
		const scheduled = Object.values(this.entries()).map((entry) => entry?.sentAs?.scheduled);
		return scheduled.flatMap((time) => (typeof time === 'string' ? [Date.parse(time)] : []));
	}

	/** Drops the entries: n8n will not try this again. */
	forget(): void {
		Reflect.deleteProperty(this.scopes, this.scope);
		this.twins = undefined;
		this.byItem = undefined;
	}

	private entries(): Entries {
		return this.scopes[this.scope] ?? {};
	}

	private at(place: PlaceKey): Remembered | undefined {
		return this.scopes[this.scope]?.[nameOf(place)];
	}

	private leftOf(work: Entries): { itemIndex: number; entry: Remembered }[] {
		const left: { itemIndex: number; entry: Remembered }[] = [];
		for (const name of Object.keys(work)) {
			const entry = work[name];
			if (entry !== undefined && !this.placed.has(entry)) left.push({ itemIndex: Number(itemIn(name)), entry });
		}
		return left;
	}

	private put(entry: Remembered | undefined): Remembered | undefined {
		if (entry !== undefined) this.placed.add(entry);
		return entry;
	}

	private isToBeResent(entry: Remembered | undefined): boolean {
		return this.resendUnconfirmed && entry?.outcome === 'unknown';
	}
}

function nameOf({ itemIndex, digits, occurrence }: PlaceKey): string {
	return `${itemIndex}/${digits}/${occurrence}`;
}

function itemIn(name: string): string {
	return name.slice(0, name.indexOf('/'));
}

function listOf(entries: Entries): [name: string, entry: Remembered][] {
	return Object.entries(entries).flatMap(([name, entry]) => (entry === undefined ? [] : [[name, entry]]));
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
