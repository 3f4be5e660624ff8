import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { cacheFolder, cacheSubfolder, requireSpace } from '../../tools/bootstrap/cacheFolder.mjs';
import { withLock } from '../../tools/bootstrap/lock.mjs';
import { packagesIn, runNpm } from '../../tools/bootstrap/npm.mjs';
import { Problem } from '../../tools/bootstrap/problem.mjs';
import type { Progress } from '../../tools/bootstrap/progress.mjs';

const ownFolder = __dirname;
const lockFile = join(ownFolder, 'package-lock.json');
const manifestFile = join(ownFolder, 'package.json');

/** An n8n that is installed, or where it will be. */
export interface N8nInstallation {
	/** The script of n8n's command line. */
	program: string;
	folder: string;
	installed: boolean;
}

/** One installation for each lock file and kind of Node: what is compiled for one Node does not load in another. */
export function findN8n(): N8nInstallation {
	const hash = createHash('sha256').update(readFileSync(manifestFile)).update(readFileSync(lockFile)).digest('hex');
	const node = `node${process.versions.modules}-${process.platform}-${process.arch}`;
	const folder = join(cacheFolder(), `n8n-${hash.slice(0, 12)}-${node}`);
	// The folder gets its name when all in it is ready.
	return { folder, program: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'), installed: existsSync(folder) };
}

/** The number of steps that `installN8n` will show. */
export const n8nInstallSteps = 2;

/**
 * Installs n8n from the lock file into the user's cache, from npm's registry alone, and builds the one native addon it needs.
 * Another process that does the same is waited for. Rejects with a Problem when the machine is in the way.
 */
export async function installN8n(progress: Progress, signal: AbortSignal): Promise<void> {
	const { folder } = findN8n();
	const cache = await cacheSubfolder();
	const logs = await cacheSubfolder('logs');
	const onWait = () => {
		progress.note('Another run is installing n8n; waiting for it.');
	};
	await withLock(`${folder}.lock`, { signal, onWait }, async () => {
		if (findN8n().installed) return;
		await requireSpace(cache, 3500, 'n8n');
		const draft = await mkdtemp(join(cache, 'draft-n8n-'));
		try {
			await installPackages(draft, join(logs, 'n8n-packages.log'), progress, signal);
			await buildDatabaseDriver(draft, join(logs, 'n8n-database-driver.log'), progress, signal);
			await rename(draft, folder);
		} finally {
			await rm(draft, { recursive: true, force: true });
		}
	});
}

async function installPackages(folder: string, logFile: string, progress: Progress, signal: AbortSignal) {
	await copyFile(manifestFile, join(folder, 'package.json'));
	await copyFile(lockFile, join(folder, 'package-lock.json'));
	await writeFile(join(folder, '.npmrc'), 'omit-lockfile-registry-resolved=true\n');
	const total = packagesIn(lockFile);
	const step = { title: 'Installing n8n', hint: 'once; about 2.3 GB on disk, 2 to 4 min' };
	await progress.step(step, (report) =>
		runNpm({
			// Some optional packages of n8n are built natively, which fails on many machines and is not needed.
			args: ['ci', '--legacy-peer-deps', '--ignore-scripts', '--omit=dev', '--include=optional'],
			cwd: folder,
			node: process.execPath,
			logFile,
			signal,
			onPackage: (count) => {
				report(`${Math.min(count, total)} of ${total} packages`);
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
		throw new Problem("n8n's database driver was not built, though npm reported no error: see the log.", { logFile });
	});
}

/** Where this Node has its headers beside it, the build takes those; else it downloads them. */
function nodeHeaders(): Record<string, string> {
	const nodeFolder = resolve(dirname(process.execPath), '..');
	return existsSync(join(nodeFolder, 'include', 'node', 'node_version.h')) ? { npm_config_nodedir: nodeFolder } : {};
}
