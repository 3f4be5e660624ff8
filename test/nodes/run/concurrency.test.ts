import { setImmediate as microtasksDone } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forEachConcurrently } from '../../../nodes/run/concurrency';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

test.each([
	['single messages eight at a time', undefined, [8, 16, 20]],
	['batches of more than eight one at a time', () => 1000, [1, 2, 3]],
	['small batches until they hold eight messages', () => 3, [3, 6, 9]],
])('starts %s, so that the first are on their way while others are made', async (_name, sizeOf, counts) => {
	let started = 0;
	const work = () => {
		started++;
		return new Promise<void>(() => undefined);
	};
	void forEachConcurrently([...Array(20).keys()], 20, () => true, work, sizeOf);
	const countsSeen: number[] = [];
	while (countsSeen.length < counts.length) {
		await microtasksDone();
		countsSeen.push(started);
		vi.advanceTimersToNextTimer();
	}
	expect(countsSeen).toEqual(counts);
});
