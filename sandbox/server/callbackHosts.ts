import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a host is this machine. As `URL` writes it, without brackets. */
export function isLoopback(host: string): boolean {
	const family = isIP(host);
	return family === 0 ? host === 'localhost' : loopback.check(host, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Why an event may not be posted to this address, or `undefined` when it may.
 * Names other than localhost are not resolved: a name that points to loopback today may point elsewhere tomorrow.
 *
 * @param allowed hosts besides loopback, or `*` for any
 */
export function callbackRefusal(url: string, allowed: readonly string[]): string | undefined {
	if (!URL.canParse(url)) return 'not a URL';
	const { protocol, hostname } = new URL(url);
	if (protocol !== 'http:' && protocol !== 'https:') return 'neither http nor https';
	const host = hostname.replace(/^\[|\]$/g, '');
	if (isLoopback(host) || allowed.includes('*') || allowed.includes(host)) return undefined;
	return `the sandbox posts to this machine only, unless '${host}' is among its callback hosts`;
}
