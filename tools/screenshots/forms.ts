import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { INode } from 'n8n-workflow';
import type { Browser, Page } from 'playwright-core';
import type { Credential, N8nClient } from '../../sandbox/n8n/client';
import { withCredential } from '../../sandbox/n8n/demo';
import { parseWorkflow, readJson } from '../workflows/workflow';

const people = [
	'Name;First Name;Mobile;City',
	'Ada Lim;Ada;9123 4567;Singapore',
	'Grace Tan;Grace;9876 5432;Singapore',
	'Siti Rahma;Siti;+62 812 3456 7890;Jakarta',
	'Linus Weber;;+49 1512 3456789;Köln',
	'Mei Chen;Mei;+60 12 345 6789;Penang',
	'Bob Ong;Bob;6,59E+10;Singapore',
	'Ada Lim;Ada;+65 9123 4567;Singapore',
];

const user = { username: 'ada', password: 'a password of your own' };

/** Takes the pages of the forms, as the people who fill them in see them. */
export async function takeForms(
	browser: Browser,
	n8n: N8nClient,
	credential: Credential,
	image: (name: string) => string,
): Promise<void> {
	const inFull = ['campaign-form', 'campaign-preview'];
	await visitForms(await openForms(browser, n8n, credential), async (name, page) => {
		await page.screenshot({ path: image(name), fullPage: inFull.includes(name) });
	});
}

/** Publishes the workflow of a file, and returns the page of its form. */
export type OpenForm = (file: string) => Promise<Page>;

/** Opens forms as someone who may use them. */
export async function openForms(browser: Browser, n8n: N8nClient, credential: Credential): Promise<OpenForm> {
	const context = await browser.newContext({ httpCredentials: user, viewport: { width: 900, height: 800 } });
	const basic = await n8n.createCredential({
		name: 'Those who send',
		type: 'httpBasicAuth',
		data: { user: user.username, password: user.password },
	});
	return async (file) => {
		const page = await context.newPage();
		await page.goto(await published(n8n, file, credential, basic));
		return page;
	};
}

/** Goes through the pages of a campaign and of the report on it. @param see looks at a page, which has the name of its picture */
export async function visitForms(open: OpenForm, see: (name: string, page: Page) => Promise<void>): Promise<void> {
	const campaign = await open('campaign-from-file.json');
	await fillIn(campaign);
	await see('campaign-form', campaign);
	await next(campaign);
	await campaign.getByText('Nothing has been sent yet').waitFor();
	await see('campaign-preview', campaign);
	const downloaded = campaign.waitForEvent('download');
	await next(campaign);
	const result = await (await downloaded).path();
	await see('campaign-result', campaign);

	const who = await open('who-got-it.json');
	await who
		.locator('input[type=file]')
		.setInputFiles({ name: 'result.csv', mimeType: 'text/csv', buffer: await readFile(result) });
	const both = who.waitForEvent('download');
	await next(who);
	await both;
	await see('who-got-it', who);
	await campaign.context().close();
}

async function published(n8n: N8nClient, file: string, credential: Credential, basic: Credential): Promise<string> {
	const parsed = parseWorkflow(await readJson(`workflows/${file}`));
	if ('problems' in parsed) throw new Error(`${file}: ${parsed.problems.join('; ')}`);
	const { name, nodes, connections } = parsed.workflow;
	const webhookId = randomUUID();
	const withForm = (node: INode): INode =>
		node.type === 'n8n-nodes-base.formTrigger'
			? { ...node, webhookId, credentials: { httpBasicAuth: { id: basic.id, name: basic.name } } }
			: node;
	// The pictures need no answers, and the trigger no public address.
	const isTrigger = ({ type }: INode) => type.endsWith('eightByEightSmsTrigger');
	const ready = nodes.map(withForm).map((node) => (isTrigger(node) ? { ...node, disabled: true } : node));
	const workflow = await n8n.createWorkflow(withCredential({ name, nodes: ready, connections }, credential));
	const { status } = await n8n.publish(workflow);
	if (status !== 'published') throw new Error(`${file} was not published`);
	return `${n8n.url}/form/${webhookId}`;
}

async function fillIn(page: Page): Promise<void> {
	const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(people.join('\r\n')) };
	await page.locator('input[type=file]').setInputFiles(file);
	await page.locator('textarea').fill('Hi {First Name|there}, our sale in {City} starts at 9.');
	await page.getByLabel('Campaign name').fill('summer-sale');
	await page.getByLabel('Sender ID').fill('Bistro');
	await page.getByLabel('Country of numbers').selectOption('Singapore (SG)');
	await page.getByLabel('Maximum number').fill('500');
	await page.getByLabel('From (leave').fill('09:00');
	await page.getByLabel('To', { exact: true }).fill('20:00');
}

async function next(page: Page): Promise<void> {
	await page.locator('#submit-btn').click();
	await page.waitForURL(/form-waiting/);
}
