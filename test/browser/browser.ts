import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Debian's package puts it; CHROMIUM names another place. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

const flags = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** Starts a headless Chromium. */
export async function startBrowser(): Promise<Browser> {
	if (!existsSync(executablePath))
		throw new Error(`There is no Chromium at ${executablePath}: apt-get install chromium`);
	return await chromium.launch({ executablePath, args: flags });
}
