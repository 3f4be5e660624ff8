import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { cacheFolder, cacheSubfolder, removeUnused, requireSpace } from '../../tools/bootstrap/cacheFolder.mjs';
import { withLock } from '../../tools/bootstrap/lock.mjs';
import { installedShare, runNpm } from '../../tools/bootstrap/npm.mjs';
import { Problem } from '../../tools/bootstrap/problem.mjs';
import { sentences } from '../../tools/bootstrap/sentences.mjs';
import type { Progress } from '../../tools/bootstrap/progress.mjs';

const ownFolder = __dirname;
const lockFile = join(ownFolder, 'package-lock.json');
const manifestFile = join(ownFolder, 'package.json');

/** An n8n that is installed, or where it will be. */
export interface N8nInstallation {
	/** The script of n8n's command line. */
	program: string;
	folder: string;
	/** Where it is while its database driver is missing; an interrupted installation continues from there. */
	unbuilt: string;
	/** The number of steps that `installN8n` still has to take; 0 when everything is installed. */
	missingSteps: 0 | 1 | 2;
}

/** One installation for each lock file and kind of Node: what is compiled for one Node does not load in another. */
export function findN8n(): N8nInstallation {
	const hash = createHash('sha256').update(readFileSync(manifestFile)).update(readFileSync(lockFile)).digest('hex');
	const node = `node${process.versions.modules}-${process.platform}-${process.arch}`;
	const folder = join(cacheFolder(), `n8n-${hash.slice(0, 12)}-${node}`);
	const unbuilt = `${folder}-unbuilt`;
	// A folder gets its name only when everything in it is ready.
	const missingSteps = existsSync(folder) ? 0 : existsSync(unbuilt) ? 1 : 2;
	return { folder, unbuilt, program: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'), missingSteps };
}

/**
 * Installs n8n from the lock file into the user's cache, from npm's registry alone, and builds the one native addon it
 * needs. Waits for another process that does the same. Rejects with a Problem when something on the machine prevents
 * it.
 */
export async function installN8n(progress: Progress, signal: AbortSignal): Promise<void> {
	const { folder, unbuilt } = findN8n();
	const cache = await cacheSubfolder();
	const logs = await cacheSubfolder('logs');
	const onWait = () => {
		progress.note('Another run is installing n8n; waiting for it.');
	};
	await withLock(`${folder}.lock`, { signal, onWait }, async () => {
		if (findN8n().missingSteps === 2) {
			await removeUnused();
			await requireSpace(cache, 3500, 'n8n');
			const draft = await mkdtemp(join(cache, 'draft-n8n-'));
			try {
				await installPackages(draft, join(logs, 'n8n-packages.log'), progress, signal);
				await rename(draft, unbuilt);
			} finally {
				await rm(draft, { recursive: true, force: true });
			}
		}
		if (findN8n().missingSteps === 1) {
			await buildDatabaseDriver(unbuilt, join(logs, 'n8n-database-driver.log'), progress, signal);
			await rename(unbuilt, folder);
		}
	});
}

async function installPackages(folder: string, logFile: string, progress: Progress, signal: AbortSignal) {
	await copyFile(manifestFile, join(folder, 'package.json'));
	await copyFile(lockFile, join(folder, 'package-lock.json'));
	await writeFile(join(folder, '.npmrc'), 'omit-lockfile-registry-resolved=true\n');
	const share = installedShare(lockFile);
	const step = { title: 'Installing n8n', hint: 'once; about 2.3 GB on disk, 2 to 5 min' };
	await progress.step(step, (report) =>
		runNpm({
			// Some optional packages of n8n are built natively, which fails on many machines and is not needed.
			args: ['ci', '--legacy-peer-deps', '--ignore-scripts', '--omit=dev', '--include=optional'],
			cwd: folder,
			node: process.execPath,
			logFile,
			signal,
			onRequest: (requests) => {
				report(share(requests));
			},
		}),
	);
}

async function buildDatabaseDriver(folder: string, logFile: string, progress: Progress, signal: AbortSignal) {
	await progress.step({ title: "Building n8n's database driver", hint: 'once; about 1 min' }, async () => {
		await runNpm({
			args: ['rebuild', 'sqlite3', '--ignore-scripts=false', '--foreground-scripts'],
			cwd: folder,
			node: process.execPath,
			logFile,
			signal,
			environment: nodeHeaders(),
		});
		if (existsSync(join(folder, 'node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node'))) return;
		throw new Problem(sentences.driverNotBuilt(), { logFile });
	});
}

/** If this Node has its headers beside it, the build uses those; otherwise it downloads them. */
function nodeHeaders(): Record<string, string> {
	const nodeFolder = resolve(dirname(process.execPath), '..');
	return existsSync(join(nodeFolder, 'include', 'node', 'node_version.h')) ? { npm_config_nodedir: nodeFolder } : {};
}
