import { serialize } from 'node:v8';
import { describe, expect, test } from 'vitest';
import { RecentEvents } from '../../../nodes/triggers/reception/recentEvents';

describe('the memory of events', () => {
	test('remembers an event as long as 8x8 may post it again, and then forgets it', () => {
		const recent = new RecentEvents();
		recent.begin('a', 0)(true);
		// The fifth post comes after 1 + 10 + 30 + 90 s, and later where the others ran into a time-out.
		expect(recent.handlingOf('a', 131_000)).toBe('taken');
		expect(recent.handlingOf('a', 250_000)).toBe('taken');
		expect(recent.handlingOf('a', 600_000)).toBeUndefined();
		expect(recent.size).toBe(0);
	});

	test('has an event as pending until it is known whether n8n took it, and forgets it where n8n failed to', () => {
		const recent = new RecentEvents();
		const settle = recent.begin('a', 0);
		expect(recent.handlingOf('a', 1)).toBe('pending');
		settle(true);
		expect(recent.handlingOf('a', 2)).toBe('taken');
		recent.begin('b', 3)(false);
		expect(recent.handlingOf('b', 4)).toBeUndefined();
		expect(recent.size).toBe(1);
	});

	test('holds a limited number of events, and forgets the oldest first', () => {
		const recent = new RecentEvents(1000);
		for (let count = 0; count < 100_000; count++) recent.begin(`event ${count}`, count / 1000)(true);
		expect(recent.size).toBe(1000);
		expect(recent.handlingOf('event 99999', 100)).toBe('taken');
		expect(recent.handlingOf('event 99000', 100)).toBe('taken');
		expect(recent.handlingOf('event 98999', 100)).toBeUndefined();
	});

	test('keeps an event that failed and came again as long as a new one', () => {
		const recent = new RecentEvents(2);
		const settleFirst = recent.begin('a', 0);
		recent.begin('b', 1)(true);
		recent.begin('a', 2)(true);
		recent.begin('c', 3)(true);
		settleFirst(false);
		expect(recent.handlingOf('a', 4)).toBe('taken');
		expect(recent.handlingOf('b', 4)).toBeUndefined();
	});

	test.each([10, 120_000])('keeps at most 100 bytes of an event whose ID has %i characters', (length) => {
		const recent = new RecentEvents();
		for (let count = 0; count < 500; count++) recent.begin(`${'x'.repeat(length)}${count}`, 0);
		// It throws if the memory holds a function, and thereby everything that the function refers to.
		expect(serialize(recent).byteLength).toBeLessThan(500 * 100);
		expect(recent.size).toBe(500);
	});
});
