import type { SmppEvent } from './events';

/** An event on its way into an execution. */
export interface Gathered extends SmppEvent {
	/** Called once with whether 8x8 may forget the event. */
	settle: (isTaken: boolean) => void;
}

/** Collects events until there are enough of them, or the first has waited long enough. */
export class Gathering {
	private events: Gathered[] = [];
	private timer: NodeJS.Timeout | undefined;

	constructor(
		private readonly limits: { events: number; waitMs: number },
		private readonly start: (events: readonly Gathered[]) => void,
	) {}

	add(event: Gathered): void {
		this.events.push(event);
		if (this.events.length >= this.limits.events) this.flush();
		else this.timer ??= setTimeout(() => this.flush(), this.limits.waitMs);
	}

	/** Starts an execution with the events so far. */
	flush(): void {
		clearTimeout(this.timer);
		this.timer = undefined;
		const { events } = this;
		this.events = [];
		if (events.length > 0) this.start(events);
	}

	/** Hands back what waits, and starts nothing. */
	drop(): void {
		clearTimeout(this.timer);
		this.timer = undefined;
		for (const { settle } of this.events.splice(0)) settle(false);
	}
}
