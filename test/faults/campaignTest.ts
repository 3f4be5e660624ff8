import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { ScriptedApi } from '../engine/scriptedApi';
import { breachesOf, type Sending } from './campaign';
import { startEcho } from './echoServer';
import { scenariosOf } from './scenarios';

const apiKey = 'campaign-key-0815';

/** Every fault with every setting of the node, for one way of sending; the server's own ledger decides. */
export function campaign(sending: Sending): void {
	const groups = scenariosOf(sending);
	let sandbox: Sandbox;
	let echo: ScriptedApi;

	beforeAll(async () => {
		const subAccountIds = groups.flatMap(({ scenarios }, index) => scenarios.map((_, each) => idOf(index, each)));
		sandbox = await startSandbox({ apiKey, subAccountIds, rateLimits: { subAccount: 0, ipAddress: 0 } });
		echo = await startEcho();
	});

	afterAll(async () => {
		await echo.close();
		await sandbox.close();
	});

	describe.concurrent(`${sending}: nothing is lost, sent twice or given away, with every setting of the node`, () => {
		const tests = groups.map(({ fault, scenarios }, index) => ({ name: fault.name, scenarios, index }));
		test.each(tests)('$name', async ({ scenarios, index }) => {
			const runs = scenarios.map(async (scenario, each) => {
				const breaches = await breachesOf(scenario, { sandbox, echoUrl: echo.url }, idOf(index, each));
				return breaches.map((breach) => `${scenario.setting.name}, ${scenario.spread}: ${breach}`);
			});
			expect((await Promise.all(runs)).flat()).toEqual([]);
		});
	});
}

/** A sub-account for every scenario, so that all of them can share a server at the same time. */
function idOf(fault: number, each: number): string {
	return `fault_${fault}_${each}`;
}
