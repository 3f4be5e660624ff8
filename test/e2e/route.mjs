import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

// Loaded into a whole n8n before it starts, and into the npm that it runs: requests to these hosts go to a port on
// loopback.
/** @type {Record<string, number>} */
const ports = JSON.parse(process.env.ROUTED_HOSTS ?? '{}');
const { request } = https;

/**
 * @param {string | URL | import('node:https').RequestOptions} target
 * @param {unknown[]} rest
 */
function routed(target, ...rest) {
	const asked = typeof target === 'string' || target instanceof URL ? new URL(target) : target;
	const hostname = asked.hostname ?? asked.host ?? '';
	const port = ports[hostname];
	if (port === undefined) return Reflect.apply(request, https, [target, ...rest]);
	const [second, ...others] = rest;
	const isOptions = typeof second === 'object' && second !== null;
	const path = asked instanceof URL ? `${asked.pathname}${asked.search}` : asked.path;
	const options = {
		...(asked instanceof URL ? {} : asked),
		...(isOptions ? second : {}),
		protocol: 'http:',
		host: '127.0.0.1',
		hostname: '127.0.0.1',
		port,
		path,
		agent: undefined,
		servername: undefined,
	};
	return Reflect.apply(http.request, http, [options, ...(isOptions ? others : rest)]);
}

https.request = routed;
syncBuiltinESMExports();
