import { LowestFirst } from './lowestFirst';

/** A message to be given a time. Times are in ms since 1970. */
export interface Planned {
	/** IANA name of the time zone by whose clocks the window is open for it; any text where there is no window. */
	timeZone: string;
	/** The time that it has of its own, before which it may not go out. */
	notBefore?: number;
}

/** The messages that have no time yet, by time zone, each zone's in their order. */
export class WaitingList {
	private readonly byZone = new Map<string, LowestFirst>();
	/** Messages with a time of their own that has not come, the latest first. */
	private readonly later: { message: number; at: number }[] = [];
	/** How many wait. */
	size = 0;

	constructor(private readonly messages: readonly Planned[]) {
		messages.forEach(({ notBefore }, message) => {
			this.size += 1;
			if (notBefore === undefined) this.add(message);
			else this.later.push({ message, at: notBefore });
		});
		this.later.sort((a, b) => b.at - a.at);
	}

	/** Lets in the messages whose own time has come. */
	advance(at: number): void {
		for (let next = this.later.at(-1); next !== undefined && next.at <= at; next = this.later.at(-1)) {
			this.later.pop();
			this.add(next.message);
		}
	}

	/** The next moment at which more messages are let in; Infinity where there is none. */
	get nextOwnTime(): number {
		return this.later.at(-1)?.at ?? Infinity;
	}

	/** The time zones in which messages wait whose time has come. */
	zones(): string[] {
		return [...this.byZone].filter(([, queue]) => queue.lowest !== undefined).map(([timeZone]) => timeZone);
	}

	hasAny(zones: readonly string[]): boolean {
		return zones.some((timeZone) => this.byZone.get(timeZone)?.lowest !== undefined);
	}

	/** Takes at most so many messages of these zones, the first ones of all first. */
	take(zones: readonly string[], most: number): number[] {
		const queues = zones.map((timeZone) => this.byZone.get(timeZone)).filter((queue) => queue !== undefined);
		const taken: number[] = [];
		while (taken.length < most) {
			const message = firstOf(queues)?.take();
			if (message === undefined) break;
			taken.push(message);
		}
		this.size -= taken.length;
		return taken;
	}

	private add(message: number): void {
		const timeZone = this.messages[message]?.timeZone ?? '';
		const queue = this.byZone.get(timeZone) ?? new LowestFirst();
		this.byZone.set(timeZone, queue);
		queue.add(message);
	}
}

function firstOf(queues: readonly LowestFirst[]): LowestFirst | undefined {
	let first: LowestFirst | undefined;
	for (const queue of queues) {
		if (queue.lowest !== undefined && queue.lowest < (first?.lowest ?? Infinity)) first = queue;
	}
	return first;
}
