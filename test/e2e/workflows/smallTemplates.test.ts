import { randomUUID } from 'node:crypto';
import type { IDataObject, INode } from 'n8n-workflow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until, type Workflow } from '../../../sandbox/n8n/client';
import { chain, manualTrigger, openWorkbench, type Workbench } from '../workbench';
import { startForm } from './forms';
import { choose, ended, filledIn, importWorkflow, publish } from './imported';

let bench: Workbench;
const published: Workflow[] = [];
const login = { user: 'colleague', password: 'Form-9c4d1e7a2b60' };

beforeAll(async () => {
	bench = await openWorkbench();
});

afterAll(async () => {
	for (const workflow of published) await bench.n8n.unpublish(workflow);
	await bench.close();
});

const textsTo = (phone: string) => bench.sandbox.messages().filter(({ destination }) => destination === phone.slice(1));

const textTo = (phone: string) => until(`a text to ${phone}`, { timeout: 30_000 }, () => textsTo(phone)[0]);

/** Imports and publishes a workflow, and returns the address of its trigger of this name. */
async function address(file: string, trigger: string, kind: 'form' | 'webhook', change: (node: INode) => void) {
	const webhookId = randomUUID();
	const set = (node: INode) => {
		node.webhookId = webhookId;
		change(node);
	};
	const workflow = await importWorkflow(bench, file, { nodes: { [trigger]: set } });
	await publish(bench.n8n, workflow);
	published.push(workflow);
	return { workflow, url: `${bench.n8n.url}/${kind}/${kind === 'form' ? webhookId : 'missed'}` };
}

async function withLogin() {
	return choose(await bench.n8n.createCredential({ name: 'Colleagues', type: 'httpBasicAuth', data: { ...login } }));
}

test('form: a person who is logged in texts somebody, and reads what happened to the text', async () => {
	const { url } = await address('form-to-sms.json', 'Message form', 'form', await withLogin());
	const phone = '+6591120001';
	await expect(startForm(url, [phone, 'Hello'])).rejects.toThrow('401');
	const form = await startForm(url, [phone, 'Hello'], `${login.user}:${login.password}`);
	expect(await form.page()).toContain(`8x8 accepted the message to ${phone}`);
	expect(textsTo(phone)).toMatchObject([{ text: 'Hello' }]);
	const refused = await startForm(url, ['07911 123456', 'Hello'], `${login.user}:${login.password}`);
	const page = await refused.page();
	expect(page).toContain('Not sent');
	// The page has no field for the country, and one person is no row.
	expect(page).toMatch(/Destination .* is a national number[^<]*such as \+44…\./);
	expect(page).not.toMatch(/Row 1|set Country/);
	expect(bench.sandbox.messages()).toHaveLength(1);
});

test('error alert: a workflow that fails twice is reported once, without the words of its error', async () => {
	const phone = '+6591120002';
	const alert = await importWorkflow(bench, 'error-alert.json', {
		nodes: {
			'Alert message': (node) => {
				filledIn({ Phone: phone })(node);
			},
		},
	});
	await publish(bench.n8n, alert);
	published.push(alert);
	const path = randomUUID();
	const failing = chain('Invoices', [
		{
			...{ name: 'Fail', type: 'n8n-nodes-base.stopAndError', typeVersion: 1 },
			parameters: { errorMessage: 'Secret of +6599999999' },
		},
	]);
	const [trigger] = failing.nodes;
	if (trigger === undefined) throw new Error('no trigger');
	Object.assign(trigger, { type: 'n8n-nodes-base.webhook', typeVersion: 2.1, webhookId: path, parameters: { path } });
	const workflow = await bench.n8n.createWorkflow({ ...failing, settings: { errorWorkflow: alert.id } });
	await publish(bench.n8n, workflow);
	published.push(workflow);
	for (let call = 0; call < 2; call += 1) await fetch(`${bench.n8n.url}/webhook/${path}`);
	expect(await textTo(phone)).toMatchObject({ text: 'n8n: Invoices failed at Fail.' });
	await ended(bench.n8n, workflow, 2);
	expect(textsTo(phone)).toHaveLength(1);
});

test('data table: each new row is texted once and says what happened to it', async () => {
	const workflow = await importWorkflow(bench, 'data-table-to-sms.json', { settings: {} });
	const run = () => bench.n8n.runToEnd(workflow, 'Every minute');
	await run();
	await insert([
		{ phone: '+6591120003', text: 'Hello', status: '', info: '' },
		{ phone: '07911 123456', text: 'Hello', status: '', info: '' },
	]);
	const execution = await run();
	expect(execution.output('Mark SENT')).toMatchObject([{ phone: '+6591120003', status: 'SENT' }]);
	expect(execution.output('Mark NOT SENT')).toMatchObject([
		{ phone: '07911 123456', status: 'NOT SENT', info: expect.stringMatching(/country/i) as string },
	]);
	await run();
	expect(textsTo('+6591120003')).toHaveLength(1);
});

/** Adds rows to the table of texts, as a person does. */
async function insert(rows: IDataObject[]): Promise<void> {
	const workflow = chain('New rows', [
		{
			...{ name: 'Rows', type: 'n8n-nodes-base.code', typeVersion: 2 },
			parameters: { jsCode: `return ${JSON.stringify(rows.map((json) => ({ json })))};` },
		},
		{
			...{ name: 'Insert', type: 'n8n-nodes-base.dataTable', typeVersion: 1.1 },
			parameters: {
				...{ resource: 'row', operation: 'insert', options: {} },
				dataTableId: { __rl: true, mode: 'name', value: '8x8 texts to send' },
				columns: { mappingMode: 'autoMapInputData', value: {}, matchingColumns: [], schema: [] },
			},
		},
	]);
	const execution = await bench.n8n.runToEnd(await bench.n8n.createWorkflow(workflow), manualTrigger);
	expect(execution).toMatchObject({ status: 'success' });
}

test('missed call: the caller gets one text a day, and nobody without the secret', async () => {
	const header = { name: 'Authorization', value: 'Calls-9c4d1e7a2b60' };
	const credential = await bench.n8n.createCredential({ name: 'Calls', type: 'httpHeaderAuth', data: header });
	const { url, workflow } = await address(
		'missed-call-to-sms.json',
		'Missed call or no-show',
		'webhook',
		choose(credential),
	);
	const report = async (body: IDataObject, secret = header.value) => {
		const headers = { 'content-type': 'application/json', authorization: secret };
		return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status;
	};
	const phone = '+6591120004';
	expect(await report({ reason: 'missed-call', phone }, 'wrong')).toBe(403);
	for (const each of [phone, '+65 9112 0004']) {
		expect(await report({ reason: 'missed-call', phone: each })).toBe(200);
		await textTo(phone);
	}
	await report({ reason: 'no-show', phone: '+6591120005' });
	expect(await textTo('+6591120005')).toMatchObject({ text: expect.stringMatching(/^We missed you/) as string });
	for (const reason of ['constructor', 'phone', '']) await report({ reason, phone: '+6591120006' });
	await ended(bench.n8n, workflow, 0);
	expect(textsTo(phone)).toHaveLength(1);
	expect(textsTo('+6591120006')).toEqual([]);
});

test('Shopify: the customer of an order is texted once, also where the event comes twice', async () => {
	const order = {
		...{ id: 4711, name: '#1001', phone: null, customer: { first_name: 'Ada', phone: null } },
		shipping_address: { phone: '9112 0007', country_code: 'SG' },
	};
	const pinned = [order, { ...order, id: 4712, shipping_address: null }].map((json) => ({ json }));
	const workflow = await importWorkflow(bench, 'shopify-to-sms.json', {
		pinData: { 'Order is on its way': pinned },
	});
	for (let runs = 0; runs < 2; runs += 1) {
		expect(await bench.n8n.runToEnd(workflow, 'Order is on its way')).toMatchObject({ status: 'success' });
	}
	expect(textsTo('+6591120007')).toMatchObject([{ text: 'Hi Ada, your order #1001 is on its way.' }]);
});

test('HubSpot: a contact who becomes a customer is texted once', async () => {
	const changed = (contactId: number, propertyValue: string) => ({ json: { contactId, propertyValue } });
	const contact = (phone: string) => ({
		json: { properties: { firstname: { value: 'Ada' }, mobilephone: { value: phone } } },
	});
	const workflow = await importWorkflow(bench, 'hubspot-to-sms.json', {
		pinData: {
			'Contact changed': [changed(1, 'customer'), changed(2, 'lead'), changed(1, 'customer')],
			'Get contact': [contact('+6591120008'), contact('+6591120009'), contact('+6591120008')],
		},
	});
	const execution = await bench.n8n.runToEnd(workflow, 'Contact changed');
	expect(execution.error?.message).toBeUndefined();
	expect(textsTo('+6591120008')).toMatchObject([{ text: 'Welcome, Ada! Reply to this message if you need us.' }]);
	expect(textsTo('+6591120009')).toEqual([]);
});

test('CSV file: everybody in it is texted once, also where the file is chosen twice', async () => {
	const { url } = await address('csv-to-sms.json', 'Upload form', 'form', await withLogin());
	const lines = ['phone,text', '+6591120010,"Hello, Ada"', '+6591120011,Hello', '07911 123456,Hello'];
	const file = () => new File([`\ufeff${lines.join('\r\n')}\r\n`], 'texts.csv', { type: 'text/csv' });
	const first = await startForm(url, [file()], `${login.user}:${login.password}`);
	expect(await first.page()).toContain('8x8 accepted 2 of 3 messages');
	const second = await startForm(url, [file()], `${login.user}:${login.password}`);
	expect(await second.page()).toContain('8x8 accepted 0 of 3 messages');
	const empty = await startForm(url, [new File(['phone,text\n'], 'none.csv')], `${login.user}:${login.password}`);
	expect(await empty.page()).toContain('8x8 accepted 0 of 0 messages');
	expect(textsTo('+6591120010')).toMatchObject([{ text: 'Hello, Ada' }]);
	expect(textsTo('+6591120011')).toHaveLength(1);
});
