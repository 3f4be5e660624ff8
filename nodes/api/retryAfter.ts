/**
 * How long the Retry-After header (RFC 9110, 10.2.3) asks to wait, in milliseconds from `now`: it holds seconds or an
 * HTTP date. Undefined where it is missing or unreadable.
 */
export function retryAfterMs(header: unknown, now: number): number | undefined {
	if (typeof header !== 'string' && typeof header !== 'number') return undefined;
	const text = String(header).trim();
	if (/^\d+$/.test(text)) return Number(text) * 1000;
	const date = /[a-z]/i.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
