import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INode, NodeParameterValueType } from 'n8n-workflow';
import type { Browser } from 'playwright-core';
import { N8nClient, type NewWorkflow, type Workflow } from '../../sandbox/n8n/client';
import { converse } from '../../sandbox/conversation';
import { createSandboxCredential, withCredential } from '../../sandbox/n8n/demo';
import { findN8n, installN8n } from '../../sandbox/n8n/install';
import { launchN8n } from '../../sandbox/n8n/launch';
import { startSandbox } from '../../sandbox/server';
import { Progress } from '../bootstrap/progress.mjs';
import { makePackageFolder } from '../packageFolder';
import { projectRoot } from '../../projectRoot';
import { takeAnswerPage } from './answerPage';
import { takeChatApps } from './chatApps';
import { takeChatMessages } from './chatMessages';
import { Editor, startChromium } from './editor';
import { takeForms } from './forms';
import { takeReport } from './report';
import { takeSurveyPage } from './surveyPage';
import { takeTrigger } from './trigger';
import { takeWorkflows } from './workflows';

const imagesFolder = join(projectRoot, 'docs', 'images');
const image = (name: string) => join(imagesFolder, `${name}.png`);

const guests = [
	{ name: 'Ada', phone: '+65 9123 4567' },
	{ name: 'Grace', phone: '0044 7911 123456' },
	{ name: 'Linus', phone: 358401234567 },
];

/** Start → Guests → 8x8 SMS, with the given parameters in the last. */
function workflowOf(name: string, guestList: unknown, parameters: Record<string, NodeParameterValueType>): NewWorkflow {
	const node = (node: Pick<INode, 'name' | 'type' | 'parameters'>, index: number, typeVersion = 1): INode => ({
		...node,
		id: randomUUID(),
		typeVersion,
		position: [index * 240, 0],
	});
	return {
		name,
		nodes: [
			node({ name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} }, 0),
			node(
				{
					name: 'Guests',
					type: 'n8n-nodes-base.code',
					parameters: { jsCode: `return ${JSON.stringify(guestList)}.map((json) => ({ json }));` },
				},
				1,
				2,
			),
			node({ name: '8x8 SMS', type: 'n8n-nodes-8x8-sms.eightByEightSms', parameters }, 2),
		],
		connections: {
			Start: { main: [[{ node: 'Guests', type: 'main', index: 0 }]] },
			Guests: { main: [[{ node: '8x8 SMS', type: 'main', index: 0 }]] },
		},
	};
}

const message = {
	resource: 'message',
	destination: '={{ $json.phone }}',
	text: '=Hello {{ $json.name }}, your table is booked for 19:30.',
	source: 'Bistro',
};

/** Takes every picture that the README and the docs show, from a real n8n and the sandbox. */
async function takeScreenshots(): Promise<void> {
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
		const { sending, answering } = await converse({ n8n, sandbox }, owner, new AbortController().signal);
		const client = new N8nClient(n8n.url);
		await client.logIn(owner);
		const credential = await createSandboxCredential(client, sandbox);
		const create = async (workflow: NewWorkflow) => await client.createWorkflow(withCredential(workflow, credential));
		const editor = await Editor.open(browser, n8n.url, owner);

		await takeDemo(browser, editor, sending, sandbox.url);
		await editor.openWorkflow(answering.id);
		await editor.picture(image('trigger-workflow'));
		// Its trigger would be in the way of the others.
		await client.unpublish(answering);

		const executed = async (name: string, workflow: NewWorkflow) => {
			await editor.openWorkflow((await create(workflow)).id);
			await editor.openNode('8x8 SMS');
			await editor.executeStep();
			await editor.picture(image(name));
		};
		await executed('send', workflowOf('Table booked', guests, { ...message, operation: 'send' }));
		await executed(
			'send-batch',
			workflowOf('Table booked, in a batch', guests, { ...message, operation: 'sendBatch' }),
		);
		await takeTrigger(editor, create, sandbox, image);
		const oneBad = [...guests, { name: 'Bob', phone: '07911 123456' }];
		await executed('send-error', workflowOf('A number without its country', oneBad, { ...message, operation: 'send' }));
		const toPreview = {
			...{ resource: 'message', operation: 'preview', destination: message.destination },
			text: '=Hello {{ $json.name }}, your table is booked for 19:30. We’re looking forward to seeing you.',
			options: { source: 'Bistro', prices: true },
		};
		const priced = [
			{ name: 'Ada', phone: '+65 9123 4567' },
			{ name: 'Grace', phone: '0044 7400 123456' },
			{ name: 'Linus', phone: '+49 1512 3456789' },
			{ name: 'Bob', phone: '07911 123456' },
		];
		await executed('preview', workflowOf('A preview', priced, toPreview));
		await takeWorkflows(editor, client, image);
		await takeChatApps(browser, image);
		await takeChatMessages(browser, image);
		await takeAnswerPage(browser, image);
		await takeForms(browser, client, credential, image);
		await takeReport(browser, image);
		await takeSurveyPage(browser, image);
	} finally {
		await browser.close();
		await Promise.all([n8n.close(), sandbox.close()]);
	}
}

/** The demo workflow and the phone, side by side. */
async function takeDemo(browser: Browser, editor: Editor, demo: Workflow, phoneUrl: string): Promise<void> {
	await editor.openWorkflow(demo.id);
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
}

void takeScreenshots().then(
	() => console.log('The pictures are in docs/images.'),
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
