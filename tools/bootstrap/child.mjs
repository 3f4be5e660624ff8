import { spawn } from 'node:child_process';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './problem.mjs';

/** A child with `ownGroup` can be ended together with everything it has started. */
export const ownGroup = { detached: process.platform !== 'win32' };

/**
 * Asks a child that was started with `ownGroup` to end, with everything it started; what has not ended within
 * `patience` milliseconds is killed.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} [patience]
 */
export async function endTree(child, patience = 10_000) {
	const { pid } = child;
	if (pid === undefined) return;
	const exited = new Promise((resolve) => {
		if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
		else child.once('exit', resolve);
	});
	if (process.platform === 'win32') {
		spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' }).on('error', () => child.kill());
		await exited;
		return;
	}
	signalGroup(pid, 'SIGTERM');
	const giveUp = new AbortController();
	const late = sleep(patience, undefined, { signal: giveUp.signal }).catch(() => undefined);
	await Promise.race([exited, late]);
	giveUp.abort();
	// Even after a clean end: a process that the child left behind would live on.
	signalGroup(pid, 'SIGKILL');
	await exited;
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
	try {
		process.kill(-pid, signal);
	} catch (error) {
		// On macOS a group of zombies answers EPERM.
		if (errorCode(error) !== 'ESRCH' && errorCode(error) !== 'EPERM') throw error;
	}
}

/** @param {number} pid */
export function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it is another user's.
		return errorCode(error) !== 'ESRCH';
	}
}

/**
 * An environment with a folder first on PATH.
 * @param {NodeJS.ProcessEnv} environment
 * @param {string[]} folders
 * @returns {NodeJS.ProcessEnv}
 */
export function withPath(environment, folders) {
	const delimiter = process.platform === 'win32' ? ';' : ':';
	const name = Object.keys(environment).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
	return { ...environment, [name]: [...folders, environment[name] ?? ''].filter(Boolean).join(delimiter) };
}
