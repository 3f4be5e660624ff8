import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../../projectRoot';

// Whoever owns the action, or has taken it over, can move a tag to other code, but not a commit.

const folder = join(projectRoot, '.github/workflows');
const pinned = /^[\w.-]+\/[\w./-]+@[\da-f]{40} # v\d+(\.\d+){2}$/;

test('every action of the GitHub workflows is named by its commit, with its version beside it', async () => {
	const files = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name));
	const texts = await Promise.all(files.map(async (name) => await readFile(join(folder, name), 'utf8')));
	const used = texts.flatMap((text) => [...text.matchAll(/^\s*(?:-\s+)?['"]?uses['"]?\s*:\s*(.*?)\s*$/gm)]);
	const actions = used.map(([, action = '']) => action);
	expect(actions.length).toBeGreaterThan(0);
	expect(actions.filter((action) => !pinned.test(action))).toEqual([]);
});
