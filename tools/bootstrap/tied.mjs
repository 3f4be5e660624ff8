import { spawn } from 'node:child_process';
import process from 'node:process';

/** Tells a process that it has the pipe to its parent. */
export const parentVariable = 'N8N_NODES_8X8_SMS_TIED';

/** The descriptor at which a tied process has that pipe. */
export const parentPipe = 3;

/**
 * Starts Node so that it ends with this process, even when this one is killed.
 * @param {string} node the program
 * @param {string[]} args
 * @param {Omit<import('node:child_process').SpawnOptions, 'stdio'> & { stdio: ['inherit' | 'ignore', 'inherit' | number, 'inherit' | number] }} options
 */
export function spawnTied(node, args, { stdio, env = process.env, ...options }) {
	const tie = new URL('endWithParent.mjs', import.meta.url).href;
	return spawn(node, ['--import', tie, ...args], {
		...options,
		stdio: [...stdio, 'pipe'],
		env: { ...env, [parentVariable]: '1' },
	});
}
