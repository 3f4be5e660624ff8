import { expect, test } from 'vitest';
import { retryAfterMs } from '../../../nodes/api/retryAfter';

const now = Date.parse('2026-06-01T08:00:00Z');

test.each([
	['0', 0],
	['1', 1000],
	[' 30 ', 30_000],
	[5, 5000],
	['Mon, 01 Jun 2026 08:00:07 GMT', 7000],
	['Mon, 01 Jun 2026 07:00:00 GMT', 0],
	['Monday, 01-Jun-26 08:00:07 GMT', 7000],
	['Mon Jun  1 08:00:07 2026', 7000],
	['later 7', undefined],
	['7 (seconds)', undefined],
	['Mon 7', undefined],
	['', undefined],
	['soon', undefined],
	['-5', undefined],
	['1.5', undefined],
	['1, 2', undefined],
	[undefined, undefined],
	[['1'], undefined],
])('Retry-After %j asks to wait %s ms', (header, expected) => {
	expect(retryAfterMs(header, now)).toBe(expected);
});
