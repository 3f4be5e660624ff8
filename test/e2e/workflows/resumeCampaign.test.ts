import type { INode } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWorkbench, type Workbench } from '../workbench';
import { importWorkflow } from './imported';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench({ delayScale: 0.01 });
});
afterEach(() => {
	bench.sandbox.reset();
});
afterAll(async () => {
	await bench.close();
});

const people = Array.from({ length: 20 }, (_, item) => ({ phone: `+${6_591_230_000 + item}`, name: `Ann ${item}` }));

/** Runs the workflow for an execution, with the people and without the ten minutes. */
async function resume(executionId: string, everyone: readonly object[] = people) {
	const values = { 'Execution ID': executionId, 'Phone Column': 'phone' };
	const nodes = {
		Settings: (node: INode) => {
			const assignments = Object.entries(values).map(([name, value]) => ({ id: name, name, value, type: 'string' }));
			node.parameters.assignments = { assignments };
		},
		'Wait 10 minutes': (node: INode) => {
			Object.assign(node.parameters, { amount: 1, unit: 'seconds' });
		},
		'Read all people': (node: INode) => {
			const jsCode = `return ${JSON.stringify(everyone.map((json) => ({ json })))};`;
			Object.assign(node, { type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode } });
		},
	};
	const workflow = await importWorkflow(bench, 'resume-campaign.json', { nodes, settings: {} });
	return await bench.n8n.runToEnd(workflow, 'Start');
}

/** Sends to some of the people, as an execution that then ended did. */
async function texted(executionId: string, items: readonly number[]): Promise<void> {
	const { sandbox } = bench;
	for (const item of items) {
		await fetch(`${sandbox.url}/api/v1/subaccounts/${sandbox.subAccountId}/messages`, {
			method: 'POST',
			headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
			body: JSON.stringify({
				destination: people[item]?.phone,
				text: 'Hello',
				clientMessageId: `${executionId}-0f9b7c11-0-${item}`,
			}),
		});
	}
}

const destinations = () => bench.sandbox.messages().map(({ destination }) => `+${destination}`);
const everybody = people.map(({ phone }) => phone);

test('those who were not texted are, each once, and a second start texts nobody', async () => {
	await texted('815', [0, 1, 2, 7]);
	const first = await resume('815');
	expect(first.error?.message).toBeUndefined();
	expect(first.output('Send the rest')).toHaveLength(16);
	expect(destinations().toSorted()).toEqual(everybody);
	expect(bench.sandbox.messages().at(-1)).toMatchObject({ text: 'Hello Ann 19', clientMessageId: '815-0f9b7c11-0-19' });
	const second = await resume('815');
	expect(second.status).toBe('success');
	expect(destinations()).toHaveLength(20);
});

test('nobody is texted where the list is another one, or the log cannot be read', async () => {
	await texted('816', [18, 19]);
	const shorter = await resume('816', people.slice(0, 10));
	expect(shorter.error?.message).toContain('Item 19 of Everyone is not the one that the execution texted');
	bench.sandbox.addFault({ operation: 'startLogExport', effects: [{ kind: 'answer', status: 403 }] });
	expect((await resume('816')).status).toBe('error');
	expect(destinations()).toHaveLength(2);
});
