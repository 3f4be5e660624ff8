import type { Browser } from 'playwright-core';

/**
 * One PNG of several, as cards in rows of so many columns.
 * @param layout padding: CSS, of the white card around each picture
 */
export async function sideBySide(
	browser: Browser,
	pictures: readonly Buffer[],
	{ columns, padding = '0' }: { columns: number; padding?: string },
): Promise<Buffer> {
	const page = await browser.newPage({ viewport: { width: 1800, height: 100 } });
	const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture.toString('base64')}">`);
	await page.setContent(`<style>
		body { margin: 0; background: #e9eaee }
		main { display: inline-grid; grid-template-columns: repeat(${columns}, auto); gap: 12px; padding: 12px; align-items: start }
		img { padding: ${padding}; background: #fff; border-radius: 8px; box-shadow: 0 1px 6px #0003 }
	</style><main>${images.join('')}</main>`);
	const picture = await page.locator('main').screenshot();
	await page.close();
	return picture;
}
