import type { Browser, Page } from 'playwright-core';
import type { N8nClient, Workflow } from '../../sandbox/n8n/client';
import type { Sandbox } from '../../sandbox/server';
import type { Editor } from './editor';
import { type Still, writeFilm } from './film';
import { sideBySide } from './sideBySide';

const canvas = { width: 980, height: 760 };

/** The demo workflow and the phone: each alone, and side by side as they go from the message to the answer. */
export async function takeDemo(
	browser: Browser,
	editor: Editor,
	client: N8nClient,
	{ sending, answering }: Record<'sending' | 'answering', Workflow>,
	sandbox: Sandbox,
	image: (name: string) => string,
): Promise<void> {
	await editor.openWorkflow(sending.id);
	await editor.page.setViewportSize(canvas);
	await editor.page.keyboard.press('1');
	await editor.picture(image('workflow'));

	// The phone starts empty. The reset also removes the webhook, which publishing again registers.
	await client.unpublish(answering);
	sandbox.reset();
	await client.publish(answering);
	const phone = await browser.newPage({ viewport: { width: 430, height: canvas.height } });
	await phone.goto(sandbox.url);
	const stills: Still[] = [];
	const still = async (milliseconds: number) => {
		const pictures = [await editor.picture(undefined), await phone.screenshot({ animations: 'disabled' })];
		stills.push({ picture: await sideBySide(browser, pictures, { columns: 2 }), milliseconds });
	};

	await phone.getByText('No messages yet').waitFor();
	await still(2000);
	await editor.page.locator('[data-test-id=execute-workflow-button]').click();
	await phone.getByText('your order is on its way').first().click();
	await delivered(phone, 1);
	await still(2500);
	const reply = phone.locator('.composer textarea');
	await reply.fill('Great, see you soon!');
	await still(1500);
	await phone.locator('.composer button[type=submit]').click();
	await delivered(phone, 2);
	await still(4000);
	await phone.screenshot({ path: image('phone'), animations: 'disabled' });
	await writeFilm(image('demo'), stills);
	await phone.close();

	await editor.page.setViewportSize({ width: 1440, height: 900 });
	await editor.openWorkflow(answering.id);
	await editor.picture(image('trigger-workflow'));
}

async function delivered(phone: Page, messages: number): Promise<void> {
	await phone
		.locator('.thread')
		.getByText('Delivered', { exact: false })
		.nth(messages - 1)
		.waitFor();
}
