import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { N8nClient, type NewWorkflow, type Workflow } from '../../sandbox/n8n/client';
import { converse } from '../../sandbox/conversation';
import { createSandboxCredential, httpDemo, withCredential } from '../../sandbox/n8n/demo';
import { findN8n, installN8n } from '../../sandbox/n8n/install';
import { launchN8n } from '../../sandbox/n8n/launch';
import { startSandbox } from '../../sandbox/server';
import { Progress } from '../bootstrap/progress.mjs';
import { makePackageFolder } from '../packageFolder';
import { projectRoot } from '../../projectRoot';
import { takeAnswerPage } from './answerPage';
import { takeChatApps } from './chatApps';
import { takeChatMessages } from './chatMessages';
import { takeChatPanel } from './chatPanel';
import { Editor, startChromium } from './editor';
import { takeForms } from './forms';
import { takeReport } from './report';
import { takeSending } from './sending';
import { takeSmpp } from './smpp';
import { takeSurveyPage } from './surveyPage';
import { takeTrigger } from './trigger';
import { takeWorkflows } from './workflows';

const imagesFolder = join(projectRoot, 'docs', 'images');
const image = (name: string) => join(imagesFolder, `${name}.png`);

/**
 * Takes the pictures that the README and the docs show, from a real n8n and the sandbox.
 * @param only names of groups of them, or of workflows' pictures, such as `workflows/opt-out`; all where there are none
 */
async function takeScreenshots(only: readonly string[]): Promise<void> {
	await mkdir(imagesFolder, { recursive: true });
	const { missingSteps } = findN8n();
	if (missingSteps > 0) await installN8n(new Progress(missingSteps), new AbortController().signal);
	const sandbox = await startSandbox();
	const n8n = await launchN8n({ placeConnector: makePackageFolder });
	const browser = await startChromium();
	try {
		const owner = {
			email: 'owner@sandbox.example',
			firstName: 'Sandbox',
			lastName: 'Owner',
			password: `Sms8-${randomBytes(6).toString('hex')}`,
		};
		const { sending, answering } = await converse({ n8n, sandbox }, httpDemo, owner, new AbortController().signal);
		const client = new N8nClient(n8n.url);
		await client.logIn(owner);
		const credential = await createSandboxCredential(client, sandbox);
		const create = async (workflow: NewWorkflow) => await client.createWorkflow(withCredential(workflow, credential));
		const editor = await Editor.open(browser, n8n.url, owner);

		const groups: Record<string, () => Promise<void>> = {
			demo: () => takeDemo(browser, editor, { sending, answering }, sandbox.url),
			send: () => takeSending(editor, create, image),
			trigger: async () => {
				// Its webhook would be in the way.
				await client.unpublish(answering);
				await takeTrigger(editor, create, sandbox, image);
			},
			workflows: () => takeWorkflows(editor, client, image, only),
			'chat-panel': () => takeChatPanel(editor, create, image),
			'chat-apps': () => takeChatApps(browser, image),
			chat: () => takeChatMessages(browser, image),
			'answer-page': () => takeAnswerPage(browser, image),
			forms: () => takeForms(browser, client, credential, image),
			report: () => takeReport(browser, image),
			survey: () => takeSurveyPage(browser, image),
			smpp: () => takeSmpp(browser, image),
		};
		const wanted = new Set(only.map((name) => name.split('/', 1)[0]));
		const unknown = [...wanted].filter((name) => !Object.hasOwn(groups, name ?? ''));
		if (unknown.length > 0)
			throw new Error(`There are no pictures "${unknown.join(', ')}". There are: ${Object.keys(groups).join(', ')}`);
		for (const [name, take] of Object.entries(groups)) if (only.length === 0 || wanted.has(name)) await take();
	} finally {
		await browser.close();
		await Promise.all([n8n.close(), sandbox.close()]);
	}
}

/** The demo workflow and the phone, side by side. */
async function takeDemo(
	browser: Browser,
	editor: Editor,
	{ sending, answering }: Record<'sending' | 'answering', Workflow>,
	phoneUrl: string,
): Promise<void> {
	await editor.openWorkflow(sending.id);
	await editor.page.setViewportSize({ width: 980, height: 760 });
	await editor.page.keyboard.press('1');
	await editor.picture(image('workflow'));
	await editor.page.setViewportSize({ width: 1440, height: 900 });

	const phone = await browser.newPage({ viewport: { width: 430, height: 760 } });
	await phone.goto(phoneUrl);
	await phone.getByText('Thanks for your text', { exact: false }).first().click();
	await phone
		.getByText('delivered', { exact: false })
		.first()
		.waitFor({ timeout: 20_000 })
		.catch(() => undefined);
	await phone.screenshot({ path: image('phone'), animations: 'disabled' });
	await phone.close();

	const [left, right] = await Promise.all(['workflow', 'phone'].map((name) => readFile(image(name), 'base64')));
	const both = await browser.newPage({ viewport: { width: 1452, height: 784 } });
	await both.setContent(
		`<body style="margin:0;padding:12px;display:flex;gap:18px;background:#e9eaee">${[left, right]
			.map(
				(data) =>
					`<img style="border-radius:10px;box-shadow:0 1px 6px #0003" src="data:image/png;base64,${data ?? ''}">`,
			)
			.join('')}</body>`,
	);
	await both.screenshot({ path: image('demo') });
	await both.close();

	await editor.openWorkflow(answering.id);
	await editor.picture(image('trigger-workflow'));
}

const { only } = parseArgs({ options: { only: { type: 'string', multiple: true, default: [] } } }).values;

void takeScreenshots(only).then(
	() => console.log('The pictures are in docs/images.'),
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
