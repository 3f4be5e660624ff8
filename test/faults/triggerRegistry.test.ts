import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/server';
import { startTriggerHost, type TriggerHost } from '../engine/triggerHost';
import { accounts, breachesOf } from './registry';
import { registryScenarios } from './scenarios';

let host: TriggerHost;

beforeAll(async () => {
	host = await startTriggerHost();
});
afterAll(() => host.close());

describe.concurrent(
	'whatever goes wrong in the registry, a published trigger works and others keep their webhooks',
	() => {
		test.each(accounts)('with $name', async (account) => {
			const options = { subAccountIds: ['acme_hq', 'acme_vip'], delayScale: 0, retryScale: 0, ...account.sandbox };
			const sandbox = await startSandbox(options);
			try {
				const breaches: string[] = [];
				for (const scenario of registryScenarios()) {
					const { fault, operation, lasts, when } = scenario;
					const found = await breachesOf(scenario, account, { host, sandbox });
					breaches.push(...found.map((breach) => `${fault.name} in ${operation}, ${lasts}, when ${when}: ${breach}`));
				}
				expect(breaches).toEqual([]);
			} finally {
				await sandbox.close();
			}
		});
	},
);
