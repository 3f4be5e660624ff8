import type { Browser } from 'playwright-core';
import { questionPage } from '../../nodes/waiting/answerPage';

/** A question as a phone shows it. */
export const madeUpQuestion = () =>
	questionPage({
		responseType: 'approval',
		title: 'Your answer',
		description: 'Order 4711 of 240 € is ready. Shall we deliver it today?',
		approveLabel: 'Yes, today',
		disapproveLabel: 'Another day',
		submitLabel: 'Send',
		fields: [],
	});

/** Takes the page on which Send and Wait for Response is answered, as a phone shows it. */
export async function takeAnswerPage(browser: Browser, image: (name: string) => string): Promise<void> {
	const page = await browser.newPage({ viewport: { width: 380, height: 360 }, deviceScaleFactor: 2 });
	await page.setContent(madeUpQuestion());
	await page.screenshot({ path: image('answer-page') });
	await page.close();
}
