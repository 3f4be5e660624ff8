import type { INodeParameters } from 'n8n-workflow';
import { beforeAll, expect, test } from 'vitest';
import { settled } from '../../bench/executions';
import { type Credential, until, type Workflow } from '../../sandbox/n8n/client';
import { createAnswerWorkflow, demoWorkflow, smppDemo } from '../../sandbox/n8n/demo';
import type { Execution } from '../../sandbox/n8n/execution';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { Cluster } from './cluster';
import { phones } from './sending';

/** The trigger and the node for SMPP: which of n8n's processes binds, for how long, and what each event starts. */
export function smpp(running: () => Cluster): void {
	let sandbox: Sandbox;
	let credential: Credential;
	let workflow: Workflow;

	beforeAll(async () => {
		const { client } = running();
		sandbox = await startSandbox({ smppPort: 0, delayScale: 0.01 });
		credential = await client.createCredential(smppDemo.credentialOf(sandbox));
		workflow = await createAnswerWorkflow(client, credential, sandbox.url, smppDemo);
		expect(await client.publish(workflow)).toMatchObject({ status: 'published' });
		return () => sandbox.close();
	});

	/** The workflow's nodes, acknowledging when executions end, each of one event: n8n then recognises them after a restart. */
	const careful = async (options: INodeParameters = {}) => {
		const { nodes } = await demoWorkflow(smppDemo.answering, credential, sandbox.url);
		const all = { acknowledge: 'whenEnded', gatherEvents: 1, ...options };
		return nodes.map((node) =>
			node.name === smppDemo.receiver ? { ...node, parameters: { ...node.parameters, options: all } } : node,
		);
	};
	const binds = () => sandbox.smppBinds().map(({ command }) => command);
	const receivers = () => binds().filter((command) => command === 'bindReceiver').length;
	const bound = (count: number) =>
		until(`${count} receivers`, { timeout: 120_000 }, () => (receivers() === count ? true : undefined));
	const answersTo = (phone: string) => sandbox.messages().filter(({ destination }) => `+${destination}` === phone);
	/** What n8n had no time for comes again, and may be behind the last text. */
	const everybodyAnswered = (people: readonly string[]) =>
		until(
			'an answer to everybody',
			{ timeout: 120_000 },
			() => people.every((phone) => answersTo(phone).length > 0) || undefined,
		);
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

	/** Kills the main process in a flood of texts, and returns who has texted once everything has ended after its return. */
	const crash = async (options: INodeParameters, row: number): Promise<string[]> => {
		const { client, main, postgres } = running();
		workflow = await client.updateWorkflow(workflow, { nodes: await careful(options) });
		expect(await client.publish(workflow)).toMatchObject({ status: 'published' });
		const [last = '', ...others] = phones(row, 101);
		for (const source of others) sandbox.receive({ source, text: 'Hello' });
		await until('the first answer', {}, () => others.some((phone) => answersTo(phone).length > 0) || undefined);
		main.kill();
		await bound(0);
		// It arrives after everything that was not acknowledged.
		sandbox.receive({ source: last, text: 'Hello' });
		await bound(1);
		await until('the last answer', { timeout: 120_000 }, () => answersTo(last).length > 0 || undefined);
		await settled(postgres, workflow);
		return others;
	};

	test('the main process holds the connection: killed in a flood of texts, n8n comes back with it, answers none twice, and lists as crashed what it has not run, for a Retry', async () => {
		const { client, postgres } = running();
		const people = await crash({}, 43);
		const crashed = await postgres.query(
			`select id from execution_entity where "workflowId" = '${workflow.id}' and status = 'crashed'`,
		);
		for (const id of crashed) await client.retryExecution(id);
		await everybodyAnswered(people);
		await settled(postgres, workflow);
		expect(people.map((phone) => answersTo(phone).length)).toEqual(people.map(() => 1));
	});

	test('killed in a flood of texts, n8n loses none where such events start again', async () => {
		const people = await crash({ runAgain: true }, 44);
		await everybodyAnswered(people);
	});

	test('unpublishing unbinds', async () => {
		await running().client.unpublish(workflow);
		await until('the end of all connections', {}, () => (binds().length === 0 ? true : undefined));
	});
}
