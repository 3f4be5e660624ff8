import fc from 'fast-check';
import pLimit from 'p-limit';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { breachesOf, type Scenario } from './campaign';
import { allFaults, mixtureCount, type Fault } from './faults';
import { nodeSettings } from './settings';

const apiKey = 'campaign-key-0815';
const idOf = (index: number) => `mixture_${index}`;
let sandbox: Sandbox;

beforeAll(async () => {
	const subAccountIds = Array.from({ length: mixtureCount }, (_, index) => idOf(index));
	sandbox = await startSandbox({ apiKey, subAccountIds, rateLimits: { subAccount: 0, ipAddress: 0 } });
});
afterAll(() => sandbox.close());

const effects = allFaults().flatMap(({ effect, timeout, isAlike }) =>
	effect === undefined || timeout !== undefined || isAlike === true ? [] : [effect()],
);

/** A fault of its own for each of the first requests, which may be those of a first try or of a second. */
const mixtures: fc.Arbitrary<Scenario> = fc.record({
	sending: fc.constantFrom('send', 'sendBatch', 'sendBatch with a list', 'sendBatch with an item for each batch'),
	setting: fc.constantFrom(...nodeSettings),
	spread: fc.constant('every request'),
	fault: fc
		.array(fc.option(fc.constantFrom(...effects), { freq: 2, nil: undefined }), { minLength: 1, maxLength: 16 })
		.map((met): Fault => ({ name: 'mixture', expected: 'unknown', effects: met })),
});

test('whatever mixture of faults a run meets: nothing is lost, sent twice or given away', async () => {
	const scenarios = fc.sample(mixtures, { numRuns: mixtureCount, seed: inject('fuzzSeed') });
	const limit = pLimit(120);
	const breaches = await Promise.all(
		scenarios.map((scenario, index) =>
			limit(async () => {
				const found = await breachesOf(scenario, { sandbox, echoUrl: '' }, idOf(index));
				return found.map((breach) => ({ breach, scenario: JSON.stringify(scenario) }));
			}),
		),
	);
	expect(breaches.flat()).toEqual([]);
});
