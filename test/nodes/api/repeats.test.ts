import { describe, expect, test } from 'vitest';
import { decideRepeat, type Try } from '../../../nodes/api/repeats';

const refused = { kind: 'notTaken', code: 'ECONNREFUSED' } as const;
const busy = { kind: 'notTaken', code: 'HTTP_429', status: 429, waitMs: 3000 } as const;
const silence = { kind: 'unconfirmed', code: 'ECONNRESET' } as const;
const stopped = { kind: 'unconfirmed', code: 'ERR_CANCELED' } as const;
const answer = (status: number) => ({ kind: 'answered', status, body: {} }) as const;

const first: Omit<Try, 'effect' | 'attempt'> = {
	retries: 0,
	maxRetries: 3,
	longestWaitMs: 60_000,
	isUnreachable: false,
};

describe('a request is made again', () => {
	test.each<[string, Pick<Try, 'effect' | 'attempt'> & Partial<Try>, number | undefined]>([
		['after half a second where nobody was reached', { effect: 'sends', attempt: refused }, 500],
		['after twice as long each time', { effect: 'sends', attempt: refused, retries: 2 }, 2000],
		['not more often than allowed', { effect: 'sends', attempt: refused, retries: 3 }, undefined],
		['not at all where repeats are off', { effect: 'reads', attempt: refused, maxRetries: 0 }, undefined],
		['not while others reach nobody either', { effect: 'sends', attempt: refused, isUnreachable: true }, undefined],
		['after the wait that 8x8 asks for', { effect: 'sends', attempt: busy }, 3000],
		['after its own wait where that is longer', { effect: 'sends', attempt: { ...busy, waitMs: 1 } }, 500],
		['after the longest wait that is sat out', { effect: 'sends', attempt: { ...busy, waitMs: 60_000 } }, 60_000],
		['not after a wait too long to sit out', { effect: 'sends', attempt: { ...busy, waitMs: 60_001 } }, undefined],
		['not where it makes no difference', { effect: 'reads', attempt: { ...refused, waitMs: Infinity } }, undefined],
		['never where it may have sent', { effect: 'sends', attempt: silence }, undefined],
		['never where something in between answered for a sender', { effect: 'sends', attempt: answer(502) }, undefined],
		['where it only reads, after no answer', { effect: 'reads', attempt: silence }, 500],
		['where it settles, after no answer', { effect: 'settles', attempt: silence, retries: 1 }, 1000],
		['where it reads, after 504', { effect: 'reads', attempt: answer(504) }, 500],
		['not after an answer of the API', { effect: 'reads', attempt: answer(404) }, undefined],
		['not after its own error', { effect: 'reads', attempt: answer(500) }, undefined],
		['not after a stop', { effect: 'reads', attempt: stopped }, undefined],
	])('%s', (_name, made, waitMs) => {
		expect(decideRepeat({ ...first, ...made })).toBe(waitMs);
	});
});
