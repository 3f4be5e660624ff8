import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { Problem, errorCode } from './problem.mjs';
import { sentences } from './sentences.mjs';

/** Set to a folder, it takes the place of the user's cache folder. */
export const cacheVariable = 'N8N_NODES_8X8_SMS_CACHE';

/**
 * Where installations that take long are kept between runs and clones.
 * @param {NodeJS.ProcessEnv} [environment]
 * @param {NodeJS.Platform} [platform]
 */
export function cacheFolder(environment = process.env, platform = process.platform) {
	const chosen = environment[cacheVariable];
	if (chosen) return resolve(chosen);
	const base =
		platform === 'win32'
			? environment['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local')
			: environment['XDG_CACHE_HOME'] || join(homedir(), '.cache');
	return join(resolve(base), 'n8n-nodes-8x8-sms');
}

/**
 * Makes a folder inside the cache.
 * @param {string[]} names
 */
export async function cacheSubfolder(...names) {
	const folder = join(cacheFolder(), ...names);
	try {
		await mkdir(folder, { recursive: true });
	} catch (error) {
		throw new Problem(
			sentences.folderNotMade({ folder, code: errorCode(error) ?? String(error), variable: cacheVariable }),
		);
	}
	return folder;
}

/**
 * @param {string} folder an existing one
 * @param {number} megabytes what is about to be written there
 * @param {string} what
 */
export async function requireSpace(folder, megabytes, what) {
	const { bavail, blocks, bsize } = await statfs(folder);
	// Some network file systems do not say.
	if (blocks === 0) return;
	const free = Math.floor((bavail * bsize) / 1e6);
	if (free < megabytes) {
		throw new Problem(sentences.diskTooFull({ what, megabytes, folder, free }));
	}
}

const day = 24 * 3600 * 1000;

/**
 * Removes from the cache what is no longer needed: drafts of killed installations, and n8n of another version, by the
 * time it was last used.
 */
export async function removeUnused() {
	const cache = cacheFolder();
	for (const name of await readdir(cache)) {
		const days = name.startsWith('draft-') ? 1 : name.startsWith('n8n-') ? 30 : Infinity;
		const found = await stat(join(cache, name)).catch(() => undefined);
		if (found !== undefined && Date.now() - found.mtimeMs > days * day)
			await rm(join(cache, name), { recursive: true, force: true });
	}
}
