import type { INode } from 'n8n-workflow';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { sendBatch } from '../../sandbox/client';
import { openWorkbench, type Workbench } from '../workbench';
import { submitForm } from './formVisitor';
import { formAt, importWorkflow, publish } from './imported';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench({ delayScale: 0.01 });
});

beforeEach(() => {
	bench.sandbox.reset();
});

afterAll(async () => {
	await bench.close();
});

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

/** Sends a batch of two texts. @returns its batch ID */
async function batchOfTwo(clientBatchId: string, scheduled?: string): Promise<string> {
	const template = { text: 'The sale starts at 9.', ...(scheduled !== undefined && { scheduled }) };
	const destinations = ['+6591234567', '+6598765432'];
	const { json } = await sendBatch(bench.sandbox, { clientBatchId, template, destinations });
	return z.object({ batchId: z.string() }).parse(json).batchId;
}

async function cancel(Campaign: string, batchIds = '') {
	const fillIn = (node: INode) => {
		const values = [
			['Campaign', Campaign],
			['Batch IDs', batchIds],
		];
		const assignments = values.map(([name, value]) => ({ id: name, name, value, type: 'string' }));
		node.parameters.assignments = { assignments };
	};
	const workflow = await importWorkflow(bench, 'cancel-campaign.json', { nodes: { Settings: fillIn }, settings: {} });
	return bench.n8n.runToEnd(workflow, 'Start');
}

const statesIn = (batch: string) =>
	bench.sandbox
		.messages()
		.filter(({ batchId }) => batchId === batch)
		.map(({ state }) => state);

test('what has not gone out is cancelled by the name of its campaign, and nothing else', async () => {
	const [later, soon, other] = [
		await batchOfTwo('summer', inMinutes(60)),
		await batchOfTwo('summer', inMinutes(2)),
		await batchOfTwo('winter', inMinutes(60)),
	];
	const first = await cancel('summer');
	expect(first.error?.message).toBeUndefined();
	expect(first.output('List outcomes')).toMatchObject([
		{ batchId: later, campaign: 'summer', outcome: 'cancelled', cancelled: 2, tooLate: 0 },
		{ batchId: soon, campaign: 'summer', outcome: 'too late', cancelled: 0, tooLate: 2 },
	]);
	expect([later, soon, other].flatMap(statesIn)).toEqual([
		...['cancelled', 'cancelled', 'scheduled', 'scheduled', 'scheduled', 'scheduled'],
	]);
	expect((await cancel('summer')).output('List outcomes')).toMatchObject([{ outcome: 'cancelled', cancelled: 0 }, {}]);
});

test('batch IDs are enough if the log is not available, and an unknown one is reported', async () => {
	const batchId = await batchOfTwo('summer', inMinutes(60));
	bench.sandbox.addFault({ operation: 'startLogExport', effects: [{ kind: 'answer', status: 403 }] });
	const unknown = '00000000-0000-4000-8000-000000000000';
	const execution = await cancel('', `${batchId}, ${unknown}`);
	expect(execution.output('List outcomes')).toMatchObject([
		{ batchId, outcome: 'partly cancelled', cancelled: 2, tooLate: null },
		{ batchId: unknown, outcome: 'not found', cancelled: 0 },
	]);
	expect(statesIn(batchId)).toEqual(['cancelled', 'cancelled']);
});

test('a campaign that cannot be found fails, and does not look cancelled', async () => {
	await batchOfTwo('summer', inMinutes(60));
	const { error, status } = await cancel('Summer');
	expect(status).toBe('error');
	expect(error?.message).toContain('no batch of the campaign "Summer". Nothing was cancelled.');
});

test('the form cancels by name, and says what cannot be found', async () => {
	const form = await formAt(bench);
	await publish(
		bench.n8n,
		await importWorkflow(bench, 'cancel-campaign.json', { nodes: { 'Cancel form': form.change } }),
	);
	const batchId = await batchOfTwo('summer', inMinutes(60));
	expect((await submitForm(form.url, ['winter', ''])).html).toContain(
		'no batch of the campaign "winter". Nothing was cancelled.',
	);
	const { html } = await submitForm(form.url, ['summer', '']);
	expect(html).toContain('2 messages cancelled');
	expect(html).toContain(batchId);
	expect(statesIn(batchId)).toEqual(['cancelled', 'cancelled']);
});
