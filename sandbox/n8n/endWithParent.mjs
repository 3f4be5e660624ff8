import process from 'node:process';
import { isMainThread } from 'node:worker_threads';

// Loaded into n8n before it starts. Its standard input is a pipe from the launcher: when that process has died, however it died,
// the pipe closes, and n8n ends too.
if (isMainThread) {
	const end = () => {
		process.kill(process.pid, 'SIGTERM');
	};
	process.stdin.once('end', end).once('error', end).resume();
}
