import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, open, readFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheSubfolder } from '../../tools/bootstrap/cacheFolder.mjs';
import { endTree, ownGroup } from '../../tools/bootstrap/child.mjs';
import { Interrupted, Problem } from '../../tools/bootstrap/problem.mjs';
import { sentences } from '../../tools/bootstrap/sentences.mjs';
import { spawnTied } from '../../tools/bootstrap/tied.mjs';
import { findN8n } from './install';
import { freePort } from './ports';
import { makeUserFolder, removeAbandoned, temporaryIn } from './userFolder';

const host = '127.0.0.1';
const startTimeout = 300_000;
const pollInterval = 200;
const attempts = 3;

export interface LaunchOptions {
	/** The port to use, exactly as given; any free one by default. */
	port?: number;
	/** Makes the connector's package in the given folder, before n8n looks for community nodes. */
	placeConnector: (folder: string) => Promise<void>;
	/** Does the same for the package for SMPP; without it there is none. */
	placeSmpp?: (folder: string) => Promise<void>;
	/**
	 * The command that n8n is started with: `start` unless given, or `worker` or `webhook` with their options, in
	 * queue mode.
	 */
	command?: readonly string[];
	/** Ends the start; n8n and its folder are removed. */
	signal?: AbortSignal;
	/**
	 * Where n8n keeps its work, and finds that of last time. By default, a temporary folder that is removed at the
	 * end.
	 */
	keptIn?: string;
	/** Added to n8n's environment; overrides what this launcher sets. */
	environment?: Record<string, string>;
}

export interface RunningN8n {
	/** Without a slash at its end. */
	url: string;
	pid: number;
	/** What n8n prints; kept after an unexpected end. */
	logFile: string;
	/** An SQLite database. */
	databaseFile: string;
	/** Resolves when n8n has ended without being asked to. */
	ended: Promise<Problem>;
	/** Ends n8n with everything it started, and removes its log and, if it was temporary, its folder. */
	close(): Promise<void>;
}

/** Starts an installed n8n on loopback, with its own database. Rejects with a Problem or with Interrupted. */
export async function launchN8n(options: LaunchOptions): Promise<RunningN8n> {
	const signal = options.signal ?? new AbortController().signal;
	await removeAbandoned();
	const now = new Date();
	await utimes(findN8n().folder, now, now);
	for (let attempt = 1; ; attempt += 1) {
		const port = options.port ?? (await freePort());
		const n8n = await start(port, options);
		try {
			await ready(n8n, signal);
			return n8n;
		} catch (error) {
			const portTaken = error instanceof Problem && (await saysPortTaken(n8n.logFile));
			await n8n.close({ keepLog: error instanceof Problem && !portTaken });
			if (!portTaken) throw error;
			if (options.port !== undefined || attempt === attempts) {
				throw new Problem(sentences.portTaken({ port }));
			}
		}
	}
}

interface StartedN8n extends Omit<RunningN8n, 'close'> {
	close(options?: { keepLog: boolean }): Promise<void>;
}

async function start(
	port: number,
	{ placeConnector, placeSmpp, environment, keptIn, command = ['start'] }: LaunchOptions,
): Promise<StartedN8n> {
	const userFolder = keptIn ?? (await makeUserFolder());
	const forget = async () => {
		if (keptIn === undefined) await rm(userFolder, { recursive: true, force: true, maxRetries: 5 });
	};
	let child: ChildProcess | undefined;
	try {
		const modules = join(userFolder, '.n8n', 'nodes', 'node_modules');
		await mkdir(modules, { recursive: true });
		await mkdir(temporaryIn(userFolder), { recursive: true });
		for (const [name, place] of [
			['n8n-nodes-8x8-sms', placeConnector],
			['n8n-nodes-8x8-smpp', placeSmpp],
		] as const) {
			await rm(join(modules, name), { recursive: true, force: true });
			await place?.(join(modules, name));
		}
		const logFile = join(await cacheSubfolder('logs'), `n8n-${process.pid}-${port}.log`);
		const args = [findN8n().program, ...command];
		const env = { ...ownEnvironment(), ...(await settings(port, userFolder)), ...environment };
		const log = await open(logFile, 'w');
		child = spawnTied(process.execPath, args, { ...ownGroup, cwd: userFolder, stdio: ['ignore', log.fd, log.fd], env });
		const spawned = once(child, 'spawn');
		await log.close();
		await spawned;
		return supervised(child, { port, userFolder, logFile, forget });
	} catch (error) {
		if (child !== undefined) await endTree(child);
		await forget();
		throw error;
	}
}

function supervised(
	child: ChildProcess,
	{
		port,
		userFolder,
		logFile,
		forget,
	}: { port: number; userFolder: string; logFile: string; forget: () => Promise<void> },
): StartedN8n {
	let closing: Promise<void> | undefined;
	const ended = new Promise<Problem>((resolve) => {
		child.once('exit', (code, killedBy) => {
			if (closing !== undefined) return;
			const lastLines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-5);
			const how = killedBy ?? `exit code ${String(code)}`;
			resolve(new Problem(sentences.n8nEnded({ how }), { logFile, lastLines }));
		});
	});
	return {
		url: `http://${host}:${port}`,
		pid: child.pid ?? 0,
		logFile,
		databaseFile: join(userFolder, '.n8n', 'database.sqlite'),
		ended,
		close(options = { keepLog: false }) {
			closing ??= (async () => {
				await endTree(child, 20_000);
				await forget();
				if (!options.keepLog) await rm(logFile, { force: true });
			})();
			return closing;
		},
	};
}

/** `/healthz` would answer before the database is ready. */
async function ready(n8n: StartedN8n, signal: AbortSignal): Promise<void> {
	let failure: Problem | undefined;
	void n8n.ended.then((problem) => (failure = problem));
	const late = Date.now() + startTimeout;
	while (Date.now() < late) {
		if (signal.aborted) throw new Interrupted();
		if (failure !== undefined) throw failure;
		const answer = await fetch(`${n8n.url}/healthz/readiness`, { signal: AbortSignal.timeout(5_000) }).catch(
			() => undefined,
		);
		if (answer?.ok) return;
		await sleep(pollInterval);
	}
	throw new Problem(sentences.n8nNotReady({ seconds: startTimeout / 1000 }), { logFile: n8n.logFile });
}

async function saysPortTaken(logFile: string): Promise<boolean> {
	return /EADDRINUSE|already in use/.test(await readFile(logFile, 'utf8'));
}

/** The settings of an n8n that the user runs elsewhere (its database, its port, its proxy) must not affect this one. */
function ownEnvironment(): NodeJS.ProcessEnv {
	const passed =
		/^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_.*|TZ|SYSTEMROOT|COMSPEC|APPDATA|LOCALAPPDATA|USERPROFILE|NODE_EXTRA_CA_CERTS)$/i;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => passed.test(name)));
}

async function settings(port: number, userFolder: string): Promise<Record<string, string>> {
	const url = `http://${host}:${port}/`;
	return {
		N8N_USER_FOLDER: userFolder,
		TMPDIR: temporaryIn(userFolder),
		TEMP: temporaryIn(userFolder),
		TMP: temporaryIn(userFolder),
		N8N_LISTEN_ADDRESS: host,
		N8N_PORT: String(port),
		// A worker's server only answers questions such as whether it is ready.
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: host,
		N8N_EDITOR_BASE_URL: url,
		WEBHOOK_URL: url,
		N8N_SECURE_COOKIE: 'false',
		GENERIC_TIMEZONE: Intl.DateTimeFormat().resolvedOptions().timeZone,
		// A second n8n on this machine has a broker on the default port, and a busy one ends the process.
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		// Without it n8n makes an isolate for every call of a trigger, which takes longer than the rest of the call.
		N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
		// Nothing is requested from, or sent to, n8n's own servers.
		N8N_DISABLED_MODULES: 'mcp-registry',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
	};
}
