import { vi } from 'vitest';

/** Waits until the check throws no more. Long enough for a busy machine; a check that holds is not waited for. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
	return vi.waitFor(check, { timeout: 15_000, interval: 20 });
}
