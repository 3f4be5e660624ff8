import type { Problem } from './problem';

/** A value, or why there is none. Whatever can go wrong because of input from a user or another server is returned like this. */
export type Result<Value, Failure = Problem> = { ok: true; value: Value } | { ok: false; problem: Failure };

/** A result that holds a value. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
	return { ok: true, value };
}

/** A result that holds a problem. */
export function failed<Failure>(problem: Failure): { ok: false; problem: Failure } {
	return { ok: false, problem };
}
