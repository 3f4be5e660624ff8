import { afterEach, beforeAll, expect, test } from 'vitest';
import { type Credential, until } from '../../sandbox/n8n/client';
import { createSandboxCredential } from '../../sandbox/n8n/demo';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { Cluster } from './cluster';
import { phones, publishSending } from './sending';

/** Sends from several executions at once, on both workers. */
export function sends(running: () => Cluster): void {
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

	const texted = () => sandbox.messages().map(({ destination }) => `+${destination}`);

	test('Send and Send Batch from eight executions send every message once, on both workers, and say so', async () => {
		const { client, workers } = running();
		const single = await publishSending(running(), credential, { operation: 'send' });
		const batch = await publishSending(running(), credential, { operation: 'sendBatch', options: { batchSize: 200 } });
		const started: { id: string; people: string[] }[] = [];
		for (let range = 0; range < 8; range++) {
			const [workflow, count] = range % 2 === 0 ? [single, 100] : [batch, 2000];
			const people = phones(range, count);
			started.push({ id: await workflow.start(people), people });
		}
		for (const { id, people } of started) {
			const execution = await client.waitForExecution(id, { timeout: 120_000 });
			expect(execution.status).toBe('success');
			const outcomes = execution.output('Send');
			expect(outcomes.map(({ destination }) => destination)).toEqual(people);
			expect(outcomes.every(({ umid, status }) => typeof umid === 'string' && status !== undefined)).toBe(true);
		}
		expect(texted().toSorted()).toEqual(started.flatMap(({ people }) => people).toSorted());
		const logs = await Promise.all(workers.map((worker) => worker.log()));
		for (const log of logs)
			expect(started.some(({ id }) => log.includes(`Worker started execution ${id} `))).toBe(true);
	});

	test('Retry of a failed execution sends only what was not sent, whichever worker runs it, and a second one sends nothing', async () => {
		const { client } = running();
		const people = phones(10, 20);
		const workflow = await publishSending(running(), credential, { operation: 'send', options: { concurrency: 1 } });
		const destination = people[5]?.slice(1) ?? '';
		sandbox.addFault({ destination, times: 1, effects: [{ kind: 'answer', status: 403, code: 1201 }] });
		const failed = await client.waitForExecution(await workflow.start(people));
		expect(failed).toMatchObject({ status: 'error', error: { itemIndex: 5 } });
		expect(texted()).toEqual(people.slice(0, 5));
		for (let pressed = 1; pressed <= 2; pressed++) {
			const retried = await client.waitForExecution(await client.retryExecution(failed.id));
			expect(retried.status).toBe('success');
			expect(retried.output('Send').map(({ outcome }) => outcome)).toEqual(people.map(() => 'accepted'));
			expect(texted().toSorted()).toEqual(people);
		}
	});

	test('an execution whose worker is killed is not run again, its Retry sends nothing, and its messages are in the log by its ID', async () => {
		const { client, workers } = running();
		const workflow = await publishSending(running(), credential, {
			operation: 'sendBatch',
			options: { batchSize: 100, concurrency: 2 },
		});
		const people = phones(20, 10_000);
		sandbox.addFault({ effects: [{ kind: 'latency', milliseconds: 150 }] });
		const id = await workflow.start(people);
		await until('2,000 messages', {}, () => (sandbox.messages().length >= 2000 ? true : undefined));
		for (const worker of workers) {
			if ((await worker.log()).includes(`Worker started execution ${id} `)) worker.kill();
		}
		const execution = await client.waitForExecution(id, { timeout: 180_000 });
		expect(execution.status).toBe('error');
		expect(execution.output('Send')).toEqual([]);
		const sent = sandbox.messages();
		expect(sent.length).toBeLessThan(people.length);
		expect(new Set(texted()).size).toBe(sent.length);
		expect(sent.every(({ clientMessageId }) => clientMessageId?.startsWith(`${id}-`) === true)).toBe(true);
		await client.retryExecution(id).then(
			(retry) => client.waitForExecution(retry),
			() => undefined,
		);
		expect(sandbox.messages()).toHaveLength(sent.length);
	});
}
