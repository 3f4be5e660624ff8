import { randomUUID } from 'node:crypto';
import type { INode } from 'n8n-workflow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until, type Credential, type Workflow } from '../../../sandbox/n8n/client';
import { chain, manualTrigger, openWorkbench, type Workbench } from '../workbench';
import { startForm } from './forms';
import { choose, importWorkflow, publish } from './imported';

let bench: Workbench;
let crypto: Credential;
let sender: Workflow;
let url: string;
const published: Workflow[] = [];

const table = { __rl: true, mode: 'name', value: '8x8 people with one-time codes' };
const people = { Ada: '+6591110001', Grace: '+6591110002', Linus: '+6591110003', Margaret: '+6591110004' };

beforeAll(async () => {
	bench = await openWorkbench();
	const { n8n } = bench;
	crypto = await n8n.createCredential({ name: 'Codes', type: 'crypto', data: { hmacSecret: 'Code-9c4d1e7a2b60' } });
	await fillIn();
	sender = await importWorkflow(bench, 'one-time-code.json', { nodes: { 'Hash the code': choose(crypto) } });
	await publish(n8n, sender);
	published.push(sender);
	url = await checkForm();
});

afterAll(async () => {
	for (const workflow of published.reverse()) await bench.n8n.unpublish(workflow);
	await bench.close();
});

/** Makes the data table of people. */
async function fillIn(): Promise<void> {
	const columns = { column: ['person', 'phone'].map((name) => ({ name, type: 'string' })) };
	const rows = Object.entries(people).map(([person, phone]) => ({ json: { person, phone } }));
	const dataTable = { type: 'n8n-nodes-base.dataTable', typeVersion: 1.1 };
	const workflow = chain('People', [
		{
			...{ ...dataTable, name: 'Table' },
			parameters: { resource: 'table', operation: 'create', tableName: table.value, columns, options: {} },
		},
		{
			...{ name: 'Rows', type: 'n8n-nodes-base.code', typeVersion: 2 },
			parameters: { jsCode: `return ${JSON.stringify(rows)};` },
		},
		{
			...{ ...dataTable, name: 'Insert' },
			parameters: {
				...{ resource: 'row', operation: 'insert', dataTableId: table, options: {} },
				columns: { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] },
			},
		},
	]);
	const execution = await bench.n8n.runToEnd(await bench.n8n.createWorkflow(workflow), manualTrigger);
	expect(execution).toMatchObject({ status: 'success' });
}

/** Imports and publishes the form, and returns its address. */
async function checkForm(change: (node: INode) => void = () => undefined): Promise<string> {
	const webhookId = randomUUID();
	const form = await importWorkflow(bench, 'one-time-code-check.json', {
		nodes: {
			'Sign-in form': (node) => {
				node.webhookId = webhookId;
			},
			'One-time code: send': (node) => {
				node.parameters.workflowId = { __rl: true, mode: 'id', value: sender.id };
			},
			'Hash entered code': choose(crypto),
			'Find person': (node) => {
				node.parameters.dataTableId = table;
			},
			'Is the code right': change,
		},
	});
	await publish(bench.n8n, form);
	published.push(form);
	return `${bench.n8n.url}/form/${webhookId}`;
}

const textsTo = (phone: string) => bench.sandbox.messages().filter(({ destination }) => destination === phone.slice(1));

const codeFor = (phone: string, count = 1) =>
	until(`text ${count} to ${phone}`, { timeout: 30_000 }, () => {
		const texts = textsTo(phone);
		return texts.length >= count ? /^\d{6}/.exec(texts[0]?.text ?? '')?.[0] : undefined;
	});

const other = (code: string) => code.replace(/^\d/, (digit) => String((Number(digit) + 1) % 10));

test('the code that was texted lets them in, after a wrong one too, and n8n keeps no code', async () => {
	const form = await startForm(url, ['Ada']);
	expect(await form.page()).toContain('If we know you, a code is on its way');
	const code = await codeFor(people.Ada);
	await form.submit(other(code));
	expect(await form.page()).toContain('That was not the code');
	await form.submit(` ${code.slice(0, 3)} ${code.slice(3)} `);
	expect(await form.page()).toContain('You are signed in');
	expect(textsTo(people.Ada)).toHaveLength(1);
	expect(await bench.n8n.executions(sender)).toEqual([]);
});

test('three wrong codes end it, whatever is entered after that', async () => {
	const form = await startForm(url, ['Grace']);
	const code = await codeFor(people.Grace);
	for (let tries = 0; tries < 3; tries += 1) {
		await form.page();
		await form.submit(other(code));
	}
	expect(await form.page()).toContain('The code was wrong or has expired');
	await form.submit(code);
	expect(await form.page().catch(() => '')).not.toContain('You are signed in');
});

test('an expired code is not accepted', async () => {
	const late = await checkForm((node) => {
		const text = JSON.stringify(node.parameters).replaceAll('minutes: 5', 'minutes: 0');
		node.parameters = JSON.parse(text) as INode['parameters'];
	});
	const form = await startForm(late, ['Linus']);
	const code = await codeFor(people.Linus);
	await form.page();
	await form.submit(code);
	expect(await form.page()).toContain('The code was wrong or has expired');
});

test('a name that is not on the list is texted nothing and sees the same, and a number is not a name', async () => {
	const before = bench.sandbox.messages().length;
	for (const name of ['Nobody', '+6591110009', people.Ada]) {
		const form = await startForm(url, [name]);
		expect(await form.page()).toContain('If we know you, a code is on its way');
		await form.submit('undefined');
		expect(await form.page()).toContain('That was not the code');
	}
	expect(bench.sandbox.messages()).toHaveLength(before);
});

test('the fourth request of an hour sends nothing', async () => {
	for (let request = 1; request <= 4; request += 1) await (await startForm(url, ['Margaret'])).page();
	expect(textsTo(people.Margaret)).toHaveLength(3);
});
