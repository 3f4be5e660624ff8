import { Socket } from 'node:net';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';
import { signalGroup } from './child.mjs';
import { parentPipe, parentVariable } from './tied.mjs';

// Loaded first into a process that `spawnTied` has started. When its parent has died, however it died, the pipe between them
// closes, and this process is asked to end, with all that it started.

/** Enough for one that waits for another to end in order. */
const patience = 30_000;

// The variable is not passed on: what this process starts has something else at that descriptor.
if (isMainThread && process.env[parentVariable] !== undefined) {
	Reflect.deleteProperty(process.env, parentVariable);
	new Socket({ fd: parentPipe })
		.once('close', end)
		.on('error', () => undefined)
		.resume()
		.unref();
}

function end() {
	process.once('exit', killGroup);
	setTimeout(() => {
		killGroup();
		process.kill(process.pid, 'SIGKILL');
	}, patience).unref();
	process.kill(process.pid, 'SIGTERM');
}

/** Of a process with a group of its own: what it has started and not ended itself. */
function killGroup() {
	if (process.platform !== 'win32') signalGroup(process.pid, 'SIGKILL');
}
