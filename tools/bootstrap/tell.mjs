import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheSubfolder } from './cacheFolder.mjs';
import { Interrupted, Problem } from './problem.mjs';

/**
 * Prints in a sentence why a command ends, on standard error.
 * @param {unknown} error
 * @returns {Promise<number>} the exit code
 */
export async function tell(error) {
	if (error instanceof Interrupted) {
		console.error('Stopped.');
		return 130;
	}
	if (error instanceof Problem) {
		console.error(error.report);
		return 1;
	}
	console.error(`An unexpected error: ${error instanceof Error ? error.message : String(error)}`);
	try {
		const logFile = join(await cacheSubfolder('logs'), 'unexpected.log');
		writeFileSync(logFile, error instanceof Error ? (error.stack ?? error.message) : String(error));
		console.error(`Where it happened: ${logFile}`);
	} catch {
		// The cache cannot be written either: the line above must be enough.
	}
	return 1;
}
