import { createHash, timingSafeEqual } from 'crypto';
import { regions } from '../generated/regions';

/** Whether the Authorization header is the expected one. The time it takes tells nothing of either. */
export function isAuthorized(header: string | undefined, expected: string): boolean {
	const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(header ?? ''), digest(expected)) && header !== undefined;
}

/** Whether 8x8 calls webhooks from this address: in the region, or in any where the region is none of 8x8's. */
export function isPlatformAddress(address: string | undefined, region: string): boolean {
	// A server that listens on IPv6 sees IPv4 callers under such addresses.
	const caller = address?.replace(/^::ffff:/i, '') ?? '';
	const own = Object.entries(regions).filter(([name]) => name === region);
	const known: string[] = (own.length > 0 ? own : Object.entries(regions)).flatMap(([, { webhookAddresses }]) => [
		...webhookAddresses,
	]);
	return known.includes(caller);
}
