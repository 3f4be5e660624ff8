import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Environment of an n8n for which hosts of the internet are ports on loopback, which speak HTTP without TLS. */
export function routedTo(ports: Record<string, number>): Record<string, string> {
	return {
		NODE_OPTIONS: `--import ${pathToFileURL(join(__dirname, 'route.mjs')).href}`,
		ROUTED_HOSTS: JSON.stringify(ports),
	};
}
