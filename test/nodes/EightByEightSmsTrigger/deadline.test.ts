import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type BrokenServer, endlessBody, startDrippingServer, switchedProtocol } from '../../engine/brokenServers';
import { shortenDeadlines } from '../../engine/shortDeadlines';
import { startTriggerHost, type TriggerHost } from '../../engine/triggerHost';

let host: TriggerHost;

beforeAll(async () => {
	host = await startTriggerHost();
});
afterAll(() => host.close());
afterEach(() => {
	vi.restoreAllMocks();
});

function triggerOf({ host: address }: BrokenServer) {
	const account = { subAccountId: 'acme_hq', accountId: crypto.randomUUID() };
	const credential = { apiKey: 'k-1', region: 'custom', baseUrl: `http://${address}`, ...account };
	return host.trigger({ parameters: {}, credential });
}

describe.each([endlessBody, switchedProtocol])('a server whose answer never ends: %j', (head) => {
	test.each(['publish', 'listen'] as const)('%s ends at its deadline', async (hook) => {
		const server = await startDrippingServer(head);
		shortenDeadlines();
		await expect(triggerOf(server)[hook]()).rejects.toThrow('8x8 could not be reached to list');
		await vi.waitUntil(() => server.openConnections() === 0);
		await server.close();
	});

	test('unpublish of what was never registered ends at its deadline too', async () => {
		const server = await startDrippingServer(head);
		shortenDeadlines();
		await triggerOf(server).unpublish();
		await vi.waitUntil(() => server.openConnections() === 0);
		await server.close();
		expect(server.connections()).toBe(1);
	});
});
