import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheSubfolder, requireSpace } from './cacheFolder.mjs';
import { withLock } from './lock.mjs';
import { majorOf } from './nodeRuntime.mjs';
import { installedShare, runNpm } from './npm.mjs';

/** @param {string} project */
const stampFile = (project) => join(project, 'node_modules', '.installed');

/**
 * @param {string} project
 * @param {string} nodeVersion
 */
function fingerprint(project, nodeVersion) {
	const lock = readFileSync(join(project, 'package-lock.json'));
	return `node ${majorOf(nodeVersion)}, package-lock.json ${createHash('sha256').update(lock).digest('hex')}\n`;
}

/**
 * Whether node_modules is what package-lock.json says, installed for this Node.
 * @param {string} project
 * @param {string} nodeVersion
 */
export function packagesAreInstalled(project, nodeVersion) {
	try {
		return readFileSync(stampFile(project), 'utf8') === fingerprint(project, nodeVersion);
	} catch {
		return false;
	}
}

/**
 * Installs node_modules from package-lock.json. No package's own script is run: none of the project's packages needs
 * one.
 * @param {string} project
 * @param {{ program: string, version: string }} node
 * @param {{ signal: AbortSignal, onWait: () => void, report: (detail: string) => void }} options
 */
export async function installPackages(project, node, { signal, onWait, report }) {
	const name = `packages-${createHash('sha256').update(project).digest('hex').slice(0, 12)}`;
	const logFile = join(await cacheSubfolder('logs'), `${name}.log`);
	const lockFile = join(await cacheSubfolder('locks'), `${name}.lock`);
	await withLock(lockFile, { signal, onWait }, async () => {
		if (packagesAreInstalled(project, node.version)) return;
		await requireSpace(project, 600, "the project's packages");
		const share = installedShare(join(project, 'package-lock.json'));
		await runNpm({
			args: ['ci', '--ignore-scripts', '--include=dev', '--include=optional'],
			cwd: project,
			node: node.program,
			logFile,
			signal,
			onRequest: (requests) => {
				report(share(requests));
			},
		});
		await writeFile(stampFile(project), fingerprint(project, node.version));
	});
}
