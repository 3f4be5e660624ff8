import { setImmediate as microtasksDone } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forEachConcurrently } from '../../../nodes/run/concurrency';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** Goes on until nothing more can happen by itself. */
async function settle(): Promise<void> {
	await microtasksDone();
	while (vi.getTimerCount() > 0) {
		vi.advanceTimersToNextTimer();
		await microtasksDone();
	}
}

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
	void forEachConcurrently([...Array(20).keys()], 20, () => true, work, sizeOf && { sizeOf });
	const countsSeen: number[] = [];
	while (countsSeen.length < counts.length) {
		await microtasksDone();
		countsSeen.push(started);
		vi.advanceTimersToNextTimer();
	}
	expect(countsSeen).toEqual(counts);
});

/** So many batches, none of which ends by itself, and what happens to them in its order. */
function batches(count: number, concurrency: number, mayStart = () => true) {
	const happened: string[] = [];
	const ends: (() => void)[] = [];
	const work = (batch: number) => {
		happened.push(`start ${batch}`);
		return new Promise<void>((end) => (ends[batch] = end));
	};
	const prepareOf = (batch: number) => () => void happened.push(`prepare ${batch}`);
	const all = forEachConcurrently([...Array(count).keys()], concurrency, mayStart, work, {
		sizeOf: () => 1000,
		prepareOf,
	});
	return { all, happened, end: (batch: number) => ends[batch]?.() };
}

test('prepares as many batches as are under way, once these have started, and another with each that starts', async () => {
	const { all, happened, end } = batches(6, 2);
	await settle();
	expect(happened.splice(0)).toEqual(['start 0', 'start 1', 'prepare 2', 'prepare 3']);
	end(1);
	await settle();
	expect(happened.splice(0)).toEqual(['start 2', 'prepare 4']);
	end(0);
	end(2);
	await settle();
	expect(happened.splice(0)).toEqual(['start 3', 'start 4', 'prepare 5']);
	end(3);
	await settle();
	expect(happened.splice(0)).toEqual(['start 5']);
	end(4);
	end(5);
	await all;
});

test('prepares five batches at most, however many are under way', async () => {
	const { happened, end } = batches(30, 8);
	await settle();
	const prepared = () => happened.splice(0).filter((what) => what.startsWith('prepare'));
	expect(prepared()).toEqual(['prepare 8', 'prepare 9', 'prepare 10', 'prepare 11', 'prepare 12']);
	end(0);
	end(1);
	await settle();
	expect(prepared()).toEqual(['prepare 13', 'prepare 14']);
});

test('prepares nothing for what may not start', async () => {
	let isStopped = false;
	const { all, happened, end } = batches(10, 2, () => !isStopped);
	await settle();
	happened.splice(0);
	isStopped = true;
	end(0);
	end(1);
	await settle();
	await all;
	expect(happened).toEqual([]);
});
