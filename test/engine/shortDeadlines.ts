import { vi } from 'vitest';

/** Makes deadlines of requests pass a hundred times as fast, until mocks are restored. Sockets keep their own time. */
export function shortenDeadlines(): void {
	const timeout = AbortSignal.timeout.bind(AbortSignal);
	vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => timeout(milliseconds / 100));
}
