import { vi } from 'vitest';

const realSetInterval = setInterval;
const realClearInterval = clearInterval;

/**
 * Speeds up the timers that the work waits for: about 100 of its milliseconds in each of ours. Sockets keep their own
 * time, so requests are answered as usual.
 */
export async function withFastClock<T>(work: () => Promise<T>): Promise<T> {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
	const clock = realSetInterval(() => vi.advanceTimersByTime(200), 2);
	try {
		return await work();
	} finally {
		realClearInterval(clock);
		vi.useRealTimers();
	}
}
