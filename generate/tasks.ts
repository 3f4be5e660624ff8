import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { generatedProviderFiles } from '../tools/providers/generated';
import { projectRoot } from '../projectRoot';
import { loadContract } from '../contract/load';
import { workflowsWithCode } from './codeNodes';
import { flowFormulas } from './flowFormulas';
import { appFolder } from './make/files';
import { scenarioFolder } from './make/scenarios/files';
import { generatedFiles, generatedPages } from './outputs';

const generatedFolders = ['nodes/generated', 'sandbox/generated', appFolder, scenarioFolder];

/** Written by hand in the midst of what is made. */
const handwritten = new Set([`${appFolder}/README.md`]);

/** What the nodes and all else are made from. */
async function sources(): Promise<Map<string, string>> {
	return new Map([
		...(await generatedFiles(await loadContract())),
		...(await generatedProviderFiles()),
		...(await flowFormulas()),
	]);
}

/** What is made from files that are made: pages of what the nodes say, Code nodes with some of the nodes' modules. */
async function madeOfThem(): Promise<Map<string, string>> {
	return new Map([...(await generatedPages(await loadContract())), ...(await workflowsWithCode())]);
}

/** Writes everything that is generated, and removes what is no longer made. */
export async function generate(): Promise<void> {
	const files = await sources();
	await write(files);
	for (const path of await leftovers(files, projectRoot)) await rm(join(projectRoot, path));
	await write(await madeOfThem());
}

async function write(files: ReadonlyMap<string, string>): Promise<void> {
	for (const [path, text] of files) {
		await mkdir(dirname(join(projectRoot, path)), { recursive: true });
		await writeFile(join(projectRoot, path), text);
	}
}

/** Fails, naming every file, when what is committed is not what its source makes today. */
export async function checkGenerated(): Promise<void> {
	const stale = await staleFiles(new Map([...(await sources()), ...(await madeOfThem())]), projectRoot);
	if (stale.length > 0) {
		throw new Error(`Not what their sources make: ${stale.join(', ')}. Run "npm run generate" and commit the result.`);
	}
}

/** Those of the generated files that the folder holds otherwise or not at all, and those that it holds too many. */
export async function staleFiles(files: ReadonlyMap<string, string>, folder: string): Promise<string[]> {
	const stale: string[] = [];
	for (const [path, text] of files) {
		const committed = await readFile(join(folder, path), 'utf8').catch(() => undefined);
		if (committed?.replaceAll('\r\n', '\n') !== text) stale.push(path);
	}
	return [...stale, ...(await leftovers(files, folder))];
}

async function leftovers(files: ReadonlyMap<string, string>, folder: string): Promise<string[]> {
	const present = await Promise.all(
		generatedFolders.map(async (generated) => {
			const entries = await readdir(join(folder, generated), { recursive: true, withFileTypes: true }).catch(() => []);
			return entries
				.filter((entry) => entry.isFile())
				.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
		}),
	);
	return present.flat().filter((path) => !files.has(path) && !handwritten.has(path));
}
