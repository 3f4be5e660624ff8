import { DatabaseSync } from 'node:sqlite';
import type { INodeParameters } from 'n8n-workflow';
import { afterEach, afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import type { Workflow } from '../../sandbox/n8n/client';
import { withCredential } from '../../sandbox/n8n/demo';
import { chain, manualTrigger, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});

afterEach(() => {
	bench.sandbox.reset();
});

afterAll(async () => {
	await bench.close();
});

const count = 6;
const number = (item: number) => String(6591231000 + item);
const everyone = Array.from({ length: count }, (_, item) => number(item));
const people = {
	name: 'People',
	type: 'n8n-nodes-base.code',
	typeVersion: 2,
	parameters: {
		jsCode: `return Array.from({ length: ${count} }, (_, item) => ({ json: { phone: '+' + (6591231000 + item) } }));`,
	},
};
const sending = (parameters: INodeParameters) => ({
	name: 'Send',
	type: 'n8n-nodes-8x8-sms.eightByEightSms',
	typeVersion: 1,
	parameters: { resource: 'message', text: 'Hello', source: '', ...parameters },
});
const send = sending({ operation: 'send', destination: '={{ $json.phone }}', options: { concurrency: 1 } });
const sendList = sending({ operation: 'sendBatch', messagesFrom: 'list', destinations: '={{ [$json.phone] }}' });

const texted = () => bench.sandbox.messages().map(({ destination }) => destination);

/** An execution that has texted the first two people, and failed at the third. */
async function failedExecution(): Promise<{ workflow: Workflow; id: string }> {
	const { n8n, sandbox, credential } = bench;
	const workflow = await n8n.createWorkflow(withCredential(chain('Texts six people', [people, send]), credential));
	sandbox.addFault({ destination: number(2), times: 1, effects: [{ kind: 'answer', status: 403, code: 1201 }] });
	const { id, status, error } = await n8n.runToEnd(workflow, manualTrigger);
	expect({ status, item: error?.itemIndex }).toEqual({ status: 'error', item: 2 });
	expect(texted()).toEqual([number(0), number(1)]);
	return { workflow, id };
}

/** How many messages n8n's table of processed data holds for the nodes of a workflow. */
function remembered({ id }: Workflow): number {
	const database = new DatabaseSync(inject('n8n').databaseFile, { readOnly: true });
	const rows = database.prepare('select value from processed_data where workflowId = ?').all(id);
	database.close();
	const entries = z.object({ value: z.string().transform((value): unknown => JSON.parse(value)) });
	const stored = z.object({ data: z.array(z.string()) });
	return rows.reduce((sum, row) => sum + stored.parse(entries.parse(row).value).data.length, 0);
}

test('Retry of a failed execution, pressed twice, texts nobody twice; only a Retry is noted', async () => {
	const { n8n } = bench;
	const { workflow, id } = await failedExecution();
	expect(remembered(workflow)).toBe(0);
	for (let pressed = 1; pressed <= 2; pressed++) {
		const retried = await n8n.waitForExecution(await n8n.retryExecution(id));
		expect(retried.status).toBe('success');
		expect(retried.output('Send').map(({ destination }) => destination)).toEqual(everyone.map((each) => `+${each}`));
		expect(retried.output('Send').map(({ outcome }) => outcome)).toEqual(everyone.map(() => 'accepted'));
		expect(texted().sort()).toEqual(everyone);
		expect(remembered(workflow)).toBe(3 * (count - 2));
	}
});

test('nor does a second Retry after Send was changed to Send Batch with a list', async () => {
	const { n8n, credential } = bench;
	const { workflow, id } = await failedExecution();
	await n8n.waitForExecution(await n8n.retryExecution(id));
	await n8n.updateWorkflow(workflow, withCredential(chain('Texts six people', [people, sendList]), credential));
	const retried = await n8n.waitForExecution(await n8n.retryExecution(id, { loadWorkflow: true }));
	expect(retried.status).toBe('success');
	expect(retried.output('Send')).toHaveLength(count);
	expect(texted().sort()).toEqual(everyone);
});

test('the first Retry knows what was sent when Send was changed to Send Batch with a list before it', async () => {
	const { n8n, credential } = bench;
	const { workflow, id } = await failedExecution();
	await n8n.updateWorkflow(workflow, withCredential(chain('Texts six people', [people, sendList]), credential));
	for (let pressed = 1; pressed <= 2; pressed++) {
		const retried = await n8n.waitForExecution(await n8n.retryExecution(id, { loadWorkflow: true }));
		expect(retried.status).toBe('success');
		expect(texted().sort()).toEqual(everyone);
	}
});

test('two Retries at the same moment text nobody twice: in one process, they wait for each other', async () => {
	const { n8n } = bench;
	const { id } = await failedExecution();
	await Promise.all([n8n.retryExecution(id), n8n.retryExecution(id)]);
	expect(texted().sort()).toEqual(everyone);
});
