import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, cacheSubfolder, requireSpace } from '../bootstrap/cacheFolder.mjs';
import { runNpm } from '../bootstrap/npm.mjs';
import { projectRoot } from '../../projectRoot';

const manifestFile = join(projectRoot, 'test', 'oldest', 'package.json');

/**
 * The folder of the engine of the oldest n8n that the nodes are known to work on; one for each list of its packages.
 */
export function oldestEngine(): string {
	const hash = createHash('sha256').update(readFileSync(manifestFile)).digest('hex');
	return join(cacheFolder(), `oldest-${hash.slice(0, 12)}`);
}

/** Installs that engine into the user's cache, once: 250 MB, half a minute. */
export async function installOldestEngine(): Promise<void> {
	const folder = oldestEngine();
	if (existsSync(folder)) return;
	const cache = await cacheSubfolder();
	await requireSpace(cache, 500, 'the oldest engine of n8n');
	const draft = await mkdtemp(join(cache, 'draft-oldest-'));
	try {
		await copyFile(manifestFile, join(draft, 'package.json'));
		await runNpm({
			args: ['install', '--legacy-peer-deps', '--ignore-scripts', '--no-package-lock'],
			cwd: draft,
			node: process.execPath,
			logFile: join(await cacheSubfolder('logs'), 'oldest.log'),
			signal: AbortSignal.timeout(300_000),
		});
		// A folder gets its name only when everything in it is ready.
		await rename(draft, folder);
	} finally {
		await rm(draft, { recursive: true, force: true });
	}
}
