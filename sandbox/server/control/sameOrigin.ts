import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** Domains that nobody can register, so that their names are this network's own. */
const LOCAL_DOMAINS = ['.localhost', '.local', '.internal', '.test'];

/**
 * Why a request may not use the control endpoints, or `undefined` when it may. They ask for no key, so web pages from
 * elsewhere that are open in this machine's browser must not reach them, neither directly nor by a name of theirs that
 * resolves to this machine.
 */
export function controlRefusal(request: Pick<FastifyRequest, 'headers'>): string | undefined {
	const { host = '', origin } = request.headers;
	const hostname = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '') : '';
	if (isIP(hostname) === 0 && hostname.includes('.') && !LOCAL_DOMAINS.some((domain) => hostname.endsWith(domain))) {
		return 'The sandbox is reached by an address or a local name';
	}
	if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) {
		return 'Pages from elsewhere may not use the sandbox';
	}
	return undefined;
}
