import { execFile } from 'node:child_process';
import process from 'node:process';
import { isAlive } from './child.mjs';

const lookEvery = 1_000;

/**
 * Calls back when the npm that runs this process was killed; npm's shell would keep this process running. If npm does
 * not run it, or the system has no `ps`, nothing is watched.
 * @param {() => void} then
 * @returns {() => void} ends the watch
 */
export function onNpmDeath(then) {
	/** @type {NodeJS.Timeout | undefined} */
	let timer;
	let ended = false;
	const stop = () => {
		ended = true;
		clearInterval(timer);
	};
	if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return stop;
	execFile('ps', ['-o', 'ppid=,comm=', '-p', String(process.ppid)], (error, line) => {
		const found = /^\s*(\d+)\s+(.*)/.exec(line);
		if (error !== null || found === null || ended) return;
		// Some shells replace themselves with the program, and then npm itself is the parent.
		const isNpm = /(^|\/)(npm|node)/.test(found[2] ?? '');
		const npm = isNpm ? process.ppid : Number(found[1]);
		timer = setInterval(() => {
			if (isAlive(npm)) return;
			stop();
			then();
		}, lookEvery).unref();
	});
	return stop;
}
