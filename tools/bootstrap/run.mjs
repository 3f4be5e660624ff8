import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { endings, nodeArguments, runCommand } from './command.mjs';
import { findNode, installNode } from './nodeRuntime.mjs';
import { installPackages, packagesAreInstalled } from './packages.mjs';
import { Problem } from './problem.mjs';
import { Progress } from './progress.mjs';
import { tell } from './tell.mjs';
import { usageOf } from './usage.mjs';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * @param {string[]} args the command and its arguments
 * @returns {Promise<number>} the exit code
 */
export async function run([command, ...args]) {
	try {
		if (command === undefined) throw new Problem('Usage: node tools/run.mjs <command | file.ts> [arguments]');
		const usage = usageOf(command, args);
		if (usage !== undefined) {
			console.log(usage);
			return 0;
		}
		const node = await install();
		return await runCommand({ project, node, args: [...nodeArguments(project, command), ...args] });
	} catch (error) {
		return tell(error);
	}
}

/** Installs what is missing, and prints nothing if nothing is. */
async function install() {
	const node = findNode();
	const packages = packagesAreInstalled(project, node.version);
	const { missing } = node;
	if (missing === undefined && packages) return node.program;

	const stop = new AbortController();
	let asked = 0;
	const abort = () => {
		// Ctrl-C arrives twice at the same time, from the terminal and from npm. Pressed again, it also ends what
		// ignores it.
		if (asked > 0 && Date.now() - asked > 1_000) process.exit(130);
		asked ||= Date.now();
		stop.abort();
	};
	for (const ending of endings) process.on(ending, abort);
	const progress = new Progress((missing === undefined ? 0 : 1) + (packages ? 0 : 1));
	const onWait = () => {
		progress.note('Another run is installing the same; waiting for it.');
	};
	try {
		if (missing !== undefined) {
			await progress.step(
				{
					title: `Installing Node ${missing.chosen.version}, which n8n needs, beside your ${process.versions.node}`,
					hint: `about ${missing.chosen.megabytes} MB, 10 s`,
				},
				() => installNode(missing, { signal: stop.signal, onWait }),
			);
		}
		if (!packages) {
			await progress.step({ title: "Installing the project's packages", hint: 'about 400 MB, 1 min' }, (report) =>
				installPackages(project, node, { signal: stop.signal, onWait, report }),
			);
		}
		return node.program;
	} finally {
		for (const ending of endings) process.removeListener(ending, abort);
	}
}
