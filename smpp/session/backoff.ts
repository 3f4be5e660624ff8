const firstMs = 1000;
const longestMs = 60_000;

/**
 * How long to wait before the next try to connect, in milliseconds: twice as long each time up to a minute, and then
 * somewhere between half of it and all of it, so that many clients do not come back at once.
 *
 * @param failures tries in a row that failed
 * @param random from 0 to 1
 */
export function backoffMs(failures: number, random: number): number {
	const whole = Math.min(longestMs, firstMs * 2 ** Math.min(failures, 16));
	return whole / 2 + (whole / 2) * random;
}
