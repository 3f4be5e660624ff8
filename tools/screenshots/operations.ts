import { writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import type { NewWorkflow, Workflow } from '../../sandbox/n8n/client';
import type { Editor } from './editor';
import { boards } from './boards';
import { guests, sendingWorkflow } from './sendingWorkflow';
import { sideBySide } from './sideBySide';

const senders = { eightByEightSms: '8x8 SMS', eightByEightChatApps: '8x8 Chat Apps' } as const;

/** Panels of several operations side by side, without input and output. */
export async function takeOperations(
	browser: Browser,
	editor: Editor,
	create: (workflow: NewWorkflow) => Promise<Workflow>,
	image: (name: string) => string,
): Promise<void> {
	const shown = editor.page.viewportSize() ?? { width: 1440, height: 900 };
	await editor.page.setViewportSize({ width: shown.width, height: 1700 });
	for (const [name, { node, panels }] of Object.entries(boards)) {
		const sender = senders[node];
		const taken: Buffer[] = [];
		for (const parameters of panels) {
			await editor.openWorkflow((await create(sendingWorkflow(sender, guests, parameters, sender))).id);
			await editor.openNode(sender);
			taken.push(await editor.fields());
		}
		// At most four in a row, and rows as even as possible.
		const columns = Math.ceil(taken.length / Math.ceil(taken.length / 4));
		await writeFile(image(name), await sideBySide(browser, taken, { columns, padding: '0 12px 8px' }));
	}
	await editor.page.setViewportSize(shown);
}
