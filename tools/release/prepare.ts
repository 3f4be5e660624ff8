import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../bootstrap/problem.mjs';
import { releasedChangelog } from './changelog';

/** How often each file has the version: a lock file names it for the project and for its root package. */
const versionFiles = { 'package.json': 1, 'smpp/package.json': 1, 'package-lock.json': 2 };

/** The files that a new version changes, with their new texts, by their paths from the project's root. */
export async function prepare(root: string, version: string, date: string): Promise<Map<string, string>> {
	if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) throw new Problem(`"${version}" is not a version such as 0.2.0.`);
	const changed = new Map<string, string>();
	for (const [path, times] of Object.entries(versionFiles)) {
		let left = times;
		const text = await readFile(join(root, path), 'utf8');
		const set = text.replace(/^(\s*"version": )"[^"]*"/gm, (line, before: string) =>
			left-- > 0 ? `${before}"${version}"` : line,
		);
		changed.set(path, set);
	}
	const changelog = await readFile(join(root, 'CHANGELOG.md'), 'utf8');
	return changed.set('CHANGELOG.md', releasedChangelog(changelog, version, date));
}
