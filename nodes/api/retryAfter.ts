/** As in RFC 9110, 5.6.7, in its three forms: all begin with the day of the week, and hold a time. */
const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [\w -]+ \d\d:\d\d:\d\d[\w ]*$/;

/**
 * How long the Retry-After header (RFC 9110, 10.2.3) asks to wait, in milliseconds from `now`: it holds seconds or an
 * HTTP date. Undefined where it is missing or unreadable.
 */
export function retryAfterMs(header: unknown, now: number): number | undefined {
	if (typeof header !== 'string' && typeof header !== 'number') return undefined;
	const text = String(header).trim();
	if (/^\d+$/.test(text)) return Number(text) * 1000;
	// Date.parse accepts almost anything: it reads "later 7" as July 2001, and the pause would be skipped.
	const date = text.length <= 40 && httpDate.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
