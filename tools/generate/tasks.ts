import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { generatedProviderFiles } from '../providers/generated';
import { projectRoot } from '../runCommand';
import { generatedFiles } from './outputs';

const generatedFolder = 'nodes/generated';

async function allFiles(): Promise<Map<string, string>> {
	return new Map([...(await generatedFiles()), ...(await generatedProviderFiles())]);
}

/** Writes everything that is generated, and removes what is no longer made. */
export async function generate(): Promise<void> {
	const files = await allFiles();
	for (const [path, text] of files) {
		await mkdir(dirname(join(projectRoot, path)), { recursive: true });
		await writeFile(join(projectRoot, path), text);
	}
	for (const path of await leftovers(files)) await rm(join(projectRoot, path));
}

/** Fails, naming every file, when what is committed is not what its source makes today. */
export async function checkGenerated(): Promise<void> {
	const files = await allFiles();
	const stale = [];
	for (const [path, text] of files) {
		const committed = await readFile(join(projectRoot, path), 'utf8').catch(() => undefined);
		if (committed?.replaceAll('\r\n', '\n') !== text) stale.push(path);
	}
	stale.push(...(await leftovers(files)));
	if (stale.length > 0) {
		throw new Error(`Not what their sources make: ${stale.join(', ')}. Run "npm run generate" and commit the result.`);
	}
}

async function leftovers(files: Map<string, string>): Promise<string[]> {
	const present = await readdir(join(projectRoot, generatedFolder)).catch(() => []);
	return present.map((name) => `${generatedFolder}/${name}`).filter((path) => !files.has(path));
}
