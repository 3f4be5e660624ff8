import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../tools/bootstrap/child.mjs';

const prefix = 'n8n-nodes-8x8-sms-';

/** A new temporary folder for everything that one n8n keeps; its name says which process made it. */
export function makeUserFolder(): Promise<string> {
	return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
}

/** n8n leaves a folder for uploads among the temporary files. */
export const temporaryIn = (userFolder: string) => join(userFolder, 'tmp');

/** Removes what killed launchers of this user left behind. What cannot be removed stays: it does no harm. */
export async function removeAbandoned(): Promise<void> {
	for (const name of await readdir(tmpdir())) {
		const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
		if (Number.isNaN(pid) || isAlive(pid)) continue;
		const folder = join(tmpdir(), name);
		if (await isOwn(folder)) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
	}
}

async function isOwn(folder: string): Promise<boolean> {
	const found = await lstat(folder).catch(() => undefined);
	// Windows has a temporary folder for each user, and no user IDs.
	return found !== undefined && (process.getuid === undefined || found.uid === process.getuid());
}
