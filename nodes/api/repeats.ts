import type { Attempt } from './reply';
import type { Effect } from './spec';

export interface Try {
	effect: Effect;
	/** How it ended. */
	attempt: Attempt;
	/** How many repeats there were before it. */
	retries: number;
	maxRetries: number;
	/** The longest pause to wait out, in milliseconds. */
	longestWaitMs: number;
	/** Whether another request has used up its repeats without reaching the API, and none has got through since. */
	isUnreachable: boolean;
}

const firstBackoffMs = 500;

/** Answers of a gateway that got none from the API itself. */
const noAnswerFromApi = [408, 502, 503, 504];

/**
 * How many milliseconds to wait before a request is made again; undefined where it is not. A request that the API did
 * not take may be repeated. One that it may have carried out is repeated only where that does no harm: never one that
 * sends.
 */
export function decideRepeat(made: Try): number | undefined {
	const { attempt, retries, maxRetries, longestWaitMs, isUnreachable } = made;
	if (!mayBeRepeated(made) || retries >= maxRetries || isUnreachable) return undefined;
	const waitMs = Math.max(attempt.waitMs ?? 0, firstBackoffMs * 2 ** retries);
	return waitMs > longestWaitMs ? undefined : waitMs;
}

function mayBeRepeated({ effect, attempt }: Try): boolean {
	if (attempt.kind === 'notTaken') return true;
	if (effect === 'sends') return false;
	return attempt.kind === 'unconfirmed' ? attempt.code !== 'ERR_CANCELED' : noAnswerFromApi.includes(attempt.status);
}
