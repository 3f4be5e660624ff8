import { vi } from 'vitest';

/** Waits until the check no longer throws. Long enough for a busy machine; a check that holds causes no wait. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
	return vi.waitFor(check, { timeout: 15_000, interval: 20 });
}
