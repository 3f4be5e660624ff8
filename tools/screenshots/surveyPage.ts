import type { Browser } from 'playwright-core';
import { startSandbox } from '../../sandbox/server';
import { sendSurvey } from '../../test/sandbox/client';

/** Takes the page that a survey's link opens, as a phone shows it, with the answers filled in. */
export async function takeSurveyPage(browser: Browser, image: (name: string) => string): Promise<void> {
	const sandbox = await startSandbox();
	try {
		await sendSurvey(sandbox, { templateVariables: { name: 'Ann', visit: 4711 } });
		const page = await browser.newPage({
			viewport: { width: 380, height: 588 },
			deviceScaleFactor: 2,
			colorScheme: 'light',
		});
		await page.goto(sandbox.messages()[0]?.survey?.link ?? '');
		await page.getByRole('radio', { name: 'Very good' }).check();
		await page.getByRole('textbox').fill('More salad, please');
		await page.screenshot({ path: image('survey'), animations: 'disabled', caret: 'hide' });
		await page.close();
	} finally {
		await sandbox.close();
	}
}
