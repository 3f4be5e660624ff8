import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { settled, umidsOf } from '../../bench/executions';
import { flood, post, receipt } from '../../bench/receipts';
import type { Credential } from '../../sandbox/n8n/client';
import { createSandboxCredential, withCredential } from '../../sandbox/n8n/demo';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { call } from '../sandbox/client';
import type { Cluster } from './cluster';

/** The published workflow of a trigger alone, and the path of its URL. */
export async function publishTrigger({ client }: Cluster, credential: Credential, parameters: object) {
	const webhookId = randomUUID();
	const nodes = [
		{
			id: randomUUID(),
			webhookId,
			name: 'Receipts',
			type: 'n8n-nodes-8x8-sms.eightByEightSmsTrigger',
			typeVersion: 2,
			position: [0, 0] as [number, number],
			parameters: { events: ['outbound_message_status_changed'], options: { gatherEvents: true }, ...parameters },
		},
	];
	const workflow = await client.createWorkflow(
		withCredential({ name: 'Receipts', nodes, connections: {} }, credential),
	);
	expect(await client.publish(workflow)).toMatchObject({ status: 'published' });
	return { workflow, path: `/webhook/${webhookId}/8x8` };
}

/** The trigger behind two webhook processors. */
export function receipts(running: () => Cluster): void {
	let sandbox: Sandbox;
	let credential: Credential;

	beforeAll(async () => {
		sandbox = await startSandbox();
		credential = await createSandboxCredential(running().client, sandbox);
		return () => sandbox.close();
	});

	test('is registered once, with the address of the proxy', async () => {
		const { client, proxyUrl } = running();
		const { workflow, path } = await publishTrigger(running(), credential, {});
		const { json } = await call(sandbox, 'GET', `/api/v1/accounts/${sandbox.accountId}/webhooks`);
		expect(json).toMatchObject([{ url: proxyUrl + path, enabled: true }]);
		await client.unpublish(workflow);
	});

	test('an event that is posted again starts the workflow once behind the proxy, and once for each processor without it', async () => {
		const { proxyUrl, processors } = running();
		const { workflow, path } = await publishTrigger(running(), credential, { registration: 'manual' });
		const [behind, without] = [randomUUID(), randomUUID()];
		for (let times = 0; times < 4; times++) {
			expect(await post(proxyUrl + path, receipt(1, behind))).toBe(200);
			expect(await post(`${processors[times % 2]?.url}${path}`, receipt(1, without))).toBe(200);
		}
		await settled(running().postgres, workflow);
		const umids = await umidsOf(running().postgres, workflow);
		expect(umids.toSorted()).toEqual([behind, without, without].toSorted());
	});

	test('of a flood of receipts at 100 a second none is lost, and none counted twice', async () => {
		const { proxyUrl } = running();
		const { workflow, path } = await publishTrigger(running(), credential, { registration: 'manual' });
		const { taken, lost, slowest } = await flood(proxyUrl + path, { rate: 100, count: 3000, timeout: 10_000 });
		console.log(`The slowest answer of 3,000 came after ${Math.round(slowest)} ms`);
		expect(lost).toEqual([]);
		await settled(running().postgres, workflow);
		expect((await umidsOf(running().postgres, workflow)).toSorted()).toEqual(taken.toSorted());
	});

	test('while the collector is down, receipts reach the processors one by one, and none is lost or runs twice', async () => {
		const { proxyUrl, collector } = running();
		const { workflow, path } = await publishTrigger(running(), credential, { registration: 'manual' });
		const posting = flood(proxyUrl + path, { rate: 50, count: 600, timeout: 10_000 });
		await setTimeout(3000);
		await collector.stop();
		await setTimeout(3000);
		await collector.start();
		const { taken, lost } = await posting;
		expect(lost).toEqual([]);
		await settled(running().postgres, workflow);
		expect((await umidsOf(running().postgres, workflow)).toSorted()).toEqual(taken.toSorted());
	});
}
