import type { FastifyInstance } from 'fastify';
import { ApiFailure, ErrorCode } from './apiFailure';
import { isLoopback } from './callbackHosts';

/** What a request says about its origin and its intended destination. */
export interface Visit {
	/** The Host header. */
	host: string | undefined;
	/** The Origin header, which browsers send for pages. */
	origin: string | undefined;
	/** The address of this machine that the connection came in on. */
	localAddress: string | undefined;
}

/**
 * Closes every route to web pages from elsewhere that are open in this machine's browser: they must not reach the
 * sandbox, neither directly nor by one of their names that resolves to this machine (DNS rebinding).
 *
 * @param hosts names and addresses, besides those of loopback, that the sandbox is reached by
 */
export function refuseStrangers(app: FastifyInstance, hosts: readonly string[]): void {
	app.addHook('onRequest', ({ headers: { host, origin }, socket: { localAddress } }, _reply, next) => {
		const refusal = visitRefusal({ host, origin, localAddress }, hosts);
		next(refusal === undefined ? undefined : new ApiFailure(403, ErrorCode.forbidden, refusal));
	});
}

/** Why a request is refused, or `undefined` when it is not. */
export function visitRefusal({ host, origin, localAddress }: Visit, hosts: readonly string[]): string | undefined {
	const own = host === undefined || !/^(\[[\da-f:.]+\]|[\w.-]+)(:\d+)?$/i.test(host) ? undefined : parsed(host);
	if (own === undefined) return 'The request names no host';
	const name = own.hostname.replace(/^\[|\]$/g, '');
	const isKnown =
		isLoopback(name) || name.endsWith('.localhost') || hosts.includes(name) || name === plain(localAddress);
	if (!isKnown) return `The sandbox does not know the host '${name}': start it with --allowed-host ${name}`;
	if (origin === undefined) return undefined;
	const isOwnPage = URL.canParse(origin) && new URL(origin).host === own.host;
	return isOwnPage ? undefined : 'Pages from elsewhere may not use the sandbox';
}

function parsed(host: string): URL | undefined {
	return URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined;
}

/** A server on `::` sees IPv4 addresses in IPv6. */
function plain(address: string | undefined): string | undefined {
	return address?.replace(/^::ffff:(?=[\d.]+$)/, '');
}
