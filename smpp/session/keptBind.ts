import type { BindCommand, Pdu } from '../codec/pdu';
import { type CancelSignal, pause } from '../../nodes/api/cancellation';
import { backoffMs } from './backoff';
import { bind, type Bindable, type BindFailure, isFinal, needsPatience } from './bind';
import { type Connection, type Times, usualTimes } from './connection';

export interface KeptHandlers {
	onRequest: (pdu: Pdu, answer: (answer: Pdu) => void) => void;
	/** The bind is refused for good, and no further try is made. */
	onRefused: (failure: BindFailure) => void;
}

/** Milliseconds after which a connection counts as one that lasts. */
const steadyMs = 60_000;

/** A bind that is made anew whenever its connection is lost, until it is given up. */
export class KeptBind {
	private connection: Connection | undefined;
	private readonly stopped = new AbortController();
	/** Tries in a row that failed, or whose connection did not last. */
	private failures = 0;
	private boundAt = 0;

	private constructor(
		private readonly command: BindCommand,
		private readonly to: Bindable,
		private readonly handlers: KeptHandlers,
		private readonly times: Times,
	) {}

	/** Binds for the first time: a failure is the caller's. */
	static async open(
		command: BindCommand,
		to: Bindable,
		handlers: KeptHandlers,
		times: Times = usualTimes,
	): Promise<{ ok: true; bind: KeptBind } | { ok: false; failure: BindFailure }> {
		const kept = new KeptBind(command, to, handlers, times);
		const failure = await kept.connect();
		return failure === undefined ? { ok: true, bind: kept } : { ok: false, failure };
	}

	/** The connection of this moment; undefined while there is none. */
	get current(): Connection | undefined {
		return this.connection?.isOpen === true ? this.connection : undefined;
	}

	/** Unbinds, and does not come back. */
	async close(): Promise<void> {
		this.stopped.abort();
		await this.connection?.unbind();
	}

	private async connect(): Promise<BindFailure | undefined> {
		const { onRequest } = this.handlers;
		const onClose = () => {
			if (!this.signal.aborted) void this.reconnect();
		};
		const bound = await bind(this.command, this.to, { onRequest, onClose }, this.times);
		if (!bound.ok) return bound.failure;
		this.connection = bound.connection;
		this.boundAt = Date.now();
		// It was given up meanwhile.
		if (this.signal.aborted) await bound.connection.unbind();
		return undefined;
	}

	private async reconnect(): Promise<void> {
		// A peer may let in and throw out for hours: that is as good as not being let in.
		if (Date.now() - this.boundAt >= steadyMs) this.failures = 0;
		for (;;) {
			await pause(backoffMs(this.failures++, Math.random()), this.signal);
			if (this.signal.aborted) return;
			const failure = await this.connect();
			if (failure === undefined) return;
			if (isFinal(failure)) return this.handlers.onRefused(failure);
			if (needsPatience(failure)) this.failures = Infinity;
		}
	}

	private get signal(): CancelSignal & AbortSignal {
		return this.stopped.signal;
	}
}
