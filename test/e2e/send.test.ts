import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDemoWorkflow, demoSender, demoTrigger, sandboxCredentialData } from '../../sandbox/n8n/demo';
import { manualTrigger, openWorkbench, sendingWorkflow, type Workbench } from './workbench';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});

afterAll(async () => {
	await bench.close();
});

test('a text goes from a workflow in n8n to the sandbox, and the output tells what happened to it', async () => {
	const { n8n, sandbox, credential } = bench;
	const workflow = await createDemoWorkflow(n8n, credential, sandbox.url);
	const execution = await n8n.runToEnd(workflow, demoTrigger);
	expect(execution).toMatchObject({ status: 'success', mode: 'manual' });

	const sent = sandbox.messages().at(-1);
	expect(sent).toMatchObject({ destination: '12025550142', text: 'Hi Ada, your order is on its way.' });
	expect(execution.output(demoSender)).toEqual([
		{
			outcome: 'accepted',
			umid: sent?.umid,
			clientMessageId: sent?.clientMessageId,
			destination: '+12025550142',
			source: null,
			encoding: 'GSM7',
			segments: 1,
			scheduled: null,
			status: { code: 'QUEUED', description: 'SMS is accepted and queued for processing' },
		},
	]);
	expect(sent?.clientMessageId).toMatch(new RegExp(`^${execution.id}-`));
});

test('the credential test is green with the right key, and red with a wrong one', async () => {
	const { n8n, sandbox, credential } = bench;
	const data = sandboxCredentialData(sandbox);
	expect(await n8n.testCredential(credential, data)).toMatchObject({ status: 'OK' });
	const refused = await n8n.testCredential(credential, { ...data, apiKey: 'not-the-key' });
	expect(refused.status).toBe('Error');
	expect(refused.message).toMatch(/API key/);
	expect(refused.message).not.toContain('not-the-key');
});

test('a preview shows what would be sent and what it costs, and sends nothing', async () => {
	const { n8n, sandbox, credential } = bench;
	const before = sandbox.messages().length;
	const parameters = {
		operation: 'preview',
		destination: '+65 9123 4567',
		country: '',
		text: `${'a'.repeat(100)}’`,
		options: { prices: true, summaryItem: true },
	};
	const workflow = await n8n.createWorkflow(sendingWorkflow(parameters, credential));
	const execution = await n8n.runToEnd(workflow, manualTrigger);
	expect(execution.output('Send')).toMatchObject([
		{ wouldSend: true, destination: '+6591234567', country: 'SG', encoding: 'UCS2', segments: 2, priceTo: 0.075 },
		{ summary: true, messages: 1, segments: 2, unicode: { smartEncodingSaves: 1 } },
	]);
	expect(sandbox.messages()).toHaveLength(before);
});

test('a number that is too short stops the workflow with a sentence that says what to do, before anything is sent', async () => {
	const { n8n, sandbox, credential } = bench;
	const before = sandbox.messages().length;
	const workflow = await n8n.createWorkflow(sendingWorkflow({ destination: '0044 79', text: 'Hello' }, credential));
	const execution = await n8n.runToEnd(workflow, manualTrigger);
	expect(execution).toMatchObject({ status: 'error', error: { node: 'Send', itemIndex: 0 } });
	expect(execution.error?.message).toMatch(/^Row 1 \(item 0\): Destination '0044 79' is too short/);
	expect(execution.error?.description).toMatch(/^10 digits follow \+44\./);
	expect(sandbox.messages()).toHaveLength(before);
});
