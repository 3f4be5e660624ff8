import { createHmac } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { argumentsOf, isAgentTool } from '../run/agentTool';
import type { Accepted, Outcome, Unknown } from './outcome';

type Known = Accepted | Unknown;

/** What became of messages, by their place in the input and by the destination in the form that it is compared in. */
type Entries = Record<string, Record<string, Known>>;

/** A message that an earlier try sent, and that the run has no place for now. */
export interface Stray {
	itemIndex: number;
	outcome: Known;
}

/**
 * Remembers, across the tries of n8n's Retry On Fail, which messages of a run may have been sent. It lives in the node's
 * context, which n8n saves with the execution: plain data only, and never the text.
 */
export class Ledger {
	/** Entries that this try has a place for. */
	private readonly placed = new Set<Known>();

	private constructor(
		private readonly scopes: Record<string, Entries>,
		private readonly scope: string,
		private readonly resendUnconfirmed: boolean,
	) {}

	/** @param apiKey keys the hash by which calls of an AI agent are told apart */
	static of(context: IExecuteFunctions, apiKey: string, resendUnconfirmed: boolean): Ledger {
		const store: { sent?: Record<string, Entries> } = context.getContext('node');
		store.sent ??= {};
		return new Ledger(store.sent, scopeOf(context, apiKey), resendUnconfirmed);
	}

	/**
	 * What an earlier try knows of the message at this place, if it went to this destination. Undefined where it is to be
	 * sent: nothing is known, or it is unconfirmed and such messages are to be sent again.
	 */
	recall(key: string, destination: string): Known | undefined {
		const isToBeSent = this.resendUnconfirmed && this.sentFrom(key)[destination]?.outcome === 'unknown';
		return isToBeSent ? undefined : this.known(key, destination);
	}

	/** What is known of the message at this place, to be sent again or not. Without a destination: of any sent from there. */
	known(key: string, destination?: string): Known | undefined {
		const sent = this.sentFrom(key);
		const known = destination === undefined ? Object.values(sent)[0] : sent[destination];
		if (known !== undefined) this.placed.add(known);
		return known;
	}

	private sentFrom(key: string): Partial<Record<string, Known>> {
		return this.scopes[this.scope]?.[key] ?? {};
	}

	/**
	 * Notes an outcome, as soon as it is known, and gives it back as it stands with what is known already. What was not sent
	 * needs no note.
	 */
	record(key: string, destination: string, outcome: Outcome): Outcome {
		if (outcome.outcome === 'rejected') {
			const earlier = this.known(key, destination);
			return earlier?.outcome === 'unknown' ? stillUnknown(earlier, outcome.problem.happened) : outcome;
		}
		const place = ((this.scopes[this.scope] ??= {})[key] ??= {});
		place[destination] = outcome;
		this.placed.add(outcome);
		return outcome;
	}

	/** What earlier tries sent and this one has no place for: expressions gave them another destination then. */
	strays(): Stray[] {
		return Object.entries(this.scopes[this.scope] ?? {}).flatMap(([key, sent]) =>
			Object.values(sent)
				.filter((known) => !this.placed.has(known))
				.map((outcome) => ({ itemIndex: Number(key.split('/')[0]), outcome })),
		);
	}

	/** Drops the entries: n8n will not try this again. */
	forget(): void {
		Reflect.deleteProperty(this.scopes, this.scope);
	}
}

/** A message that was sent again and not taken this time: the first time it may have been. */
function stillUnknown(earlier: Unknown, happened: string): Unknown {
	const problem = {
		...earlier.problem,
		happened: `${happened}; an earlier try may have sent the message all the same`,
	};
	return { ...earlier, problem };
}

/**
 * What the tries of one piece of work have in common. n8n counts the runs of a node, but every try of an agent's call as
 * one more: there it is what the agent asks for, and so an agent that asks again for what may have been sent gets the
 * same answer instead of a second text.
 */
function scopeOf(context: IExecuteFunctions, apiKey: string): string {
	if (!isAgentTool(context)) return String(runIndexOf(context));
	return createHmac('sha256', apiKey)
		.update(JSON.stringify(argumentsOf(context)))
		.digest('hex')
		.slice(0, 32);
}

/** Counted by n8n: 0 for the first time that the node runs in an execution, 1 for the second (in a loop), and so on. */
export function runIndexOf(context: IExecuteFunctions): number {
	const runIndex: unknown = context.evaluateExpression('{{ $runIndex }}', 0);
	return typeof runIndex === 'number' ? runIndex : 0;
}
