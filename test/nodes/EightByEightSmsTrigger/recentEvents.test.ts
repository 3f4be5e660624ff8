import { describe, expect, it } from 'vitest';
import { Repeats } from '../../../nodes/EightByEightSmsTrigger/reception/recentEvents';

describe('the memory of events', () => {
	it('knows an event for as long as 8x8 posts it again, and forgets it then', () => {
		const repeats = new Repeats();
		repeats.remember('a', 0, () => 'taken');
		// The fifth post comes after 1 + 10 + 30 + 90 s, and later where the others ran into a time-out.
		expect(repeats.fateOf('a', 131_000)).toBe('taken');
		expect(repeats.fateOf('a', 250_000)).toBe('taken');
		expect(repeats.fateOf('a', 600_000)).toBeUndefined();
		expect(repeats.size).toBe(0);
	});

	it('asks for the fate until it is settled', () => {
		const repeats = new Repeats();
		let answered = false;
		repeats.remember('a', 0, () => (answered ? 'taken' : 'pending'));
		expect(repeats.fateOf('a', 1)).toBe('pending');
		answered = true;
		expect(repeats.fateOf('a', 2)).toBe('taken');
		repeats.settle('a', 'failed');
		expect(repeats.fateOf('a', 3)).toBeUndefined();
	});

	it('holds so many events and no more, and forgets the oldest first', () => {
		const repeats = new Repeats(1000);
		for (let count = 0; count < 100_000; count++) repeats.remember(`event ${count}`, count / 1000, () => 'taken');
		expect(repeats.size).toBe(1000);
		expect(repeats.fateOf('event 99999', 100)).toBe('taken');
		expect(repeats.fateOf('event 99000', 100)).toBe('taken');
		expect(repeats.fateOf('event 98999', 100)).toBeUndefined();
	});

	it('keeps an event that failed and came again as long as a new one', () => {
		const repeats = new Repeats(2);
		repeats.remember('a', 0, () => 'failed');
		repeats.remember('b', 1, () => 'taken');
		repeats.remember('a', 2, () => 'taken');
		repeats.remember('c', 3, () => 'taken');
		expect(repeats.fateOf('a', 4)).toBe('taken');
		expect(repeats.fateOf('b', 4)).toBeUndefined();
	});
});
