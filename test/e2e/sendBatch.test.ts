import { afterAll, beforeAll, expect, test } from 'vitest';
import { withCredential } from '../../sandbox/n8n/demo';
import { chain, manualTrigger, openWorkbench, type Workbench } from './workbench';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});

afterAll(async () => {
	await bench.close();
});

/** The sandbox rejects this number, which is not a valid E.164 number. */
const rejectedNumber = '+447700900704';
const rejectedItem = 1234;

test('2,500 items go out in three batches; the one that 8x8 rejects fails alone, and nobody is texted twice', async () => {
	const { n8n, sandbox, credential } = bench;
	const items = `Array.from({ length: 2500 }, (_, index) => ({
		json: { phone: index === ${rejectedItem} ? '${rejectedNumber}' : '+' + (6590000000 + index), name: 'Guest ' + index },
	}))`;
	const workflow = chain('A batch of 2,500', [
		{ name: 'Guests', type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode: `return ${items};` } },
		{
			name: 'Send',
			type: 'n8n-nodes-8x8-sms.eightByEightSms',
			typeVersion: 1,
			parameters: {
				resource: 'message',
				operation: 'sendBatch',
				destination: '={{ $json.phone }}',
				text: '=Hello {{ $json.name }}',
				options: {},
			},
		},
	]);
	const nodes = workflow.nodes.map((node) =>
		node.name === 'Send' ? { ...node, onError: 'continueErrorOutput' as const } : node,
	);
	const created = await n8n.createWorkflow(withCredential({ ...workflow, nodes }, credential));
	const execution = await n8n.runToEnd(created, manualTrigger);

	expect(execution.status).toBe('success');
	const messages = sandbox.messages();
	expect(messages).toHaveLength(2499);
	expect(new Set(messages.map(({ destination }) => destination)).size).toBe(2499);
	expect(new Set(messages.map(({ batchId }) => batchId)).size).toBe(3);

	const inOrder = messages.toSorted((one, other) => Number(one.destination) - Number(other.destination));
	expect(execution.output('Send', 0).map(({ umid }) => umid)).toEqual(inOrder.map(({ umid }) => umid));
	expect(execution.output('Send', 1)).toMatchObject([
		{ name: `Guest ${rejectedItem}`, details: { outcome: 'rejected', destination: rejectedNumber, code: 'REJECTED' } },
	]);
});

test('at a limited speed, 8x8 keeps what goes out later, a batch for each minute', async () => {
	const { n8n, sandbox, credential } = bench;
	sandbox.reset();
	const items = `Array.from({ length: 5 }, (_, index) => ({ json: { phone: '+' + (6591000000 + index) } }))`;
	const workflow = chain('Five texts, two a minute', [
		{ name: 'Guests', type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode: `return ${items};` } },
		{
			name: 'Send',
			type: 'n8n-nodes-8x8-sms.eightByEightSms',
			typeVersion: 1,
			parameters: {
				resource: 'message',
				operation: 'sendBatch',
				destination: '={{ $json.phone }}',
				text: 'Hello',
				options: { sendingSpeed: { speed: { messages: 2, unit: 'minute' } } },
			},
		},
	]);
	const created = await n8n.createWorkflow(withCredential(workflow, credential));
	const output = (await n8n.runToEnd(created, manualTrigger)).output('Send');
	const [first = NaN, ...others] = output.map(({ scheduled }) =>
		Date.parse(typeof scheduled === 'string' ? scheduled : ''),
	);
	const [second = NaN, third = NaN] = [others[1], others[3]];
	expect(others).toEqual([first, second, second, third]);
	expect([second % 60_000, third - second]).toEqual([0, 60_000]);
	expect(second - first).toBeGreaterThanOrEqual(60_000);
	const messages = sandbox.messages().toSorted((one, other) => Number(one.destination) - Number(other.destination));
	expect(messages.map(({ batchId }) => batchId)).toEqual(output.map(({ batchId }) => batchId));
	expect(messages.map(({ scheduled }) => scheduled !== undefined)).toEqual([false, false, true, true, true]);
	expect(new Set(messages.map(({ batchId }) => batchId)).size).toBe(3);
});
