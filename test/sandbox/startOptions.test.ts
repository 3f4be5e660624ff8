import { createServer } from 'node:http';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { freePort, portOr } from '../../sandbox/n8n/ports';
import { startOptionsFrom } from '../../sandbox/startOptions';
import { startUsage } from '../../tools/bootstrap/usage.mjs';

test('npm start takes the ports that it is given, and the usual ones otherwise', () => {
	expect(startOptionsFrom(['--n8n-port', '5700', '--sandbox-port', '8100'])?.ports).toEqual({
		n8n: 5700,
		sandbox: 8100,
	});
	expect(startOptionsFrom([])?.ports).toEqual({ n8n: undefined, sandbox: undefined });
	expect(startOptionsFrom(['--help'])).toBeUndefined();
});

test.each([
	[['--n8n-port', 'x'], '--n8n-port takes a number from 1 to 65535.'],
	[['--sandbox-port', '0'], '--sandbox-port takes a number from 1 to 65535.'],
	[['--sandbox-port', '65536'], '--sandbox-port takes a number from 1 to 65535.'],
	[['--port', '5700'], startUsage],
])('npm start refuses %j with a sentence', (args, sentence) => {
	expect(() => startOptionsFrom(args)).toThrow(sentence);
});

test('a chosen port that is in use is refused, and not replaced by the next', async () => {
	const port = await freePort();
	expect(await portOr(1, port)).toBe(port);
	const server = createServer().listen(port, '127.0.0.1');
	onTestFinished(() => void server.close());
	await once(server, 'listening');
	await expect(portOr(1, port)).rejects.toThrow(`Port ${port} is in use by another program`);
	expect(await portOr(port, undefined)).not.toBe(port);
});
