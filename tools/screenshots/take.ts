import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { N8nClient, type NewWorkflow } from '../../sandbox/n8n/client';
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
import { takeDemo } from './demo';
import { Editor, startChromium } from './editor';
import { takeForms } from './forms';
import { entryOf, imagesFolder, type Manifest, readManifest, writeManifest } from './manifest';
import { takeOperations } from './operations';
import { allPictures } from './pictures';
import { takeReport } from './report';
import { takeSending } from './sending';
import { takeSmpp } from './smpp';
import { takeSurveyPage } from './surveyPage';
import { takeTrigger } from './trigger';
import { takeWorkflows } from './workflows';

/**
 * Takes the pictures that the README and the docs show, from a real n8n and the sandbox.
 * @param only names of groups of them, or of workflows' pictures, such as `workflows/opt-out`; all where there are none
 */
async function takeScreenshots(only: readonly string[]): Promise<void> {
	const pictures = await allPictures();
	const taken = new Set<string>();
	const image = (name: string) => {
		taken.add(name);
		return join(projectRoot, imagesFolder, `${name}.png`);
	};
	// The sources of the pictures are read before they are taken: a change in between makes them out of date.
	const entries = new Map<string, Manifest[string]>();
	for (const [name, { sources }] of pictures) {
		await mkdir(join(projectRoot, imagesFolder, dirname(name)), { recursive: true });
		entries.set(name, await entryOf(sources));
	}
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
			demo: () => takeDemo(browser, editor, client, { sending, answering }, sandbox, image),
			send: () => takeSending(editor, create, image),
			operations: () => takeOperations(browser, editor, create, image),
			trigger: async () => {
				// The webhook would get in the way.
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
		for (const [group, take] of Object.entries(groups)) {
			if (only.length > 0 && !wanted.has(group)) continue;
			await take();
			await record(taken, entries);
		}
	} finally {
		await browser.close();
		await Promise.all([n8n.close(), sandbox.close()]);
	}
}

/** Records what the new pictures were made from, and forgets those that are no longer taken. */
async function record(taken: ReadonlySet<string>, entries: ReadonlyMap<string, Manifest[string]>): Promise<void> {
	const unknown = [...taken].filter((name) => !entries.has(name));
	if (unknown.length > 0) throw new Error(`tools/screenshots/pictures.ts does not list: ${unknown.join(', ')}`);
	const former = Object.entries(await readManifest()).filter(([name]) => entries.has(name) && !taken.has(name));
	await writeManifest(Object.fromEntries([...former, ...[...entries].filter(([name]) => taken.has(name))]));
}

const { only } = parseArgs({ options: { only: { type: 'string', multiple: true, default: [] } } }).values;

void takeScreenshots(only).then(
	() => console.log('The pictures are in docs/images.'),
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
