import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewWorkflow } from '../../sandbox/n8n/client';
import { chain, manualTrigger, openWorkbench, type Workbench } from './workbench';
import { ended } from './workflows/imported';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});

afterAll(async () => {
	await bench.close();
});

const listening = (path: string): NewWorkflow => ({
	name: 'Listens',
	nodes: [
		{
			id: randomUUID(),
			webhookId: randomUUID(),
			name: 'Called',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			position: [0, 0],
			parameters: { httpMethod: 'POST', path },
		},
	],
	connections: {},
});

test('a workflow answers while it is published, with its newest published version, and not afterwards', async () => {
	const { n8n } = bench;
	const call = (path: string) => fetch(`${n8n.url}/webhook/${path}`, { method: 'POST' });
	const workflow = await n8n.createWorkflow(listening('first'));
	expect((await call('first')).status).toBe(404);

	expect(await n8n.publish(workflow)).toMatchObject({ status: 'published' });
	expect((await call('first')).status).toBe(200);
	// n8n's own Webhook node answers before its execution is in the database.
	expect(await ended(n8n, workflow, 1)).toMatchObject([{ workflowId: workflow.id, mode: 'webhook' }]);

	const edited = await n8n.updateWorkflow(workflow, { nodes: listening('second').nodes });
	expect((await call('second')).status).toBe(404);
	await n8n.publish(edited);
	expect((await call('second')).status).toBe(200);
	expect((await call('first')).status).toBe(404);

	await n8n.unpublish(edited);
	expect((await call('second')).status).toBe(404);
});

test('a trigger listens for one test event', async () => {
	const { n8n } = bench;
	const workflow = await n8n.createWorkflow(listening('tried'));
	const call = () => fetch(`${n8n.url}/webhook-test/tried`, { method: 'POST' });
	expect((await call()).status).toBe(404);
	await n8n.listenForTest(workflow, 'Called');
	expect((await call()).status).toBe(200);
	expect((await call()).status).toBe(404);
});

test('a failed execution can be run again', async () => {
	const { n8n } = bench;
	const failing = chain('Fails', [
		{ name: 'Fail', type: 'n8n-nodes-base.stopAndError', typeVersion: 1, parameters: { errorMessage: 'As expected' } },
	]);
	const workflow = await n8n.createWorkflow(failing);
	const first = await n8n.runToEnd(workflow, manualTrigger);
	expect(first).toMatchObject({ status: 'error', error: { message: 'As expected', node: 'Fail' } });
	const second = await n8n.waitForExecution(await n8n.retryExecution(first.id));
	expect(second).toMatchObject({ status: 'error', mode: 'retry' });
	expect(second.id).not.toBe(first.id);
});

test('a running execution can be stopped', async () => {
	const { n8n } = bench;
	const waiting = chain('Waits', [
		{ name: 'Wait', type: 'n8n-nodes-base.wait', typeVersion: 1.1, parameters: { amount: 50, unit: 'seconds' } },
	]);
	const id = await n8n.run(await n8n.createWorkflow(waiting), manualTrigger);
	expect((await n8n.execution(id)).status).toBe('running');
	await n8n.stopExecution(id);
	expect((await n8n.waitForExecution(id)).status).toBe('canceled');
});
