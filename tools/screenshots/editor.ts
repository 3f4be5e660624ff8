import { type Browser, chromium, type Page } from 'playwright-core';
import type { Owner } from '../../sandbox/n8n/client';

/** Where Debian's package puts it; CHROMIUM names another one. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Starts a headless Chromium that calls no one but the pages it is given. */
export async function startChromium(): Promise<Browser> {
	return await chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}

/** n8n's editor, as a person uses it. */
export class Editor {
	private constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens the editor of a running n8n and signs in through its form. */
	static async open(browser: Browser, url: string, owner: Pick<Owner, 'email' | 'password'>): Promise<Editor> {
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		await page.goto(`${url}/signin`);
		await page.locator('input[type=email], input[name=emailOrLdapLoginId], input').first().fill(owner.email);
		await page.locator('input[type=password]').fill(owner.password);
		await page.keyboard.press('Enter');
		await page.waitForURL((address) => !address.pathname.includes('signin'));
		return new Editor(page, url);
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.locator('[data-test-id=canvas-node]').first().waitFor();
		await this.page.keyboard.press('1');
	}

	/** Opens the panel of the node with the given name. */
	async openNode(name: string): Promise<void> {
		await this.page.locator(`[data-test-id=canvas-node][data-node-name="${name}"]`).dblclick();
		await this.page.locator('[data-test-id=node-execute-button]').waitFor();
	}

	async closeNode(): Promise<void> {
		await this.page.keyboard.press('Escape');
	}

	/** Presses "Execute step" in the open panel, and waits for the result. */
	async executeStep(): Promise<void> {
		await this.page.locator('[data-test-id=node-execute-button]').click();
		await this.page
			.locator('[data-test-id=output-panel]')
			.locator('[data-test-id=ndv-data-container], [data-test-id=node-error-message]')
			.first()
			.waitFor();
		// The button spins until the editor has drawn everything.
		await this.page.locator('[data-test-id=node-execute-button]', { hasText: 'Execute step' }).waitFor();
	}

	/** Shows the output as a table, as JSON or as its schema. */
	async showOutputAs(mode: 'Table' | 'JSON' | 'Schema'): Promise<void> {
		await this.page.locator('[data-test-id=output-panel]').getByText(mode, { exact: true }).click();
	}

	/** A picture of the open panel's fields alone, down to the last of them. */
	async fields(): Promise<Buffer> {
		// The other parts of the panel, such as its settings, are present but hidden.
		const fields = this.page.locator('[data-test-id=node-parameters] > div:visible').first();
		await this.page.mouse.move(0, 0);
		await this.page.waitForTimeout(500);
		return await fields.screenshot({ animations: 'disabled' });
	}

	/** A picture of the screen once nothing moves, without n8n's temporary messages unless they are kept. */
	async picture(path: string | undefined, { keepMessages = false } = {}): Promise<Buffer> {
		if (!keepMessages) {
			for (const close of await this.page.locator('.el-notification__closeBtn').all()) await close.click();
			await this.page.locator('.el-notification').first().waitFor({ state: 'hidden' });
		}
		const checklist = this.page.locator('[data-test-id=suggested-actions-close]');
		if (await checklist.isVisible()) await checklist.click();
		await this.page.mouse.move(0, 0);
		await this.page.waitForTimeout(1000);
		return await this.page.screenshot({ ...(path === undefined ? {} : { path }), animations: 'disabled' });
	}
}
