import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { endTree, ownGroup, withPath } from './child.mjs';
import { npmProblem } from './npmProblem.mjs';
import { Interrupted, Problem } from './problem.mjs';
import { sentences } from './sentences.mjs';

/**
 * The script of npm, so that it can run on any Node, on every platform, without a shell.
 * @param {NodeJS.ProcessEnv} [environment]
 */
export function findNpm(environment = process.env) {
	const { npm_execpath: running } = environment;
	if (running !== undefined && basename(running) === 'npm-cli.js' && existsSync(running)) return running;
	const inFolder = join('node_modules', 'npm', 'bin', 'npm-cli.js');
	const nodeFolder = dirname(process.execPath);
	const path = Object.entries(environment).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? '';
	const onPath = path.split(delimiter).filter(Boolean);
	const candidates = [
		join(nodeFolder, inFolder),
		join(nodeFolder, '..', 'lib', inFolder),
		...onPath.flatMap((folder) => [join(folder, 'npm'), join(folder, inFolder)]),
	];
	for (const candidate of candidates) {
		if (!existsSync(candidate)) continue;
		const script = realpathSync(candidate);
		if (basename(script) === 'npm-cli.js') return script;
	}
	throw new Problem(sentences.npmMissing());
}

/**
 * npm passes its own settings to what it runs, and they would mislead an npm in another folder (`omit`, `global`,
 * `prefix`, the folder). Only the settings that say where packages come from are kept.
 * @param {NodeJS.ProcessEnv} environment
 */
export function withoutOuterNpm(environment) {
	const source =
		/^npm_config_(cache|registry|userconfig|globalconfig|.*proxy|ca|cafile|cert|key|strict_ssl|offline|prefer_offline|fetch_.*|maxsockets|python|nodedir|\/\/.*|@.*)$/i;
	return Object.fromEntries(
		Object.entries(environment).filter(
			([name]) => !/^(npm_.*|INIT_CWD)$/i.test(name) || source.test(name.replaceAll('-', '_')),
		),
	);
}

/**
 * How far an installation is, by npm's requests to its registry: each package once for its description and once for
 * itself.
 * @param {string} lockFile
 * @returns {(requests: number) => string} "45 %"
 */
export function installedShare(lockFile) {
	const packages = readFileSync(lockFile, 'utf8').match(/"integrity":/g)?.length ?? 0;
	return (requests) => `${Math.min(99, Math.floor((50 * requests) / Math.max(1, packages)))} %`;
}

/**
 * Runs npm with its output in a log file. Resolves when it succeeds; rejects with a Problem that names the remedy, or
 * with Interrupted.
 * @param {object} options
 * @param {string[]} options.args
 * @param {string} options.cwd
 * @param {string} options.node the Node it runs on, and finds first on PATH
 * @param {string} options.logFile written anew
 * @param {AbortSignal} options.signal ends npm and everything it started
 * @param {NodeJS.ProcessEnv} [options.environment] added to the process's own
 * @param {(requests: number) => void} [options.onRequest] the number of addresses that have answered npm
 */
export async function runNpm({ args, cwd, node, logFile, signal, environment = {}, onRequest }) {
	const npm = findNpm();
	if (signal.aborted) throw new Interrupted();
	const log = createWriteStream(logFile);
	/** @type {Promise<void>} */
	const logClosed = new Promise((resolve) => {
		log.once('close', resolve);
		// A log that cannot be written (a full disk) must not hide what npm itself says.
		log.once('error', () => {
			resolve();
		});
	});
	log.write(`npm ${args.join(' ')}\nin ${cwd}, on ${node}\n\n`);

	const child = spawn(node, [npm, ...args, ...quiet], {
		...ownGroup,
		cwd,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: withPath({ ...patience, ...withoutOuterNpm(process.env), ...environment }, [dirname(node)]),
	});
	// npm first waits for what it is downloading; its cache and the next run do not mind when it is killed instead.
	const end = () => void endTree(child, 2_000);
	signal.addEventListener('abort', end);

	/** @type {string[]} */
	const lines = [];
	/** @type {Set<string>} */
	const addresses = new Set();
	for (const stream of [child.stdout, child.stderr]) {
		createInterface({ input: stream }).on('line', (line) => {
			log.write(`${line}\n`);
			const address = /^npm http .*?(https?:\/\/\S+)/.exec(line)?.[1];
			if (address === undefined) lines.push(line);
			else onRequest?.(addresses.add(address).size);
		});
	}
	/** @type {number | string} */
	const ending = await new Promise((resolve) => {
		child.once('error', (error) => {
			lines.push(error.message);
			resolve(error.message);
		});
		child.once('close', (code, killedBy) => {
			resolve(code ?? killedBy ?? 'an unknown end');
		});
	});
	signal.removeEventListener('abort', end);
	log.end();
	await logClosed;
	if (signal.aborted) throw new Interrupted();
	if (ending !== 0) throw npmProblem({ ending, lines, cwd, logFile });
}

// Verbose enough to see how far it is.
const quiet = ['--loglevel=http', '--no-audit', '--no-fund', '--no-update-notifier', '--no-progress'];

// Few tries with short pauses, so that a missing network is reported within half a minute.
const patience = {
	npm_config_fetch_retries: '3',
	npm_config_fetch_retry_factor: '3',
	npm_config_fetch_retry_mintimeout: '1000',
	npm_config_fetch_retry_maxtimeout: '10000',
};
