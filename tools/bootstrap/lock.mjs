import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './child.mjs';
import { Interrupted, errorCode } from './problem.mjs';

const heartbeatEvery = 2_000;
const lookEvery = 100;

/** How often a waiter must look and see no heartbeat before it takes a lock from an owner it cannot ask after: about a minute of its own time. */
const looksUntilStale = 600;

/**
 * Runs `work` while no other process of this user runs work under the same lock file.
 * A lock whose owner has died is taken over.
 * @template T
 * @param {string} file
 * @param {{ signal: AbortSignal, onWait: () => void }} options
 * @param {() => Promise<T>} work
 */
export async function withLock(file, { signal, onWait }, work) {
	const identity = JSON.stringify({ pid: process.pid, host: hostname(), id: randomUUID() });
	await acquire(file, identity, { signal, onWait });
	const heartbeat = setInterval(() => {
		const now = new Date();
		utimes(file, now, now).catch(() => undefined);
	}, heartbeatEvery);
	const releaseAtExit = () => {
		if (existsSync(file) && readFileSync(file, 'utf8') === identity) rmSync(file, { force: true });
	};
	process.once('exit', releaseAtExit);
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
		process.removeListener('exit', releaseAtExit);
		if ((await contentOf(file)) === identity) await rm(file, { force: true });
	}
}

/**
 * @param {string} file
 * @param {string} identity
 * @param {{ signal: AbortSignal, onWait: () => void }} options
 */
async function acquire(file, identity, { signal, onWait }) {
	let told = false;
	let unchanged = 0;
	let lastSeen = '';
	while (!(await create(file, identity))) {
		if (signal.aborted) throw new Interrupted();
		const owner = await contentOf(file);
		const beat = await stat(file).catch(() => undefined);
		if (owner === undefined || beat === undefined) continue;
		const seen = `${owner} ${beat.mtimeMs}`;
		unchanged = seen === lastSeen ? unchanged + 1 : 0;
		lastSeen = seen;
		if (hasDied(owner, unchanged) || unchanged >= looksUntilStale) {
			await takeAway(file, owner);
			continue;
		}
		if (!told) onWait();
		told = true;
		await sleep(lookEvery);
	}
}

/**
 * @param {string} file
 * @param {string} identity
 */
async function create(file, identity) {
	try {
		await writeFile(file, identity, { flag: 'wx' });
		return true;
	} catch (error) {
		if (errorCode(error) === 'EEXIST') return false;
		throw error;
	}
}

/**
 * Only an owner on this machine can be asked after. Content that stays unreadable is from an owner that died while
 * writing it.
 * @param {string} owner
 * @param {number} unchanged
 */
function hasDied(owner, unchanged) {
	/** @type {unknown} */
	let parsed;
	try {
		parsed = JSON.parse(owner);
	} catch {
		return unchanged > 0;
	}
	if (typeof parsed !== 'object' || parsed === null || !('pid' in parsed) || !('host' in parsed)) return unchanged > 0;
	if (typeof parsed.pid !== 'number' || parsed.host !== hostname()) return false;
	return !isAlive(parsed.pid);
}

/**
 * Two waiters may find the same lock stale. The second one must not remove the lock that the first has made since, so
 * it puts that back.
 * @param {string} file
 * @param {string} owner
 */
async function takeAway(file, owner) {
	const aside = `${file}.${randomUUID()}`;
	try {
		await rename(file, aside);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return;
		throw error;
	}
	const taken = await contentOf(aside);
	if (taken !== undefined && taken !== owner) await create(file, taken);
	await rm(aside, { force: true });
}

/** @param {string} file */
async function contentOf(file) {
	return readFile(file, 'utf8').catch(() => undefined);
}
