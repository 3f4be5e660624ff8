import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { withLock } from '../../../tools/bootstrap/lock.mjs';
import { Interrupted } from '../../../tools/bootstrap/problem.mjs';
import { projectRoot } from '../../../projectRoot';
import { temporaryFolder } from './temporaryFolder';

const lockModule = pathToFileURL(join(projectRoot, 'tools', 'bootstrap', 'lock.mjs')).href;
const patient = () => ({ signal: new AbortController().signal, onWait: () => undefined });

const ended = (child: ReturnType<typeof spawn>) =>
	new Promise((resolve) => {
		child.once('exit', resolve);
	});

test('processes with the same lock work one after the other', async () => {
	const folder = await temporaryFolder();
	const [lock, record] = [join(folder, 'lock'), join(folder, 'record')];
	const program = `
		import { appendFileSync } from 'node:fs';
		import { setTimeout as sleep } from 'node:timers/promises';
		import { withLock } from ${JSON.stringify(lockModule)};
		await withLock(${JSON.stringify(lock)}, { signal: new AbortController().signal, onWait() {} }, async () => {
			appendFileSync(${JSON.stringify(record)}, 'in ');
			await sleep(100);
			appendFileSync(${JSON.stringify(record)}, 'out ');
		});`;
	const children = Array.from({ length: 4 }, () =>
		spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'inherit' }),
	);
	expect(await Promise.all(children.map(ended))).toEqual([0, 0, 0, 0]);
	expect(await readFile(record, 'utf8')).toBe('in out '.repeat(4));
	expect(existsSync(lock)).toBe(false);
});

test('the lock of a process that has died is taken over', async () => {
	const lock = join(await temporaryFolder(), 'lock');
	const { pid } = spawnSync(process.execPath, ['--version']);
	await writeFile(lock, JSON.stringify({ pid, host: hostname(), id: 'died' }));
	expect(await withLock(lock, patient(), () => Promise.resolve('done'))).toBe('done');
	expect(existsSync(lock)).toBe(false);
});

test('a lock that was left half written is taken over', async () => {
	const lock = join(await temporaryFolder(), 'lock');
	await writeFile(lock, '{"pid":');
	expect(await withLock(lock, patient(), () => Promise.resolve('done'))).toBe('done');
});

test('of many processes that find a dead lock, each still works alone', async () => {
	const folder = await temporaryFolder();
	const lock = join(folder, 'lock');
	const { pid } = spawnSync(process.execPath, ['--version']);
	await writeFile(lock, JSON.stringify({ pid, host: hostname(), id: 'died' }));
	let inside = 0;
	const work = async () => {
		inside += 1;
		expect(inside).toBe(1);
		await appendFile(join(folder, 'record'), '.');
		inside -= 1;
	};
	await Promise.all(Array.from({ length: 12 }, () => withLock(lock, patient(), work)));
	expect(await readFile(join(folder, 'record'), 'utf8')).toBe('.'.repeat(12));
});

test('a waiting process says once that it waits, and stops waiting when interrupted', async () => {
	const lock = join(await temporaryFolder(), 'lock');
	const stop = new AbortController();
	let told = 0;
	await withLock(lock, patient(), async () => {
		const waiting = withLock(lock, { signal: stop.signal, onWait: () => (told += 1) }, () => Promise.resolve());
		const outcome = expect(waiting).rejects.toBeInstanceOf(Interrupted);
		await sleep(500);
		stop.abort();
		await outcome;
	});
	expect(told).toBe(1);
	expect(existsSync(lock)).toBe(false);
});

test('work that fails gives the lock back', async () => {
	const lock = join(await temporaryFolder(), 'lock');
	await expect(withLock(lock, patient(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
	expect(existsSync(lock)).toBe(false);
});
