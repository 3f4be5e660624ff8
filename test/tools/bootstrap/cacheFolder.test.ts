import { mkdir, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { removeUnused, requireSpace } from '../../../tools/bootstrap/cacheFolder.mjs';
import { temporaryFolder } from './temporaryFolder';

afterEach(() => {
	vi.unstubAllEnvs();
});

test('what nothing uses any more is removed: killed drafts after a day, an n8n after a month', async () => {
	const cache = await temporaryFolder();
	vi.stubEnv('N8N_NODES_8X8_SMS_CACHE', cache);
	const usedDaysAgo = async (name: string, days: number) => {
		await mkdir(join(cache, name));
		const time = new Date(Date.now() - days * 24 * 3600 * 1000);
		await utimes(join(cache, name), time, time);
	};
	await usedDaysAgo('draft-n8n-killed', 2);
	await usedDaysAgo('draft-n8n-running', 0.5);
	await usedDaysAgo('n8n-former', 31);
	await usedDaysAgo('n8n-other-clone', 29);
	await usedDaysAgo('node-24.21.0-linux-x64', 400);
	await usedDaysAgo('logs', 400);
	await removeUnused();
	expect((await readdir(cache)).sort()).toEqual([
		'draft-n8n-running',
		'logs',
		'n8n-other-clone',
		'node-24.21.0-linux-x64',
	]);
});

test('too little space is reported before anything is downloaded', async () => {
	const folder = await temporaryFolder();
	await expect(requireSpace(folder, 1e12, 'n8n')).rejects.toThrow(
		/^The disk is too full: n8n needs 1000000000000 MB in .* and \d+ MB are free\./,
	);
	await expect(requireSpace(folder, 0, 'n8n')).resolves.toBeUndefined();
});
