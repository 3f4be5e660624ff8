const firstMs = 1000;
const longestMs = 60_000;

/**
 * How long to wait before the next try to connect, in milliseconds: twice as long each time up to a minute, and then a
 * random time between half of that and all of it, so that many clients do not come back at the same time.
 *
 * @param failures failed tries in a row
 * @param random from 0 to 1
 */
export function backoffMs(failures: number, random: number): number {
	const whole = Math.min(longestMs, firstMs * 2 ** Math.min(failures, 16));
	return whole / 2 + (whole / 2) * random;
}
