import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { ScriptedApi } from '../engine/scriptedApi';
import { breachesOf, type Scenario, type Sending, type Spread } from './campaign';
import { startEcho } from './echoServer';
import { allFaults, type Fault } from './faults';
import { nodeSettings } from './settings';

const apiKey = 'campaign-key-0815';

/** Every fault with every setting of the node, for one way of sending; the server's own ledger is the judge. */
export function campaign(sending: Sending): void {
	const faults = allFaults().filter(({ batchOnly }) => batchOnly !== true || sending !== 'send');
	const scenariosOf = (fault: Fault): Scenario[] =>
		spreadsOf(fault).flatMap((spread) => nodeSettings.map((setting) => ({ sending, fault, spread, setting })));
	let sandbox: Sandbox;
	let echo: ScriptedApi;

	beforeAll(async () => {
		const subAccountIds = faults.flatMap((fault, index) => scenariosOf(fault).map((_, each) => idOf(index, each)));
		sandbox = await startSandbox({ apiKey, subAccountIds, rateLimits: { subAccount: 0, ipAddress: 0 } });
		echo = await startEcho();
	});

	afterAll(async () => {
		await echo.close();
		await sandbox.close();
	});

	describe.concurrent(`${sending}: nothing is lost, sent twice or given away, with every setting of the node`, () => {
		test.each(faults.map((fault, index) => ({ ...fault, index, fault })))('$name', async ({ fault, index }) => {
			const runs = scenariosOf(fault).map(async (scenario, each) => {
				const breaches = await breachesOf(scenario, { sandbox, echoUrl: echo.url }, idOf(index, each));
				return breaches.map((breach) => `${scenario.setting.name}, ${scenario.spread}: ${breach}`);
			});
			expect((await Promise.all(runs)).flat()).toEqual([]);
		});
	});
}

function spreadsOf({ effect, isAlike }: Fault): Spread[] {
	return effect === undefined || isAlike === true
		? ['every request']
		: ['every request', 'the third and fourth request'];
}

/** A sub-account for every scenario, so that all of them can share a server at the same time. */
function idOf(fault: number, each: number): string {
	return `fault_${fault}_${each}`;
}
