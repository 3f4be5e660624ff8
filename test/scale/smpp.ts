import { beforeAll, expect, test } from 'vitest';
import { settled } from '../../bench/executions';
import { until, type Workflow } from '../../sandbox/n8n/client';
import { createAnswerWorkflow, smppDemo } from '../../sandbox/n8n/demo';
import type { Execution } from '../../sandbox/n8n/execution';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { Cluster } from './cluster';
import { phones } from './sending';

/** The trigger and the node for SMPP: which of n8n's processes binds, for how long, and what each event starts. */
export function smpp(running: () => Cluster): void {
	let sandbox: Sandbox;
	let workflow: Workflow;

	beforeAll(async () => {
		const { client } = running();
		sandbox = await startSandbox({ smppPort: 0, delayScale: 0.01 });
		const credential = await client.createCredential(smppDemo.credentialOf(sandbox));
		workflow = await createAnswerWorkflow(client, credential, sandbox.url, smppDemo);
		expect(await client.publish(workflow)).toMatchObject({ status: 'published' });
		return () => sandbox.close();
	});

	const binds = () => sandbox.smppBinds().map(({ command }) => command);
	const receivers = () => binds().filter((command) => command === 'bindReceiver').length;
	const bound = (count: number) =>
		until(`${count} receivers`, { timeout: 120_000 }, () => (receivers() === count ? true : undefined));
	const answersTo = (phone: string) => sandbox.messages().filter(({ destination }) => `+${destination}` === phone);
	/** The executions of the published workflow that got what the phone texted, once it is answered and all have ended. */
	const startedBy = async (phone: string): Promise<Execution[]> => {
		const { client, postgres } = running();
		await until(`an answer to ${phone}`, {}, () => (answersTo(phone).length > 0 ? true : undefined));
		await settled(postgres, workflow);
		const live = (await client.executions(workflow)).filter(({ mode }) => mode === 'trigger');
		const executions = await Promise.all(live.map(({ id }) => client.execution(id)));
		return executions.filter((each) => each.output(smppDemo.receiver).some(({ source }) => source === phone));
	};

	test('a reply comes over the only bind for receiving and starts one execution, on a worker, which sends its answer once', async () => {
		expect(binds()).toEqual(['bindReceiver']);
		const [phone = ''] = phones(40, 1);
		sandbox.receive({ source: phone, text: 'Hello' });
		const [execution, ...others] = await startedBy(phone);
		expect(others).toEqual([]);
		expect(execution?.status).toBe('success');
		expect(answersTo(phone)).toHaveLength(1);
		const logs = await Promise.all(running().workers.map((worker) => worker.log()));
		expect(logs.filter((log) => log.includes(`Worker started execution ${execution?.id} `))).toHaveLength(1);
		// The worker's bind is a transmitter, since the sandbox does not let receivers send.
		expect(receivers()).toBe(1);
	});

	test('a test in the editor binds on a worker for as long as it takes, and takes nothing from the published workflow', async () => {
		const { client } = running();
		await client.listenForTest(workflow, smppDemo.receiver);
		await bound(2);
		const people = phones(41, 6);
		for (const source of people) sandbox.receive({ source, text: 'Hello' });
		await bound(1);
		for (const phone of people) {
			expect(await startedBy(phone)).toHaveLength(1);
			expect(answersTo(phone)).toHaveLength(1);
		}
		const tests = (await client.executions(workflow)).filter(({ mode }) => mode === 'manual');
		const shown = await Promise.all(tests.map(({ id }) => client.execution(id)));
		expect(shown.map((each) => each.output(smppDemo.receiver).length)).toEqual([1]);
	});

	test('the main process holds the connection: killed, it comes back with it, and what the phone texted meanwhile starts', async () => {
		running().main.kill();
		await bound(0);
		const [phone = ''] = phones(42, 1);
		sandbox.receive({ source: phone, text: 'Hello' });
		await bound(1);
		expect(await startedBy(phone)).toHaveLength(1);
		expect(answersTo(phone)).toHaveLength(1);
		await until('the end of the idle connections', {}, () => (binds().length === 1 ? true : undefined));
	});

	test('unpublishing unbinds', async () => {
		await running().client.unpublish(workflow);
		await until('the end of all connections', {}, () => (binds().length === 0 ? true : undefined));
	});
}
