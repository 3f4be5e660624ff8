import { createServer, type AddressInfo, type Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../../sandbox/n8n/ports';

async function serverOn(host: string, port = 0): Promise<number> {
	const server = await new Promise<Server>((resolve, reject) => {
		const listening = createServer()
			.once('error', reject)
			.listen(port, host, () => {
				resolve(listening);
			});
	});
	onTestFinished(() => {
		server.close();
	});
	return (server.address() as AddressInfo).port;
}

test.each(['127.0.0.1', '0.0.0.0'])('a port in use by a server on %s is skipped for one above it', async (host) => {
	const taken = await serverOn(host);
	const port = await freePort(taken);
	expect(port).toBeGreaterThan(taken);
	expect(await serverOn('127.0.0.1', port)).toBe(port);
});

test('a free port is used as requested', async () => {
	const free = await freePort();
	expect(await freePort(free)).toBe(free);
});
