import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import type { Workflow } from '../../sandbox/n8n/client';
import type { Editor } from './editor';

/** The demo workflow and the phone, side by side. */
export async function takeDemo(
	browser: Browser,
	editor: Editor,
	{ sending, answering }: Record<'sending' | 'answering', Workflow>,
	phoneUrl: string,
	image: (name: string) => string,
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
