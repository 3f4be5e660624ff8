/**
 * Joins events that 8x8 posts one by one into few calls of n8n. It needs Node.js 24 and nothing else; docs/scaling.md
 * explains when it pays. While n8n is answering a call, the events for the same address wait, and the next call takes all
 * of them, as a list. Each caller gets n8n's answer to the call that took its event. Nothing is stored: whatever goes
 * wrong, 8x8 posts the event again.
 */
import { parseArgs } from 'node:util';
import { N8n } from './n8n.mts';
import { createCollector } from './server.mts';

const usage = `node collector/main.mts --n8n URL [--port N] [--host ADDRESS] [--behind-proxy]

  --n8n URL       where calls go: n8n, or the proxy in front of its webhook processors
  --port N        where calls come in (5680)
  --host ADDRESS  on which address of this machine (127.0.0.1)
  --behind-proxy  a proxy in front of this sets X-Forwarded-For, which is passed on as it is`;

function optionsOf(args: string[]) {
	const { values } = parseArgs({
		args,
		options: {
			n8n: { type: 'string' },
			port: { type: 'string', default: '5680' },
			host: { type: 'string', default: '127.0.0.1' },
			'behind-proxy': { type: 'boolean', default: false },
		},
	});
	if (values.n8n === undefined) throw new TypeError('--n8n is missing');
	return { ...values, n8n: new URL(values.n8n) };
}

try {
	const { n8n, port, host, 'behind-proxy': isBehindProxy } = optionsOf(process.argv.slice(2));
	const { server, stop } = createCollector(new N8n(n8n), isBehindProxy);
	server.listen({ port: Number(port), host, backlog: 4096 }, () => {
		console.log(`Collecting events at http://${host}:${port} for ${n8n.origin}`);
	});
	process.once('SIGINT', stop).once('SIGTERM', stop);
} catch (error) {
	console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
	process.exit(2);
}
