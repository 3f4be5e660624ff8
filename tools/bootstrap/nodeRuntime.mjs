import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { cacheFolder, cacheSubfolder, requireSpace } from './cacheFolder.mjs';
import { withLock } from './lock.mjs';
import { nodePackages } from './nodePlatforms.mjs';
import { runNpm } from './npm.mjs';
import { Problem } from './problem.mjs';
import { sentences } from './sentences.mjs';

const suitable = [24, 26];

/** @param {string} version */
export const majorOf = (version) => Number.parseInt(version, 10);

/**
 * @typedef {object} MissingNode
 * @property {NonNullable<typeof nodePackages[string]>} chosen
 * @property {string} folder where it goes
 * @property {string} program
 */

/**
 * @typedef {object} Machine
 * @property {string} version of the Node that runs this
 * @property {string} platform as Node names it: linux
 * @property {string} arch as Node names it: x64
 * @property {boolean} musl
 */

/** @returns {Machine} */
const thisMachine = () => ({
	version: process.versions.node,
	platform: process.platform,
	arch: process.arch,
	musl: isMusl(),
});

/**
 * The Node that this project runs on: the machine's own if n8n runs on it, else one in the cache, which may not be
 * installed yet.
 * @param {Machine} [machine]
 * @returns {{ program: string, version: string, missing?: MissingNode }}
 */
export function findNode(machine = thisMachine()) {
	if (suitable.includes(majorOf(machine.version))) return { program: process.execPath, version: machine.version };
	const platform = `${machine.platform}-${machine.arch}`;
	const chosen = nodePackages[platform];
	if (chosen === undefined || machine.musl) {
		throw new Problem(
			sentences.nodeUnavailable({
				version: machine.version,
				platform: `${platform}${machine.musl ? ' with musl' : ''}`,
			}),
		);
	}
	const folder = join(cacheFolder(), `node-${chosen.version}-${platform}`);
	const program = join(folder, 'node_modules', chosen.name, ...chosen.program.split('/'));
	const node = { program, version: chosen.version };
	return existsSync(program) ? node : { ...node, missing: { chosen, folder, program } };
}

/**
 * Installs the Node in the cache.
 * @param {MissingNode} missing
 * @param {{ signal: AbortSignal, onWait: () => void }} options
 */
export async function installNode({ folder, program, chosen }, { signal, onWait }) {
	const cache = await cacheSubfolder();
	const logFile = join(await cacheSubfolder('logs'), 'node.log');
	await withLock(`${folder}.lock`, { signal, onWait }, async () => {
		if (existsSync(program)) return;
		await requireSpace(cache, chosen.megabytes * 5, `Node ${chosen.version}`);
		const draft = await mkdtemp(join(cache, 'draft-node-'));
		try {
			const { name, version, integrity } = chosen;
			const dependencies = { [name]: version };
			await writeFile(join(draft, 'package.json'), JSON.stringify({ private: true, dependencies }));
			await writeFile(
				join(draft, 'package-lock.json'),
				JSON.stringify({
					lockfileVersion: 3,
					requires: true,
					packages: { '': { dependencies }, [`node_modules/${name}`]: { version, integrity } },
				}),
			);
			await runNpm({
				args: ['ci', '--ignore-scripts', '--include=optional'],
				cwd: draft,
				node: process.execPath,
				logFile,
				signal,
			});
			const draftProgram = join(draft, 'node_modules', name, ...chosen.program.split('/'));
			const answer = spawnSync(draftProgram, ['--version'], { encoding: 'utf8' });
			if (answer.error !== undefined || answer.stdout.trim() !== `v${version}`) {
				const how = answer.error?.message ?? (answer.stderr.trim() || `ended with ${answer.signal ?? answer.status}`);
				throw new Problem(sentences.nodeDoesNotRun({ version, how }));
			}
			await rm(folder, { recursive: true, force: true });
			await rename(draft, folder);
		} finally {
			await rm(draft, { recursive: true, force: true });
		}
	});
}

/** Whether this Linux has musl instead of glibc, as Alpine does. */
function isMusl() {
	if (process.platform !== 'linux') return false;
	/** @type {unknown} */
	const report = process.report.getReport();
	if (typeof report !== 'object' || report === null || !('header' in report)) return false;
	const { header } = report;
	return typeof header === 'object' && header !== null && !('glibcVersionRuntime' in header);
}
