import { randomUUID } from 'node:crypto';
import type { INode } from 'n8n-workflow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../../sandbox/n8n/client';
import { openWorkbench, type Workbench } from '../workbench';
import { ended, importWorkflow, publish } from './imported';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench({ delayScale: 0.01 });
});
afterAll(async () => {
	await bench.close();
});

async function send(clientMessageId: string): Promise<void> {
	const { sandbox } = bench;
	const response = await fetch(`${sandbox.url}/api/v1/subaccounts/${sandbox.subAccountId}/messages`, {
		method: 'POST',
		headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
		body: JSON.stringify({ destination: '+6591234567', text: 'Hello', clientMessageId }),
	});
	expect(response.status).toBe(200);
}

const delivered = (count: number) =>
	until(`${count} delivered messages`, {}, () =>
		bench.sandbox.messages().filter(({ state }) => state === 'delivered').length === count ? true : undefined,
	);

test('receipts get a row for each message, and those that were lost are found in the log', async () => {
	const table = `Receipts ${randomUUID()}`;
	const nodes = Object.fromEntries(
		[
			'Create table',
			'Save receipts',
			'Create table if missing',
			'Read known receipts',
			'Save lost receipts',
			'Create table for cleanup',
			'Delete old rows',
		].map((name) => [
			name,
			(node: INode) => {
				if (node.parameters.resource === 'table') node.parameters.tableName = table;
				else node.parameters.dataTableId = { __rl: true, mode: 'name', value: table };
			},
		]),
	);
	const now = (node: INode) => {
		Object.assign(node.parameters, { to: '={{ $now.plus({ minutes: 5 }).toISO() }}' });
	};
	const setup = { nodes: { ...nodes, 'Log of 2 days': now }, settings: {} };
	const workflow = await importWorkflow(bench, 'receipts-to-data-table.json', setup);

	// Before it is published, receipts go nowhere.
	await send('lost');
	await delivered(1);
	await publish(bench.n8n, workflow);
	await send('one');
	await send('two');
	await delivered(2 + 1);
	await ended(bench.n8n, workflow, 1);
	const written = await until('two rows', { timeout: 60_000 }, async () => {
		const executions = await ended(bench.n8n, workflow, 1);
		const runs = await Promise.all(executions.map(({ id }) => bench.n8n.execution(id)));
		const rows = runs.flatMap((run) => run.output('Save receipts'));
		return rows.length >= 2 ? rows : undefined;
	});
	expect(written.map(({ clientMessageId }) => clientMessageId).toSorted()).toEqual(['one', 'two']);
	expect(written).toMatchObject([{ state: 'delivered' }, { state: 'delivered' }]);

	const hourly = await bench.n8n.runToEnd(workflow, 'Every hour');
	expect(hourly.error?.message).toBeUndefined();
	expect(hourly.output('Save lost receipts')).toMatchObject([
		{ clientMessageId: 'lost', state: 'delivered', found: true },
	]);
	const again = await bench.n8n.runToEnd(workflow, 'Every hour');
	expect(again.output('Save lost receipts')).toEqual([]);
	await bench.n8n.unpublish(workflow);
});
