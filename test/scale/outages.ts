import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { umidsOf } from '../../bench/executions';
import { flood } from '../../bench/receipts';
import { type Credential, until } from '../../sandbox/n8n/client';
import { createSandboxCredential } from '../../sandbox/n8n/demo';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { Cluster } from './cluster';
import { publishTrigger } from './receipts';
import { phones, publishSending } from './sending';

/** Longer than n8n's processes wait for Redis before they end, which is 10 seconds. */
const away = 30_000;

/** Redis or PostgreSQL away for half a minute, in the middle of sending and of a flood of receipts. */
export function outages(running: () => Cluster): void {
	let sandbox: Sandbox;
	let credential: Credential;

	beforeAll(async () => {
		sandbox = await startSandbox({ latency: 20 });
		credential = await createSandboxCredential(running().client, sandbox);
		return () => sandbox.close();
	});
	afterEach(() => {
		sandbox.reset();
	});

	test.each(['redis', 'postgres'] as const)(
		'while %s is away nobody is texted twice, and receipts are posted until n8n, which comes back, takes them',
		async (which) => {
			const cluster = running();
			const { client, main, workers, processors } = cluster;
			const sending = await publishSending(cluster, credential, {
				operation: 'sendBatch',
				options: { batchSize: 100, concurrency: 1 },
			});
			const trigger = await publishTrigger(cluster, credential, { registration: 'manual' });
			sandbox.addFault({ effects: [{ kind: 'latency', milliseconds: 300 }] });
			const ids = [await sending.start(phones(30, 3000)), await sending.start(phones(31, 3000))];
			await until('1,000 messages', {}, () => (sandbox.messages().length >= 1000 ? true : undefined));

			await cluster[which].stop();
			const receipts = flood(cluster.proxyUrl + trigger.path, { rate: 10, count: 300, timeout: 10_000 });
			await sleep(away);
			await cluster[which].start();
			const processes = [main, ...workers, ...processors];
			for (const { url } of processes) await until(`n8n at ${url}`, { timeout: 120_000 }, () => isReady(url));
			const { taken, lost, repeats } = await receipts;
			expect(lost).toEqual([]);

			// What n8n had accepted before or while it was away may have died with a process: it is not run again
			// automatically.
			const statuses = await Promise.all(
				ids.map((id) =>
					client.waitForExecution(id, { timeout: 60_000 }).then(
						({ status }) => status,
						() => 'stuck',
					),
				),
			);
			await sleep(5000);
			const texted = sandbox.messages().map(({ destination }) => destination);
			expect(new Set(texted).size).toBe(texted.length);
			const ran = new Set(await umidsOf(cluster.postgres, trigger.workflow));
			const missing = taken.filter((umid) => !ran.has(umid));
			console.log(
				JSON.stringify({
					...{ which, statuses, texted: texted.length, taken: taken.length, repeats, missing: missing.length },
					ends: processes.map(({ ends }) => ends),
				}),
			);
			expect(processes.every(({ ends }) => (which === 'redis' ? ends > 0 : true))).toBe(true);
		},
	);
}

async function isReady(url: string): Promise<true | undefined> {
	const answer = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
	return answer?.ok === true ? true : undefined;
}
