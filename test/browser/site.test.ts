import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { buildSite } from '../../tools/site/build';
import { temporaryFolder } from '../tools/bootstrap/temporaryFolder';
import { barriers } from './barriers';
import { startBrowser } from './browser';

test('the site works from a folder: its search, its links, its dark colours', async () => {
	const folder = await temporaryFolder();
	await buildSite(folder);
	const browser = await startBrowser();
	onTestFinished(() => browser.close());
	const context = await browser.newContext({ offline: true, colorScheme: 'light' });
	const page = await context.newPage();
	const problems: string[] = [];
	page.on('console', (message) => problems.push(message.text()));
	page.on('pageerror', (error) => problems.push(error.message));

	await page.goto(pathToFileURL(join(folder, 'docs', 'send.html')).href);
	await page.getByRole('searchbox').fill('delivery window');
	await page.getByRole('status').getByRole('link', { name: 'Send SMS Batch' }).click();
	await page.getByRole('heading', { level: 1, name: 'Send SMS Batch' }).waitFor();
	const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
	const light = await background();
	await page.getByRole('button', { name: 'Dark or light' }).click();
	expect(await background()).not.toBe(light);
	await page.getByRole('navigation').getByRole('link', { name: 'Salesforce' }).first().click();
	await page.getByRole('heading', { level: 1, name: /Salesforce/ }).waitFor();
	expect(await background()).not.toBe(light);
	expect(problems).toEqual([]);
	// Tables without a word over their first column are as the pages have them.
	const found = await barriers(page);
	expect(found.filter(({ id }) => id !== 'empty-table-header')).toEqual([]);
});
