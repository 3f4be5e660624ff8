import { Socket } from 'node:net';
import process from 'node:process';
import { isMainThread } from 'node:worker_threads';
import { signalGroup } from './child.mjs';
import { parentPipe, parentVariable } from './tied.mjs';

// Loaded first into a process that `spawnTied` has started. When its parent dies, for any reason, the pipe between them
// closes, and this process is asked to end, with everything it started.

/** Long enough for a process that waits for another one to end properly. */
const patience = 30_000;

// The variable is not passed on: the children of this process have something else at that descriptor.
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

/** For a process with its own group: what it started and has not ended itself. */
function killGroup() {
	if (process.platform !== 'win32') signalGroup(process.pid, 'SIGKILL');
}
