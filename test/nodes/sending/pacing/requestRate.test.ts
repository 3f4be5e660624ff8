import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadApi } from '../../../../contract/load';
import { Pace } from '../../../../nodes/api/pace';
import { sendSmsBatch } from '../../../../nodes/generated/sms';
import { plannedBatches } from '../../../../nodes/sending/pacing/requestRate';

beforeEach(() => {
	vi.useFakeTimers({ now: 0 });
});

afterEach(() => {
	vi.useRealTimers();
});

test('5,000 small batches begin no faster than 8x8 takes requests of a sub-account, or of an address', async () => {
	const { rateLimits } = await loadApi('sms');
	const pace = new Pace();
	const begun: number[] = [];
	const turns = Array.from({ length: 5000 }, async () => {
		await pace.turn({ ...sendSmsBatch, ...plannedBatches }, 'hq', undefined);
		begun.push(Date.now());
	});
	await vi.runAllTimersAsync();
	await Promise.all(turns);
	expect(begun).toHaveLength(5000);
	expect(rateLimits.length).toBeGreaterThan(0);
	for (const { requests, seconds } of rateLimits) {
		const most = Math.max(
			...begun.map((at, index) => begun.findLastIndex((other) => other < at + seconds * 1000) - index + 1),
		);
		expect(most).toBeLessThan(requests);
	}
});
