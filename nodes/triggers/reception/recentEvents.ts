import { createHash } from 'crypto';
import type { Refusal } from '../../events/answer';
import { webhookRetrySeconds } from '../../generated/webhookEvents';
import { problem } from '../../problems/catalogue';

/** How far n8n is with an event that was passed on to it. One that it failed to take is forgotten. */
export type Handling = 'pending' | 'taken';

/** Five posts of one event are this far apart at most, with half a minute for each to run into a time-out. */
const keptMs = (webhookRetrySeconds.reduce((sum, seconds) => sum + seconds + 30, 0) + 30) * 1000;

/**
 * Remembers events, so that one that 8x8 posts again is recognised. Each process has its own memory, and a restart
 * empties it. It keeps an event for about five minutes, and only so many of them; of each it keeps a digest, a time and
 * the handling, so that neither long events nor callers that hang up fill the memory.
 */
export class RecentEvents {
	private readonly entries = new Map<string, { at: number; handling: Handling }>();

	constructor(private readonly limit = 300_000) {}

	/** What is known of an event; undefined for a new one, or one that n8n failed to take. `now` in milliseconds. */
	handlingOf(event: string, now: number): Handling | undefined {
		this.forget(now);
		return this.entries.get(digestOf(event))?.handling;
	}

	/** Notes that an event is passed on. Call the returned function once it is known whether n8n has taken it. */
	begin(event: string, now: number): (isTaken: boolean) => void {
		const digest = digestOf(event);
		const entry: { at: number; handling: Handling } = { at: now, handling: 'pending' };
		this.entries.delete(digest);
		this.entries.set(digest, entry);
		this.forget(now);
		return (isTaken) => {
			if (isTaken) entry.handling = 'taken';
			else if (this.entries.get(digest) === entry) this.entries.delete(digest);
		};
	}

	get size(): number {
		return this.entries.size;
	}

	private forget(now: number): void {
		for (const [digest, { at }] of this.entries) {
			if (this.entries.size <= this.limit && now - at < keptMs) return;
			this.entries.delete(digest);
		}
	}
}

/** The events of all triggers of this process. */
export const recentEvents = new RecentEvents();

/**
 * Of the events of a call, those that are new, each once; and what to call with whether n8n has taken them. Refuses the
 * call if one of them is already being processed: if it got 200 now and the first post then failed, the event would be
 * lost.
 */
export function newOnes<Event>(
	events: readonly Event[],
	keyOf: (event: Event) => string,
): { events: Event[]; settle: (isTaken: boolean) => void } | Refusal {
	const now = Date.now();
	const found = new Map<string, Event>();
	for (const event of events) {
		const key = keyOf(event);
		const handling = recentEvents.handlingOf(key, now);
		if (handling === 'pending') return { status: 503, problem: problem('EVENT_PENDING') };
		if (handling === undefined && !found.has(key)) found.set(key, event);
	}
	const settles = [...found.keys()].map((key) => recentEvents.begin(key, now));
	return { events: [...found.values()], settle: (isTaken) => settles.forEach((settle) => settle(isTaken)) };
}

function digestOf(event: string): string {
	return createHash('sha256').update(event).digest('base64url');
}
