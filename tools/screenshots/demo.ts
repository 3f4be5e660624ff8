import type { Browser, Page } from 'playwright-core';
import type { N8nClient, Workflow } from '../../sandbox/n8n/client';
import type { Sandbox } from '../../sandbox/server';
import type { Editor } from './editor';
import { type Still, writeFilm } from './film';

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

	// The phone starts empty; without the reset's webhook, n8n would not hear of the reply.
	await client.unpublish(answering);
	sandbox.reset();
	await client.publish(answering);
	const phone = await browser.newPage({ viewport: { width: 430, height: canvas.height } });
	await phone.goto(sandbox.url);
	const stage = await browser.newPage({ viewport: { width: 1452, height: 784 } });
	const stills: Still[] = [];
	const still = async (milliseconds: number) => {
		const pictures = [await editor.picture(undefined), await phone.screenshot({ animations: 'disabled' })];
		await stage.setContent(
			`<body style="margin:0;padding:12px;display:flex;gap:18px;background:#e9eaee">${pictures
				.map(
					(picture) =>
						`<img style="border-radius:10px;box-shadow:0 1px 6px #0003" src="data:image/png;base64,${picture.toString('base64')}">`,
				)
				.join('')}</body>`,
		);
		stills.push({ picture: await stage.screenshot(), milliseconds });
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
	await Promise.all([phone.close(), stage.close()]);

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
