import type { Browser } from 'playwright-core';
import { startSandbox } from '../../sandbox/server';
import { runFlow } from '../../test/salesforce/dryRun/interview';
import { dryOrg } from '../../test/salesforce/dryRun/org';
import { loadServices } from '../../generate/salesforce/externalServices';
import { readProject } from '../../test/salesforce/metadata/project';

/** What the flows for chat apps send: a code through WhatsApp, and a message that WhatsApp fails to deliver. */
export async function takeChatApps(browser: Browser, image: (name: string) => string): Promise<void> {
	const sandbox = await startSandbox({ delayScale: 0.1 });
	try {
		const org = dryOrg(await readProject(), await loadServices(), {
			apiKey: sandbox.apiKey,
			baseUrls: { 'https://sms.8x8.com': sandbox.url, 'https://chatapps.8x8.com': sandbox.chatAppsUrl },
			labels: { EightByEightChatAppsSubAccount: sandbox.subAccountId },
		});
		const destination = '+65 9123 4567';
		const code = { destination, code: '493027', templateName: 'sign_in_code' };
		await runFlow('EightByEight_Send_WhatsApp_Code', code, org);
		const fails = { state: 'undelivered', detail: 'undelivered_to_recipient' } as const;
		sandbox.addFault({ times: 1, effects: [{ kind: 'receipts', steps: [{ state: 'sent' }, fails] }] });
		const text = 'Your table is booked for 19:30. See you soon! 🎉';
		const smsText = 'Your table is booked for 19:30.';
		await runFlow('EightByEight_Send_WhatsApp_or_SMS', { destination, text, smsText, source: 'Bistro' }, org);

		const page = await browser.newPage({ viewport: { width: 1180, height: 560 }, colorScheme: 'light' });
		await page.goto(`${sandbox.url}/#/with/6591234567/${sandbox.messages().at(-1)?.umid ?? ''}`);
		await page.getByText('SMS: Delivered').waitFor();
		await page.screenshot({ path: image('chat-apps'), animations: 'disabled' });
		await page.close();
	} finally {
		await sandbox.close();
	}
}
