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

/** Milliseconds after which a connection counts as stable. */
const steadyMs = 60_000;

/** A bind that is made again whenever its connection is lost, until it is closed. */
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

	/** Binds for the first time: the caller handles a failure. */
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

	/** The current connection; undefined while there is none. */
	get current(): Connection | undefined {
		return this.connection?.isOpen === true ? this.connection : undefined;
	}

	/** Unbinds for good. */
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
		// It was closed in the meantime.
		if (this.signal.aborted) await bound.connection.unbind();
		return undefined;
	}

	private async reconnect(): Promise<void> {
		// A peer may accept and drop connections for hours: that is no better than refusing them.
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
