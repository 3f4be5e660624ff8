import { createHash, timingSafeEqual } from 'crypto';
import { regions } from '../generated/regions';

/**
 * The SHA-256 of an Authorization header, in hexadecimal digits: enough to recognise it by, and of no use to anyone
 * who reads it.
 */
export function digestOf(header: string): string {
	return createHash('sha256').update(header).digest('hex');
}

/** Why an Authorization header with this value can never arrive; undefined where it can. */
export function unmatchableFlaw(header: string): string | undefined {
	if (/[^\t\x20-\x7e]/.test(header)) return 'holds a line break, or a character that is not ASCII';
	// HTTP strips white space around a header's value.
	return header.trim() === header ? undefined : 'begins or ends with a space';
}

/** Whether the Authorization header is the one with this digest. The time it takes reveals nothing of either. */
export function isAuthorized(header: string | undefined, expectedDigest: string): boolean {
	if (header === undefined) return false;
	const [given, expected] = [Buffer.from(digestOf(header)), Buffer.from(expectedDigest)];
	return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Whether 8x8 calls webhooks from this address: in the region, or in any where the region is none of 8x8's. */
export function isPlatformAddress(address: string | undefined, region: string): boolean {
	// A server that listens on IPv6 sees IPv4 callers under such addresses.
	const ipv4 = address?.replace(/^::ffff:/i, '') ?? '';
	const own = Object.entries(regions).filter(([name]) => name === region);
	const known: string[] = (own.length > 0 ? own : Object.entries(regions)).flatMap(([, { webhookAddresses }]) => [
		...webhookAddresses,
	]);
	return known.includes(ipv4);
}
