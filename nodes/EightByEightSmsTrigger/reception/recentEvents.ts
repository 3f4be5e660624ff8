import { webhookRetrySeconds } from '../../generated/webhookEvents';

/** What became of an event that was handed on: it is not told yet, n8n has taken it, or n8n failed to. */
export type Fate = 'pending' | 'taken' | 'failed';

/** Five posts of one event lie this far apart at most, with half a minute for each to run into a time-out. */
const keptMs = (webhookRetrySeconds.reduce((sum, seconds) => sum + seconds + 30, 0) + 30) * 1000;

/**
 * Remembers events, so that one that 8x8 posts again is known. The memory is the process': a restart empties it, other
 * processes have their own. It keeps an event for about five minutes, and only so many of them.
 */
export class Repeats {
	private readonly fates = new Map<string, { at: number; fate: () => Fate }>();

	constructor(private readonly limit = 50_000) {}

	/** What is known of an event; undefined for a new one, or one that n8n failed to take. `now` in milliseconds. */
	fateOf(key: string, now: number): 'pending' | 'taken' | undefined {
		this.forget(now);
		const fate = this.fates.get(key)?.fate();
		return fate === 'failed' ? undefined : fate;
	}

	/** Remembers an event whose fate can be asked for. */
	remember(key: string, now: number, fate: () => Fate): void {
		this.fates.delete(key);
		this.fates.set(key, { at: now, fate });
		this.forget(now);
	}

	/** Notes the fate of an event once it is known for good. */
	settle(key: string, fate: Fate): void {
		const entry = this.fates.get(key);
		if (entry !== undefined) entry.fate = () => fate;
	}

	get size(): number {
		return this.fates.size;
	}

	private forget(now: number): void {
		for (const [key, { at }] of this.fates) {
			if (this.fates.size <= this.limit && now - at < keptMs) return;
			this.fates.delete(key);
		}
	}
}
