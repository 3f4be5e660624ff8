import { type CancelSignal, pause } from '../../nodes/api/cancellation';

/** What an account may do on one bind. */
export interface Allowed {
	/** Messages that may wait for their answer at the same time. */
	window: number;
	messagesPerSecond: number;
}

/** The share of a second's messages that may go out in one burst, so that timers need not be exact. */
const burstMs = 100;

/** Keeps the messages of one bind within its window and its rate. Turns are taken in the order of the calls. */
export class Window {
	private open = 0;
	private readonly waiting: (() => void)[] = [];
	/** When the next message may go out if none had gone out early, in ms since 1970. */
	private due = 0;
	private heldUntil = 0;

	constructor(private readonly allowed: Allowed) {}

	/** Sends once there is room. Undefined where the execution is cancelled before. `send` must not throw. */
	async pass<T>(signal: CancelSignal | undefined, send: () => Promise<T>): Promise<T | undefined> {
		while (this.open >= this.allowed.window) await new Promise<void>((resolve) => this.waiting.push(resolve));
		this.open += 1;
		try {
			await this.turn(signal);
			return signal?.aborted ? undefined : await send();
		} finally {
			this.open -= 1;
			this.waiting.shift()?.();
		}
	}

	/** Sends nothing more for a while, in milliseconds: the peer says that it is too busy. */
	hold(milliseconds: number): void {
		this.heldUntil = Math.max(this.heldUntil, Date.now() + milliseconds);
	}

	private async turn(signal: CancelSignal | undefined): Promise<void> {
		while (Date.now() < this.heldUntil && !signal?.aborted) await pause(this.heldUntil - Date.now(), signal);
		const now = Date.now();
		this.due = Math.max(this.due, now - burstMs) + 1000 / this.allowed.messagesPerSecond;
		if (this.due > now) await pause(this.due - now, signal);
	}
}
