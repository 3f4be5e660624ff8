import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../../sandbox/n8n/client';
import { openWorkbench, type Workbench } from '../workbench';
import { filledIn, importWorkflow } from './imported';

let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});

afterAll(async () => {
	await bench.close();
});

/** Presses a button of the page that the newest text to a number links to, once the execution waits. */
async function press(id: string, destination: string, answer: string): Promise<string> {
	const link = await until(`a text to ${destination}`, {}, () =>
		bench.sandbox
			.messages()
			.find((message) => message.destination === destination)
			?.text.split('\n')
			.at(-1),
	);
	await until('the wait', {}, async () => {
		const { status } = await bench.n8n.execution(id);
		return status === 'waiting' ? status : undefined;
	});
	await fetch(link, { method: 'POST', body: new URLSearchParams({ answer }) });
	return link;
}

test('who cannot passes the alert on, and the first link is closed then', async () => {
	const workflow = await importWorkflow(bench, 'alert-until-answered.json');
	const id = await bench.n8n.run(workflow, 'Start');
	const first = await press(id, '447700900010', 'disapprove');
	await press(id, '447700900011', 'approve');
	const execution = await bench.n8n.waitForExecution(id);
	expect(execution.output('Somebody accepted')).toMatchObject([
		{ destination: '+447700900011', data: { approved: true } },
	]);
	expect(execution.runs['Nobody accepted']).toBeUndefined();
	expect(await (await fetch(first)).text()).toMatch(/no action required/i);
	expect(bench.sandbox.messages()).toHaveLength(2);
});

test('whoever does not answer in time passes it on, and can take it no more', async () => {
	bench.sandbox.reset();
	const nodes = { Settings: filledIn({ 'Minutes to answer': 0.02 }) };
	const workflow = await importWorkflow(bench, 'alert-until-answered.json', { nodes });
	const id = await bench.n8n.run(workflow, 'Start');
	await until('the text to the second person', { timeout: 150_000 }, () =>
		bench.sandbox.messages().find(({ destination }) => destination === '447700900011'),
	);
	const execution = await bench.n8n.waitForExecution(id, { timeout: 150_000 });
	expect(execution.runs['Somebody accepted']).toBeUndefined();
	expect(execution.output('Nobody accepted')).toMatchObject([{ state: 'noAnswer', data: { approved: false } }]);
	expect(bench.sandbox.messages()).toHaveLength(2);
});

test('a number that cannot be texted passes it on as well', async () => {
	bench.sandbox.reset();
	bench.sandbox.addFault({ destination: '447700900010', effects: [{ kind: 'reject' }] });
	const workflow = await importWorkflow(bench, 'alert-until-answered.json');
	const id = await bench.n8n.run(workflow, 'Start');
	await press(id, '447700900011', 'disapprove');
	const execution = await bench.n8n.waitForExecution(id);
	expect(execution.output('Nobody accepted')).toMatchObject([{ state: 'answered', data: { approved: false } }]);
});
