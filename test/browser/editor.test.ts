import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Progress } from '../../tools/bootstrap/progress.mjs';
import { makePackageFolder } from '../../tools/packageFolder';
import { projectRoot } from '../../projectRoot';
import { Editor } from '../../tools/screenshots/editor';
import { openForms, visitForms } from '../../tools/screenshots/forms';
import { chooseTemplate, fillInVariables } from '../../tools/screenshots/templateFields';
import { N8nClient, type Credential, type Owner } from '../../sandbox/n8n/client';
import { createSandboxCredential, withCredential } from '../../sandbox/n8n/demo';
import { findN8n, installN8n } from '../../sandbox/n8n/install';
import { launchN8n, type RunningN8n } from '../../sandbox/n8n/launch';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { channelIds } from '../../sandbox/server/chat/channels';
import { chain, sendingWorkflow } from '../e2e/workbench';
import { eventually } from '../sandbox/eventually';
import { barriers } from './barriers';
import { startBrowser } from './browser';

const owner: Owner = {
	email: 'owner@browser.example',
	firstName: 'B',
	lastName: 'R',
	password: `Browse-${randomUUID()}`,
};

let sandbox: Sandbox;
let running: RunningN8n;
let n8n: N8nClient;
let browser: Browser;
let editor: Editor;
let credential: Credential;

beforeAll(async () => {
	const { missingSteps } = findN8n();
	if (missingSteps > 0) await installN8n(new Progress(missingSteps), new AbortController().signal);
	sandbox = await startSandbox();
	running = await launchN8n({ placeConnector: makePackageFolder });
	n8n = new N8nClient(running.url);
	await n8n.setUpOwner(owner);
	browser = await startBrowser();
	editor = await Editor.open(browser, running.url, owner);
	editor.page.setDefaultTimeout(90_000);
});

afterAll(async () => {
	await browser.close();
	await Promise.all([running.close(), sandbox.close()]);
});

beforeEach(() => {
	// A draft left by one test must not block the next one.
	editor.page.removeAllListeners('dialog');
	editor.page.on('dialog', (dialog) => void dialog.accept());
});

const find = (id: string): Locator => editor.page.locator(`[data-test-id="${id}"]`);

const field = (name: string): Locator =>
	find(`parameter-input-${name}`).locator('input:not([type=hidden]), textarea').last();

async function searchNodes(word: string): Promise<void> {
	await editor.page.goto(`${running.url}/workflow/new`);
	await find('canvas-plus-button').first().click();
	await find('node-creator-search-bar').fill(word);
	await ours().waitFor();
}

/** An entry of ours in the list that n8n's search shows. */
const ours = (name = '8x8 SMS'): Locator => find('node-creator-item-name').getByText(name, { exact: true });

async function addStep(list: 'Triggers' | 'Actions', name: string): Promise<void> {
	await searchNodes('8x8');
	await ours().click();
	const entry = find('node-creator-item-name').getByText(name, { exact: true });
	await find('node-creator-category-item').filter({ hasText: list }).waitFor();
	if (!(await entry.isVisible())) await find('node-creator-category-item').filter({ hasText: list }).click();
	await entry.click();
	await find('node-parameters').waitFor();
}

async function choose(name: string, option: string): Promise<void> {
	await find(`parameter-input-${name}`).click();
	await editor.page.getByRole('option', { name: option }).first().click();
}

const output = (): Locator => find('output-panel');

test.each(['SMS', '8x8', 'text message'])('a search for "%s" finds the connector', async (word) => {
	await searchNodes(word);
	expect(await ours().count()).toBe(1);
});

test('a search for any of the chat apps finds the node for them', async () => {
	await searchNodes('8x8');
	for (const word of ['WhatsApp', 'RCS', 'Viber', 'LINE', 'Zalo', 'WeChat', 'Facebook Messenger', 'Instagram']) {
		await find('node-creator-search-bar').fill('');
		await ours('8x8 Chat Apps').waitFor({ state: 'detached' });
		await find('node-creator-search-bar').fill(word);
		await ours('8x8 Chat Apps').waitFor();
	}
});

test('the connector offers its events and its actions', async () => {
	await searchNodes('8x8');
	await ours().click();
	await find('node-creator-category-item')
		.filter({ hasText: /Actions \(\d+\)/ })
		.click();
	for (const name of [
		'On inbound message',
		'On delivery receipt',
		'On SMS Engage answer',
		'Send an SMS',
		'Send a batch of SMS',
		'Preview an SMS for free without sending it',
		'Get the status of an SMS',
	]) {
		await find('node-creator-item-name').getByText(name, { exact: true }).waitFor();
	}
});

describe('with an action', () => {
	test('the credential is red with a wrong key and green with the right one, and Send SMS sends what its panel says', async () => {
		await addStep('Actions', 'Send an SMS');
		await find('node-credentials-empty-state')
			.locator('button')
			.or(find('node-credentials-empty-state'))
			.first()
			.click();
		await field('apiKey').fill('no-such-key-0000');
		await choose('region', 'Custom');
		await field('baseUrl').fill(sandbox.url);
		await field('subAccountId').fill(sandbox.subAccountId);
		await find('credential-save-button').click();
		await editor.page.getByText('Couldn’t connect with these settings').first().waitFor();
		await editor.page.getByText('More details').first().click();
		await editor.page.getByText('8x8 does not accept the API key').first().waitFor();

		await field('apiKey').fill(sandbox.apiKey);
		await find('credential-save-button').click();
		// n8n closes the form of a credential that works.
		await find('credential-save-button').waitFor({ state: 'hidden' });

		await field('destination').fill('+65 9123-4567');
		await field('text').fill('Your table is booked');
		await editor.executeStep();
		await output().getByText('6591234567').first().waitFor();
		await output().getByText('QUEUED').first().waitFor();
		expect(sandbox.messages().at(-1)).toMatchObject({ destination: '6591234567', text: 'Your table is booked' });

		// The form tests a stored credential when it is opened.
		await find('credential-edit-button').click();
		await find('credentials-config-container-test-success').waitFor();
	});
});

describe('with a stored credential', () => {
	beforeAll(async () => {
		await n8n.logIn(owner);
		credential = await createSandboxCredential(n8n, sandbox);
	});

	test('a bad number shows which item and what to write, and nothing is sent', async () => {
		const before = sandbox.messages().length;
		const workflow = await n8n.createWorkflow(
			sendingWorkflow({ destination: '07911 123456', text: 'Hello' }, credential),
		);
		await editor.openWorkflow(workflow.id);
		await editor.openNode('Send');
		await editor.executeStep();
		await find('node-error-message').getByText("Row 1 (item 0): Destination '07911 123456'").first().waitFor();
		expect(sandbox.messages()).toHaveLength(before);
	});

	test('Send Batch sends the input items, or one text to a list', async () => {
		const guests = {
			name: 'Guests',
			type: 'n8n-nodes-base.code',
			typeVersion: 2,
			parameters: { jsCode: "return ['+6591230001', '+6591230002'].map((phone) => ({ json: { phone } }));" },
		};
		const batch = {
			name: 'Send',
			type: 'n8n-nodes-8x8-sms.eightByEightSms',
			typeVersion: 1,
			parameters: {
				resource: 'message',
				operation: 'sendBatch',
				destination: '={{ $json.phone }}',
				text: 'From the items',
			},
		};
		const workflow = chain('A batch', [guests, batch]);
		const nodes = workflow.nodes.map((node) =>
			node.name === 'Send' ? { ...node, credentials: { eightByEightSmsApi: credential } } : node,
		);
		const before = sandbox.messages().length;
		await editor.openWorkflow((await n8n.createWorkflow({ ...workflow, nodes })).id);
		await editor.openNode('Send');
		await editor.executeStep();
		await output().getByText('6591230002').first().waitFor();
		await eventually(() => expect(sandbox.messages()).toHaveLength(before + 2));

		await choose('messagesFrom', 'List');
		await field('destinations').fill('+6591230003, +6591230004; +6591230005');
		await field('text').fill('From the list');
		await editor.executeStep();
		await output().getByText('6591230005').first().waitFor();
		const listed = sandbox.messages().filter(({ text }) => text === 'From the list');
		expect(new Set(listed.map(({ destination }) => destination))).toEqual(
			new Set(['6591230003', '6591230004', '6591230005']),
		);
	});

	test('a template is chosen from the list of the account, and the values of its variables go out', async () => {
		const template = { messageType: 'template', templateFrom: 'list', channelId: channelIds.WhatsApp };
		const parameters = { resource: 'message', operation: 'send', destination: '+6591234567', ...template };
		const type = 'n8n-nodes-8x8-sms.eightByEightChatApps';
		const workflow = chain('A template', [{ name: 'Send', type, typeVersion: 1, parameters }]);
		await editor.openWorkflow((await n8n.createWorkflow(withCredential(workflow, credential))).id);
		await editor.openNode('Send');
		await chooseTemplate(editor, 'order_shipped');
		await find('node-parameters').getByText('“Hi {{name}}, your order').first().waitFor();
		await fillInVariables(editor, ['Ann']);
		await editor.executeStep();
		await output().getByText('accepted').first().waitFor();
		expect(sandbox.messages().at(-1)?.chat?.content.template).toMatchObject({
			name: 'order_shipped',
			language: 'en',
			components: [{ type: 'body', parameters: [{ type: 'text', text: 'Ann' }] }],
		});
	});

	test('the dark and the light theme have different icons, and both are drawn', async () => {
		const workflow = await n8n.createWorkflow(sendingWorkflow({ destination: '+6591234567', text: 'Hi' }, credential));
		const icons: string[] = [];
		for (const colorScheme of ['light', 'dark'] as const) {
			await editor.page.emulateMedia({ colorScheme });
			await editor.openWorkflow(workflow.id);
			const icon = editor.page.locator('[data-test-id=canvas-node][data-node-name="Send"] img').first();
			await icon.waitFor();
			const address = new URL((await icon.getAttribute('src')) ?? '', running.url);
			icons.push(address.pathname);
			const drawing = await editor.page.request.get(address.href);
			expect(await drawing.text()).toContain('<svg');
		}
		await editor.page.emulateMedia({ colorScheme: 'light' });
		expect(icons[0]).toMatch(/eightByEightSms\.svg$/);
		expect(icons[1]).toMatch(/eightByEightSms\.dark\.svg$/);
	});

	test("the trigger's panel says how to test it, and shows the URL to copy when it is set up by hand", async () => {
		await addStep('Triggers', 'On inbound message');
		await editor.page.getByText('Messages and receipts from 8x8').first().waitFor();
		await choose('registration', 'Manual');
		await editor.page.getByText('Webhook URLs').click();
		await find('radio-button-production').click();
		const url = find('copy-input').or(editor.page.locator('.webhook-url')).first();
		await url.waitFor();
		expect(
			await editor.page
				.locator('.n8n-node-webhooks, [class*=webhook]')
				.allTextContents()
				.then((all) => all.join(' ')),
		).toContain(`${running.url}/webhook/`);
		await editor.page.getByText('Copy the production URL above').first().waitFor();
	});

	test('a ready workflow that is imported twice gets a different URL each time', async () => {
		const ids = [await importedWebhookId('opt-out.json'), await importedWebhookId('opt-out.json')];
		expect(ids[0]).toMatch(/^[\da-f-]{36}$/);
		expect(ids[1]).toMatch(/^[\da-f-]{36}$/);
		expect(ids[1]).not.toBe(ids[0]);
	});
});

/** The barriers on every form of n8n: its page has no landmarks. Its pale grey and orange are darkened by the workflows' CSS. */
const onEveryForm: Readonly<Record<string, RegExp>> = {
	'landmark-one-main': /^<html/,
	region: /not contained by landmarks/,
};

test('the pages of the ready forms have no barriers but those that n8n puts on every form', async () => {
	const open = await openForms(browser, n8n, await createSandboxCredential(n8n, sandbox));
	const found: string[] = [];
	const see = async (name: string, page: Page) => {
		for (const { id, nodes } of await barriers(page)) {
			const own = nodes.filter((node) => onEveryForm[id]?.test(node) !== true);
			found.push(...own.map((node) => `${id} ${name}: ${node}`));
		}
	};
	for (const file of ['cancel-campaign', 'csv-to-sms', 'form-to-sms', 'sms-report'])
		await see(file, await open(`${file}.json`));
	await visitForms(open, see);
	expect(found).toEqual([]);
});

/** Imports a ready workflow in the editor as a user does, and returns the webhook ID of the saved trigger. */
async function importedWebhookId(file: string): Promise<string | undefined> {
	const { page } = editor;
	await page.goto(`${running.url}/workflow/new`);
	await find('canvas-plus-button').first().waitFor();
	await page.locator('[data-test-id="workflow-import-input"]').setInputFiles(join(projectRoot, 'workflows', file));
	await page.locator('[data-test-id=canvas-node]').first().waitFor();
	// n8n saves automatically, and the address then names the workflow.
	await page.keyboard.press('Control+s');
	await page.waitForURL(/\/workflow\/(?!new)\w+/);
	const id = /\/workflow\/(\w+)/.exec(page.url())?.[1] ?? '';
	return await eventually(async () => {
		const nodes = await n8n.nodesOf({ id });
		const trigger = nodes.find(({ type }) => type.endsWith('.eightByEightSmsTrigger'));
		expect(trigger).toBeDefined();
		return trigger?.webhookId;
	});
}
