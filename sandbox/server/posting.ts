import { callbackRefusal } from './callbackHosts';
import type { Settings } from './settings';

/** 8x8's waits, in seconds, before it posts an event again that was not taken. */
const RETRY_WAITS = [1, 10, 30, 90];

/** Posts webhook events, again and again as 8x8 does when they are not taken. */
export class Poster {
	readonly #timers = new Set<NodeJS.Timeout>();
	readonly #abort = new AbortController();

	constructor(private readonly settings: Pick<Settings, 'callbackHosts' | 'callbackTimeout' | 'retryScale'>) {}

	post(url: string, event: object): void {
		if (callbackRefusal(url, this.settings.callbackHosts) === undefined) void this.#attempt(url, event, 0);
	}

	/** Runs the task after this many milliseconds, unless the sandbox closes before. */
	later(milliseconds: number, task: () => void): void {
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			task();
		}, milliseconds);
		this.#timers.add(timer);
	}

	close(): void {
		this.#abort.abort();
		for (const timer of this.#timers) clearTimeout(timer);
	}

	async #attempt(url: string, event: object, attempt: number): Promise<void> {
		if (await this.#isTaken(url, event)) return;
		const wait = RETRY_WAITS[attempt];
		if (wait === undefined || this.#abort.signal.aborted) return;
		this.later(wait * 1000 * this.settings.retryScale, () => void this.#attempt(url, event, attempt + 1));
	}

	async #isTaken(url: string, event: object): Promise<boolean> {
		try {
			const answer = await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(event),
				redirect: 'manual',
				signal: AbortSignal.any([this.#abort.signal, AbortSignal.timeout(this.settings.callbackTimeout)]),
			});
			await answer.body?.cancel();
			return answer.ok;
		} catch {
			return false;
		}
	}
}
