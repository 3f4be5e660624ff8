import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { withPath } from './child.mjs';
import { findNpm } from './npm.mjs';
import { onNpmDeath } from './npmDeath.mjs';
import { Problem } from './problem.mjs';
import { spawnTied } from './tied.mjs';

/**
 * The script that Node runs for a command: a TypeScript file of the project through tsx, in the same process, or the
 * script of an installed package.
 * @param {string} project
 * @param {string} command
 */
export function nodeArguments(project, command) {
	if (command.endsWith('.ts')) return ['--import', 'tsx', command];
	const manifestFile = join(project, 'node_modules', command, 'package.json');
	if (!existsSync(manifestFile)) {
		throw new Problem(
			`"${command}" is neither a TypeScript file nor an installed package: see "scripts" in package.json.`,
		);
	}
	/** @type {{ bin?: string | Record<string, string | undefined> }} */
	const { bin } = JSON.parse(readFileSync(manifestFile, 'utf8'));
	const script = typeof bin === 'object' ? bin[command] : bin;
	if (script === undefined)
		throw new Problem(`The package ${command} has no command of that name: see "scripts" in package.json.`);
	return [join(dirname(manifestFile), script)];
}

/**
 * Runs a command on a Node that we choose, with its input, output and signals passed through. It ends when this
 * process is killed, or the npm that runs this process.
 * @param {object} options
 * @param {string} options.project
 * @param {string} options.node
 * @param {string[]} options.args what Node is given
 * @returns {Promise<number>} the exit code; 128 and the signal's number when a signal ended it
 */
export async function runCommand({ project, node, args }) {
	const child = spawnTied(node, args, {
		cwd: project,
		stdio: ['inherit', 'inherit', 'inherit'],
		env: {
			...withPath(process.env, [dirname(node), join(project, 'node_modules', '.bin')]),
			npm_execpath: findNpm(),
			npm_node_execpath: node,
		},
	});
	// Passed on once: Ctrl-C comes from the terminal and again from npm, and a second one often means "at once".
	/** @type {Set<NodeJS.Signals>} */
	const passed = new Set();
	/** @param {NodeJS.Signals} signal */
	const pass = (signal) => {
		if (passed.has(signal)) return;
		passed.add(signal);
		// A terminal gives Ctrl-C to the child itself.
		if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
	};
	for (const signal of endings) process.on(signal, pass);
	const forgetNpm = onNpmDeath(() => {
		pass('SIGTERM');
	});
	try {
		return await new Promise((resolve, reject) => {
			child.once('error', reject);
			child.once('exit', (code, signal) => {
				resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
			});
		});
	} finally {
		forgetNpm();
		for (const signal of endings) process.removeListener(signal, pass);
	}
}

/** @type {NodeJS.Signals[]} */
export const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'];
