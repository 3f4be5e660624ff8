import type { RateLimit } from '../../contract/model';

/** Counts requests in windows of the limit's length, and drops the counts when a window ends. */
export class RateLimiter {
	private readonly counts = new Map<string, { window: number; count: number }>();

	/** Whether one more request of this scope (a sub-account or an address) is within the limit. Counts it. */
	allows(limit: RateLimit, scope: string, now: number): boolean {
		const window = Math.floor(now / (limit.seconds * 1000));
		const entry = this.counts.get(scope);
		if (entry?.window !== window) {
			this.counts.set(scope, { window, count: 1 });
			return limit.requests >= 1;
		}
		entry.count += 1;
		return entry.count <= limit.requests;
	}
}
