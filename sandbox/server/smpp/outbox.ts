import type { ShortMessage } from '../../../smpp/codec/pdu';
import { statuses } from '../../../smpp/codec/statuses';
import type { Connection } from '../../../smpp/session/connection';

/** Messages that wait for a bind, or to be sent again; beyond it the oldest are forgotten. */
const mostWaiting = 10_000;
const answerMs = 10_000;
const againMs = 1000;

/** What goes to clients as deliver_sm: each to one bind, and again until one takes it. */
export class Outbox {
	private waiting: ShortMessage[] = [];
	private turn = 0;
	private readonly timers = new Set<NodeJS.Timeout>();

	/** @param receivers the current binds that take messages. @param retryScale factor on the wait before a repeat */
	constructor(
		private readonly receivers: () => Connection[],
		private readonly retryScale: number,
	) {}

	put(message: ShortMessage): void {
		this.waiting.push(message);
		if (this.waiting.length > mostWaiting) this.waiting.shift();
		this.flush();
	}

	/** Sends what waits, where there is a bind. */
	flush(): void {
		const receivers = this.receivers();
		if (receivers.length === 0) return;
		for (const message of this.waiting.splice(0)) {
			// As with 8x8, it can be any of them.
			const receiver = receivers[this.turn++ % receivers.length];
			if (receiver !== undefined) void this.send(message, receiver);
		}
	}

	close(): void {
		this.waiting = [];
		for (const timer of this.timers) clearTimeout(timer);
	}

	private async send(message: ShortMessage, receiver: Connection): Promise<void> {
		const answered = await receiver.request(message, answerMs);
		if (answered.kind === 'answered' && answered.pdu.status === statuses.ok) return;
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			this.put(message);
		}, againMs * this.retryScale);
		this.timers.add(timer);
	}
}
