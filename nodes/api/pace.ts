import { type CancelSignal, pause } from './cancellation';
import type { RequestSpec } from './spec';

/** Keeps requests within the limits of single operations, such as one a second for a sub-account. */
export class Pace {
	private readonly freeAt = new Map<string, number>();

	/**
	 * Waits for the request's turn, at most until the execution is cancelled. Turns are taken in the order of the calls.
	 *
	 * @param subAccountId what a limit for each sub-account counts by
	 */
	async turn(spec: RequestSpec, subAccountId: string, signal: CancelSignal | undefined): Promise<void> {
		const { rateLimit } = spec;
		if (rateLimit === undefined) return;
		const scope = rateLimit.scope === 'subAccount' ? subAccountId : '';
		const key = `${spec.method} ${spec.path} ${scope}`;
		const now = Date.now();
		const at = Math.max(now, this.freeAt.get(key) ?? now);
		this.freeAt.set(key, at + (rateLimit.seconds * 1000) / rateLimit.requests);
		if (at > now) await pause(at - now, signal);
	}
}
