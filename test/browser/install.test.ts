import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { N8nClient, type Owner, until, type Workflow } from '../../sandbox/n8n/client';
import {
	createAnswerWorkflow,
	createDemoWorkflow,
	createSandboxCredential,
	demoSender,
	demoTrigger,
	httpDemo,
} from '../../sandbox/n8n/demo';
import { findN8n, installN8n } from '../../sandbox/n8n/install';
import { launchN8n, type RunningN8n } from '../../sandbox/n8n/launch';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { Message } from '../../sandbox/server/messages';
import { Progress } from '../../tools/bootstrap/progress.mjs';
import { packInto } from '../../tools/package/tarball';
import {
	makePackageFolder,
	type PublishedPackage,
	sharedModules,
	smppPackage,
	smsPackage,
} from '../../tools/packageFolder';
import { readManifest } from '../../tools/release/manifest';
import { publish } from '../../tools/release/publish';
import { Editor } from '../../tools/screenshots/editor';
import { routedTo } from '../e2e/routedTo';
import { manualTrigger, sendingWorkflow } from '../e2e/workbench';
import { temporaryFolder } from '../tools/bootstrap/temporaryFolder';
import { startBrowser } from './browser';
import { type Registry, startRegistry } from './registry';

const owner: Owner = {
	email: 'owner@install.example',
	firstName: 'I',
	lastName: 'N',
	password: `Install-${randomUUID()}`,
};
const sms = 'n8n-nodes-8x8-sms';

let registry: Registry;
let sandbox: Sandbox;
let running: RunningN8n;
let n8n: N8nClient;
let browser: Browser;
let editor: Editor;
let workflow: Workflow;

beforeAll(async () => {
	const { missingSteps } = findN8n();
	if (missingSteps > 0) await installN8n(new Progress(missingSteps), new AbortController().signal);
	registry = await startRegistry();
	sandbox = await startSandbox();
	// Without any community node, and with this registry in place of npm's: n8n lets only paying customers name another
	// one.
	running = await launchN8n({
		placeConnector: () => Promise.resolve(),
		environment: {
			...routedTo({ 'registry.npmjs.org': registry.port, 'api.n8n.io': registry.port }),
			npm_config_update_notifier: 'false',
		},
	});
	n8n = new N8nClient(running.url);
	await n8n.setUpOwner(owner);
	browser = await startBrowser();
	editor = await Editor.open(browser, running.url, owner);
	editor.page.setDefaultTimeout(90_000);
});

afterAll(async () => {
	await browser.close();
	await Promise.all([running.close(), sandbox.close(), registry.close()]);
});

const find = (id: string): Locator => editor.page.locator(`[data-test-id="${id}"]`);
const card = (name: string): Locator => find('community-package-card').filter({ hasText: name });

/** Code that puts the version into every item of the two nodes, so that these show which build has run. */
const markOf = (version: string) => `
	for (const [of, name] of [[exports.EightByEightSms, "execute"], [exports.EightByEightSms, "webhook"], [exports.EightByEightSmsTrigger, "webhook"]]) {
		const made = of.prototype[name];
		of.prototype[name] = async function (...given) {
			const answer = await made.apply(this, given);
			const [items] = answer.workflowData ?? (Array.isArray(answer) ? answer : [[]]);
			for (const { json } of items) json.build = "${version}";
			return answer;
		};
	}`;

/** Publishes a package as a release does, in its own version or in another one, which its items then name. */
async function release(published: PublishedPackage, version?: string) {
	const root = join(await temporaryFolder(), 'package');
	await mkdir(root);
	await makePackageFolder(root, published);
	const file = join(root, 'package.json');
	const manifest = { ...(await readManifest(published)), ...(version !== undefined && { version }) };
	const text = await readFile(file, 'utf8');
	await writeFile(file, text.replace(/"version": "[^"]*"/, `"version": "${manifest.version}"`));
	if (version !== undefined) await appendFile(join(root, 'dist', sharedModules.implementation), markOf(version));
	const tarball = await packInto(await temporaryFolder(), { ...published, root });
	return { manifest, tarball, outcome: await publish(manifest, tarball, registry.options) };
}

/** How 8x8 posts that a message has reached a state. */
function receiptOf(message: Message | undefined, state: string): RequestInit {
	const payload = {
		umid: message?.umid,
		destination: message?.destination,
		subAccountId: 'a',
		source: 'b',
		status: { state },
	};
	const body = { namespace: 'SMS', eventType: 'outbound_message_status_changed', description: 'x', payload };
	return { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

async function install(name: string): Promise<void> {
	await editor.page.goto(`${running.url}/settings/community-nodes`);
	await editor.page
		.getByRole('button', { name: /^Install/ })
		.first()
		.click();
	await find('package-name-input')
		.locator('input')
		.or(editor.page.locator('input[data-test-id=package-name-input]'))
		.first()
		.fill(name);
	await find('user-agreement-checkbox').click();
	await find('install-community-package-button').click();
	await card(name).waitFor();
}

test('a release that is run again leaves what is published, and refuses other contents of the same version', async () => {
	const { manifest, tarball, outcome } = await release(smsPackage);
	expect(outcome).toBe('published');
	expect(await publish(manifest, tarball, registry.options)).toBe('was there');
	await expect(publish(manifest, { ...tarball, integrity: 'sha512-other' }, registry.options)).rejects.toThrow(
		`${sms}@${manifest.version} is published already, with other contents`,
	);
});

test("the package is installed from n8n's own screen, and sends a message", async () => {
	await install(sms);
	const credential = await createSandboxCredential(n8n, sandbox);
	workflow = await createDemoWorkflow(n8n, credential, sandbox.url);
	expect(await n8n.runToEnd(workflow, demoTrigger)).toMatchObject({ status: 'success' });
	expect(sandbox.messages()).toHaveLength(1);
});

test('after an update from the same screen, what was saved, published or waiting before goes on with the new build', async () => {
	const credential = await createSandboxCredential(n8n, sandbox);
	const answering = await createAnswerWorkflow(n8n, credential, sandbox.url);
	expect(await n8n.publish(answering)).toMatchObject({ status: 'published' });
	sandbox.addFault({ effects: [{ kind: 'receipts', steps: [] }] });
	const waitingNode = sendingWorkflow(
		{ operation: 'sendAndWaitForReceipt', destination: '+6591234567', text: 'Hello' },
		credential,
	);
	const waiting = await n8n.run(await n8n.createWorkflow(waitingNode), manualTrigger);
	await until('the wait', {}, async () => ((await n8n.execution(waiting)).status === 'waiting' ? true : undefined));
	const [, awaited] = sandbox.messages();

	await release(smsPackage, '0.2.0');
	await editor.page.reload();
	await card(sms).getByRole('button', { name: 'Update' }).click();
	await editor.page.getByRole('button', { name: 'Confirm update' }).click();
	await card(sms).getByText('0.2.0').waitFor();

	const run = await n8n.runToEnd(workflow, demoTrigger);
	expect(run.output(demoSender)).toMatchObject([{ status: { code: 'QUEUED' }, build: '0.2.0' }]);
	expect(sandbox.messages()).toHaveLength(3);

	const { umid } = sandbox.receive({ source: '+6591234567', text: 'Are you still there?' });
	const answer = await until('the answer', { timeout: 30_000 }, () => sandbox.messages()[3]);
	expect(answer.text).toContain('Are you still there?');
	const [started] = await n8n.executions(answering);
	expect((await n8n.waitForExecution(started?.id ?? '')).output(httpDemo.receiver)).toMatchObject([
		{ umid, build: '0.2.0' },
	]);

	expect(await fetch(String(awaited?.dlrCallbackUrl), receiptOf(awaited, 'delivered'))).toMatchObject({ status: 200 });
	expect((await n8n.waitForExecution(waiting)).output('Send')).toMatchObject([
		{ umid: awaited?.umid, state: 'delivered', build: '0.2.0' },
	]);
});

test('the second package is installed beside it', async () => {
	await release(smppPackage);
	await install('n8n-nodes-8x8-smpp');
	await editor.page.goto(`${running.url}/workflow/new`);
	await find('canvas-plus-button').first().click();
	await find('node-creator-search-bar').fill('8x8 SMPP');
	await find('node-creator-item-name').getByText('8x8 SMPP', { exact: true }).first().waitFor();
});
