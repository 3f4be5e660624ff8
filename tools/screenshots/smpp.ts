import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { converse } from '../../sandbox/conversation';
import { N8nClient } from '../../sandbox/n8n/client';
import { demoSender, smppDemo } from '../../sandbox/n8n/demo';
import { launchN8n } from '../../sandbox/n8n/launch';
import { startSandbox } from '../../sandbox/server';
import { makePackageFolder, smppPackage } from '../packageFolder';
import { Editor } from './editor';

/** Pictures of the package for SMPP, in an n8n of its own: the panel after a text was sent, and the workflow that answers. */
export async function takeSmpp(browser: Browser, image: (name: string) => string): Promise<void> {
	const sandbox = await startSandbox({ smppPort: 0 });
	const n8n = await launchN8n({
		placeConnector: makePackageFolder,
		placeSmpp: (folder) => makePackageFolder(folder, smppPackage),
	});
	try {
		const password = `Sms8-${randomBytes(6).toString('hex')}`;
		const owner = { email: 'owner@sandbox.example', firstName: 'Sandbox', lastName: 'Owner', password };
		const { sending, answering } = await converse({ n8n, sandbox }, smppDemo, owner, new AbortController().signal);
		const client = new N8nClient(n8n.url);
		await client.logIn(owner);
		const editor = await Editor.open(browser, n8n.url, owner);
		await editor.openWorkflow(answering.id);
		await editor.picture(image('smpp-replies'));
		await editor.openWorkflow(sending.id);
		await editor.openNode(demoSender);
		await editor.executeStep();
		await editor.picture(image('smpp'));
	} finally {
		await Promise.all([n8n.close(), sandbox.close()]);
	}
}
