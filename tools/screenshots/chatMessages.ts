import type { Browser } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { chatSamples } from './chatSamples';

const user = { msisdn: '+6591234567' };

/** Each type of message as the phone shows it. */
export async function takeChatMessages(browser: Browser, image: (name: string) => string): Promise<void> {
	const sandbox = await startSandbox({ delayScale: 0 });
	try {
		for (const [name, { sent }] of Object.entries(chatSamples))
			await takeOne(browser, sandbox, sent, image(`chat/${name}`), name);
	} finally {
		await sandbox.close();
	}
}

async function takeOne(
	browser: Browser,
	sandbox: Sandbox,
	sent: readonly object[],
	path: string,
	name: string,
): Promise<void> {
	sandbox.reset();
	for (const message of sent) {
		const answer = await fetch(`${sandbox.chatAppsUrl}/api/v1/subaccounts/${sandbox.subAccountId}/messages`, {
			method: 'POST',
			headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
			body: JSON.stringify({ user, ...message }),
		});
		if (!answer.ok) throw new Error(await answer.text());
	}
	const page = await browser.newPage({ viewport: { width: 460, height: 900 }, colorScheme: 'light' });
	await page.goto(`${sandbox.url}/#/with/6591234567`);
	const history = page.getByRole('region', { name: 'Message history' });
	await history
		.getByText('Delivered')
		.nth(sent.length - 1)
		.waitFor();
	if (name === 'list') {
		await history.getByRole('button', { name: 'Choose a time' }).click();
		await page.getByRole('dialog').screenshot({ path, animations: 'disabled' });
	} else await history.getByRole('list').first().screenshot({ path, animations: 'disabled' });
	await page.close();
}
