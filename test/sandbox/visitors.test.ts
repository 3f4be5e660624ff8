import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { visitRefusal } from '../../sandbox/server/visitors';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ allowedHosts: ['host.docker.internal', '::2'] });
});
afterAll(() => sandbox.close());

/** The status of a request with the given headers, which `fetch` would not let through. */
function statusOf(method: string, path: string, headers: Record<string, string>): Promise<number | undefined> {
	return new Promise((resolve, reject) => {
		const asked = request(sandbox.url + path, { method, headers }, (answer) => {
			answer.resume();
			resolve(answer.statusCode);
		});
		asked.on('error', reject).end();
	});
}

const port = () => new URL(sandbox.url).port;
const key = { authorization: 'Bearer sandbox-key' };
const account = '/api/v1/accounts/5a2db0c5-8888-4e57-9c1b-0d0c5e55a8b0';

const routes = [
	['GET', `${account}/webhooks`, 200],
	['POST', `${account}/webhooks`, 400],
	['POST', '/api/v1/subaccounts/sandbox_hq/messages', 400],
	['POST', '/chatapps/api/v1/subaccounts/sandbox_hq/messages', 400],
	['GET', '/sandbox/status', 200],
	['GET', '/sandbox/conversations', 200],
	['POST', '/sandbox/reset', 204],
	['GET', '/', 200],
	['GET', '/icon.svg', 200],
	['GET', '/nothing', 404],
] as const;

test.each(routes)('%s %s is closed to other hosts and to pages from elsewhere', async (method, path, usual) => {
	const own = `127.0.0.1:${port()}`;
	expect(await statusOf(method, path, { ...key, host: own })).toBe(usual);
	expect(await statusOf(method, path, { ...key, host: own, origin: `http://${own}` })).toBe(usual);
	expect(await statusOf(method, path, { ...key, host: `evil.example.com:${port()}` })).toBe(403);
	expect(await statusOf(method, path, { ...key, host: own, origin: 'http://evil.example.com' })).toBe(403);
	expect(await statusOf(method, path, { ...key, host: own, origin: `http://127.0.0.1:${Number(port()) + 1}` })).toBe(
		403,
	);
	expect(await statusOf(method, path, { ...key, host: own, origin: 'null' })).toBe(403);
});

test('every route checks its visitors', async () => {
	// New routes are checked as well, since the check does not belong to any route.
	for (const path of ['/phone.js', '/phone.css', '/sandbox/events', '/sandbox/faults', '/%2e%2e/x']) {
		expect(await statusOf('GET', path, { host: 'evil.example.com' }), path).toBe(403);
	}
});

const refusal = (host: string | undefined, origin?: string, localAddress = '127.0.0.1') =>
	visitRefusal({ host, origin, localAddress }, ['127.0.0.1', 'host.docker.internal']);

test.each<[host: string, origin?: string | undefined, localAddress?: string]>([
	['localhost:8088'],
	['LocalHost'],
	['sandbox.localhost:8088'],
	['127.0.0.1:8088'],
	['127.1.2.3'],
	['[::1]:8088'],
	['host.docker.internal:8088'],
	['localhost:80', 'http://localhost'],
	['192.0.2.7:8088', 'http://192.0.2.7:8088', '192.0.2.7'],
	['192.0.2.7:8088', undefined, '::ffff:192.0.2.7'],
])('the host %s with the page %s is let in', (host, origin, localAddress) => {
	expect(refusal(host, origin, localAddress)).toBeUndefined();
});

test.each<[host: string | undefined, origin?: string]>([
	[undefined],
	[''],
	['evil.example.com:8088'],
	['127.0.0.1.example.com'],
	['localhost.example.com'],
	['evil.local'],
	['evil'],
	['192.0.2.7:8088'],
	['localhost/evil.example.com'],
	['evil.example.com@localhost'],
	['localhost:8088', 'http://localhost:8089'],
	['localhost:8088', 'http://127.0.0.1:8088'],
	['localhost:8088', ''],
])('the host %s with the page %s is refused', (host, origin) => {
	expect(refusal(host, origin)).toBeDefined();
});

test('the refusal names the flag that lets a host in', () => {
	expect(refusal('acme.example:8088')).toBe(
		"The sandbox does not know the host 'acme.example': start it with --allowed-host acme.example",
	);
});

test.each(['a b', 'name:8088', 'http://name', 'name/path', ''])('%s cannot be an allowed host', async (host) => {
	await expect(startSandbox({ allowedHosts: [host] })).rejects.toThrow('is not a valid host');
});

test.each([
	{ latency: Infinity },
	{ latency: -1 },
	{ retryScale: 1e300 },
	{ delayScale: Number.NaN },
	{ callbackTimeout: 0 },
	{ maxMessages: 0 },
	{ port: 70_000 },
])('%o is not an option that it starts with', async (options) => {
	await expect(startSandbox(options)).rejects.toThrow(/^The option \w+ takes a number from/);
});
