import type { Browser } from 'playwright-core';
import type { NewWorkflow, Workflow } from '../../sandbox/n8n/client';
import type { Editor } from './editor';
import { boards } from './boards';
import { guests, sendingWorkflow } from './sendingWorkflow';

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
		await sideBySide(browser, taken, image(name));
	}
	await editor.page.setViewportSize(shown);
}

/** At most four in a row, and rows as even as possible. */
async function sideBySide(browser: Browser, pictures: readonly Buffer[], path: string): Promise<void> {
	const columns = Math.ceil(pictures.length / Math.ceil(pictures.length / 4));
	const page = await browser.newPage({ viewport: { width: 1800, height: 100 } });
	const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture.toString('base64')}">`);
	await page.setContent(`<style>
		body { margin: 0; background: #e9eaee }
		main { display: inline-grid; grid-template-columns: repeat(${columns}, auto); gap: 12px; padding: 12px; align-items: start }
		img { padding: 0 12px 8px; background: #fff; border-radius: 8px; box-shadow: 0 1px 6px #0003 }
	</style><main>${images.join('')}</main>`);
	await page.locator('main').screenshot({ path });
	await page.close();
}
