import fastify from 'fastify';
import type { INode } from 'n8n-workflow';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isRecord } from '../../../nodes/problems/unknownValues';
import { until, type Workflow } from '../../../sandbox/n8n/client';
import { openWorkbench, type Workbench } from '../workbench';
import { choose, ended, filledIn, importWorkflow, publish } from './imported';

let bench: Workbench;
let desk: Awaited<ReturnType<typeof startDesk>>;
let router: Workflow;
let optOut: Workflow;
let answers: Workflow;
const published: Workflow[] = [];

/** A help desk and a marketing platform that accept everything. */
async function startDesk() {
	const app = fastify();
	const tickets: unknown[] = [];
	const receipts: unknown[] = [];
	app.post('/tickets', ({ body }) => ({ tickets: tickets.push(body) }));
	app.post('/receipts', ({ body }) => ({ receipts: receipts.push(body) }));
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return { url, tickets, receipts, close: () => app.close() };
}

const at = (field: string, path: string) => ({
	Settings: filledIn({ [field]: `${desk.url}${path}` }),
});

/** Imports a receiving workflow as its notes say, and publishes it. */
async function receiver(file: string, nodes: Record<string, (node: INode) => void> = {}): Promise<Workflow> {
	const workflow = await importWorkflow(bench, file, { isCalled: true, nodes });
	await publish(bench.n8n, workflow);
	published.unshift(workflow);
	return workflow;
}

const picked = (workflow: Workflow) => (node: INode) => {
	node.parameters.workflowId = { __rl: true, mode: 'id', value: workflow.id };
	node.disabled = false;
};

beforeAll(async () => {
	bench = await openWorkbench({ delayScale: 0.2 });
	desk = await startDesk();
	const header = await bench.n8n.createCredential({
		name: 'Desk',
		type: 'httpHeaderAuth',
		data: { name: 'Authorization', value: 'Desk-9c4d1e7a2b60' },
	});
	optOut = await receiver('opt-out-data-table.json');
	answers = await receiver('ask-by-sms-answers.json');
	const support = await receiver('two-way-support.json', {
		...at('Help desk URL', '/tickets'),
		'Reply from help desk': choose(header),
	});
	const moEngage = await receiver('moengage-receipts.json', at('Delivery tracking URL', '/receipts'));
	router = await importWorkflow(bench, 'events-router.json', {
		settings: {},
		nodes: {
			'8x8 SMS Trigger': (node) => {
				node.parameters.options = { finalStatesOnly: true, gatherEvents: true };
			},
			'STOP and START': picked(optOut),
			'Ask by SMS: answers': picked(answers),
			'Support by SMS': picked(support),
			'Receipts to MoEngage': picked(moEngage),
		},
	});
	await publish(bench.n8n, router);
	published.unshift(router);
});

afterEach(() => {
	bench.sandbox.clearFaults();
	desk.tickets.length = 0;
	desk.receipts.length = 0;
});

afterAll(async () => {
	for (const workflow of published) await bench.n8n.unpublish(workflow);
	await Promise.all([bench.close(), desk.close()]);
});

const own = '+6531580000';
const text = (source: string, body: string) => bench.sandbox.receive({ source, destination: own, text: body });

const arrived = <T>(what: string, list: () => T[], count = 1) =>
	until(`${count} ${what}`, { timeout: 20_000 }, () => (list().length >= count ? list() : undefined));
const textsTo = (phone: string) => bench.sandbox.messages().filter(({ destination }) => destination === phone.slice(1));

/** Starts "Ask by SMS" for a phone, and resolves with the execution's ID when it waits. */
async function ask(phone: string, fields: Record<string, string | number> = {}): Promise<string> {
	const nodes = { Question: filledIn({ Phone: phone, Text: 'Shall we?', ...fields }) };
	const id = await bench.n8n.run(await importWorkflow(bench, 'ask-by-sms.json', { nodes }), 'Start');
	await until('the wait', {}, async () => ((await bench.n8n.execution(id)).status === 'waiting' ? id : undefined));
	return id;
}

test('a STOP goes to the opt-out list and nowhere else', async () => {
	const phone = '+6591230001';
	const id = await ask(phone);
	text(phone, 'Stop.');
	const [, confirmation] = await arrived('texts', () => textsTo(phone), 2);
	expect(confirmation?.text).toMatch(/no more messages/);
	await ended(bench.n8n, router, 1);
	expect(desk.tickets).toEqual([]);
	expect((await bench.n8n.execution(id)).status).toBe('waiting');
	await bench.n8n.stopExecution(id);
});

test('an answer goes to the question that waits for it, once, and the next text to the help desk', async () => {
	const phone = '+6591230002';
	const id = await ask('+65 9123 0002');
	text(phone, 'Yes, please');
	const execution = await bench.n8n.waitForExecution(id);
	expect(execution.output('Answered')).toMatchObject([{ phone, question: 'Shall we?', answer: 'Yes, please' }]);
	expect(desk.tickets).toEqual([]);
	text(phone, 'And where is my order?');
	expect(await arrived('tickets', () => desk.tickets)).toMatchObject([{ phone, text: 'And where is my order?' }]);
});

test('of two questions to a phone the newer one is answered', async () => {
	const phone = '+6591230003';
	const first = await ask(phone, { Text: 'Tea?' });
	const second = await ask(phone, { Text: 'Coffee?' });
	text(phone, 'YES');
	expect((await bench.n8n.waitForExecution(second)).output('Answered')).toMatchObject([{ question: 'Coffee?' }]);
	expect((await bench.n8n.execution(first)).status).toBe('waiting');
	await bench.n8n.stopExecution(first);
});

test('a text to a question that was stopped, or whose time is over, goes to the help desk', async () => {
	await bench.n8n.stopExecution(await ask('+6591230004'));
	text('+6591230004', 'Yes');
	await arrived('tickets', () => desk.tickets);
	const late = await ask('+6591230005', { 'Minutes to answer': 0.001 });
	text('+6591230005', 'Yes');
	await arrived('tickets', () => desk.tickets, 2);
	const execution = await bench.n8n.waitForExecution(late, { timeout: 120_000 });
	expect(execution.runs.Answered).toBeUndefined();
	expect(execution.output('No answer')).toHaveLength(1);
});

test('a number that cannot be texted is not waited for', async () => {
	bench.sandbox.addFault({ destination: '6591230006', effects: [{ kind: 'reject' }] });
	const nodes = { Question: filledIn({ Phone: '+6591230006' }) };
	const asking = await importWorkflow(bench, 'ask-by-sms.json', { nodes });
	const execution = await bench.n8n.runToEnd(asking, 'Start');
	expect(execution.output('No answer')).toHaveLength(1);
});

test('a final receipt goes to the platform', async () => {
	const { umid } = await send('+6591230007');
	const ofIt = () => desk.receipts.filter((receipt) => JSON.stringify(receipt).includes(umid));
	expect(await arrived('receipts', ofIt)).toMatchObject([{ umid, status: 'delivered' }]);
});

test('a workflow that does not take an event fails the run of the router, which names the event', async () => {
	bench.sandbox.addFault({ destination: '6591230008', effects: [{ kind: 'reject' }] });
	const before = (await ended(bench.n8n, router, 0)).length;
	const { umid } = text('+6591230008', 'STOP');
	const [run] = await ended(bench.n8n, router, before + 1);
	const failed = await bench.n8n.execution(run?.id ?? '');
	expect(failed.error?.message).toContain(umid);
	expect(desk.tickets).toEqual([]);
	expect((await ended(bench.n8n, optOut, 1))[0]).toMatchObject({ status: 'error' });
});

test('events that were gathered into one run each reach their workflow once', async () => {
	const phones = Array.from({ length: 12 }, (_, index) => `+65912301${index.toString().padStart(2, '0')}`);
	for (const phone of phones) text(phone, `From ${phone}`);
	await arrived('tickets', () => desk.tickets, phones.length);
	const runs = await ended(bench.n8n, router, 1);
	const executions = await Promise.all(runs.map(({ id }) => bench.n8n.execution(id)));
	expect(executions.some((execution) => 'Take one at a time' in execution.runs)).toBe(true);
	const texts = desk.tickets.map((ticket) => (isRecord(ticket) ? ticket.text : undefined));
	expect(texts.toSorted()).toEqual(phones.map((phone) => `From ${phone}`));
});

/** Sends a text without n8n. */
async function send(destination: string): Promise<{ umid: string }> {
	const answer = await fetch(`${bench.sandbox.url}/api/v1/subaccounts/${bench.sandbox.subAccountId}/messages`, {
		method: 'POST',
		headers: { authorization: `Bearer ${bench.sandbox.apiKey}`, 'content-type': 'application/json' },
		body: JSON.stringify({ destination, text: 'Hello', source: 'Bistro' }),
	});
	expect(answer.status).toBe(200);
	const [message] = textsTo(destination);
	if (message === undefined) throw new Error('no message');
	return message;
}
