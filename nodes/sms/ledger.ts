import type { IExecuteFunctions } from 'n8n-workflow';
import type { Outcome, Accepted, Unknown } from './outcome';

/** The outcome, and the destination in the form that it is compared in. */
interface Entry {
	destination: string;
	outcome: Accepted | Unknown;
}

/**
 * Remembers, across the tries of n8n's Retry On Fail, which messages of a run may have been sent. It lives in the node's
 * context, which n8n saves with the execution: plain data only, and never the text.
 */
export class Ledger {
	private constructor(
		private readonly runs: Record<string, Record<string, Entry>>,
		private readonly runIndex: string,
		private readonly resendUnconfirmed: boolean,
	) {}

	static of(context: IExecuteFunctions, resendUnconfirmed: boolean): Ledger {
		const store: { sent?: Record<string, Record<string, Entry>> } = context.getContext('node');
		store.sent ??= {};
		return new Ledger(store.sent, String(runIndexOf(context)), resendUnconfirmed);
	}

	/**
	 * What an earlier try knows of the message at this place, if it went to this destination. Undefined where it is to be sent: nothing is
	 * known, the destination is another one now, or it is unconfirmed and such messages are to be sent again.
	 */
	recall(key: string, destination: string): Accepted | Unknown | undefined {
		const entry = this.runs[this.runIndex]?.[key];
		if (entry?.destination !== destination) return undefined;
		return entry.outcome.outcome === 'unknown' && this.resendUnconfirmed ? undefined : entry.outcome;
	}

	/** Notes an outcome, as soon as it is known. What is known not to be sent needs no note. */
	record(key: string, destination: string, outcome: Outcome): void {
		const run = (this.runs[this.runIndex] ??= {});
		if (outcome.outcome === 'rejected') Reflect.deleteProperty(run, key);
		else run[key] = { destination, outcome };
	}

	/** Drops the entries of this run: it is over, and n8n will not try it again. */
	forgetRun(): void {
		Reflect.deleteProperty(this.runs, this.runIndex);
	}
}

/** Counted by n8n: 0 for the first time that the node runs in an execution, 1 for the second (in a loop), and so on. */
export function runIndexOf(context: IExecuteFunctions): number {
	const runIndex: unknown = context.evaluateExpression('{{ $runIndex }}', 0);
	return typeof runIndex === 'number' ? runIndex : 0;
}
