import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { providerFiles } from '../generate/providers/files';
import { projectRoot } from '../projectRoot';
import { loadContract } from '../contract/load';
import { flowFormulas, flowPaths } from '../generate/flowFormulas';
import { appFolder } from '../generate/make/files';
import { scenarioFolder } from '../generate/make/scenarios/files';
import { generatedFiles, generatedPages } from '../generate/outputs';
import { loadPlatforms } from './providers/platforms';

const generatedFolders = ['nodes/generated', appFolder, scenarioFolder];

/** Written by hand among the generated files. */
const handwritten = new Set([`${appFolder}/README.md`]);

/** The sources from which the nodes and everything else are generated. */
async function sources(): Promise<Map<string, string>> {
	const contract = await loadContract();
	return new Map([
		...(await generatedFiles(contract)),
		...providerFiles(await loadPlatforms(), contract),
		...(await Promise.all(flowPaths.map(async (path) => [path, flowFormulas(path, await textOf(path))] as const))),
	]);
}

/**
 * What is generated from generated files, which are therefore imported late: pages with the nodes' sentences, Code
 * nodes with some of the nodes' modules.
 */
async function madeOfThem(): Promise<Map<string, string>> {
	const { EightByEightSms } = await import('../nodes/EightByEightSms/EightByEightSms.node.js');
	const { EightByEightChatApps } = await import('../nodes/EightByEightChatApps/EightByEightChatApps.node.js');
	const { catalogue } = await import('../nodes/problems/catalogue.js');
	const { workflowsWithCode } = await import('./workflows/codeNodes.js');
	const { sampleEvents, samplePage, samplePagePath } = await import('./workflows/samples.js');
	const contract = await loadContract();
	const samples = sampleEvents(contract);
	const nodes = { sms: new EightByEightSms().description, chatApps: new EightByEightChatApps().description };
	return new Map([
		...generatedPages(contract, nodes, catalogue),
		[samplePagePath, samplePage(samples)],
		...(await workflowsWithCode(samples)),
	]);
}

/** Writes everything that is generated, and removes what is no longer generated. */
export async function generate(): Promise<void> {
	const files = await sources();
	await write(files);
	for (const path of await leftovers(files, projectRoot)) await rm(join(projectRoot, path));
	await write(await madeOfThem());
}

async function textOf(path: string): Promise<string> {
	return await readFile(join(projectRoot, path), 'utf8');
}

async function write(files: ReadonlyMap<string, string>): Promise<void> {
	for (const [path, text] of files) {
		await mkdir(dirname(join(projectRoot, path)), { recursive: true });
		await writeFile(join(projectRoot, path), text);
	}
}

/** Fails, naming every file, when a committed file differs from what its source generates. */
export async function checkGenerated(): Promise<void> {
	const stale = await staleFiles(new Map([...(await sources()), ...(await madeOfThem())]), projectRoot);
	if (stale.length > 0) {
		throw new Error(`Not what their sources make: ${stale.join(', ')}. Run "npm run generate" and commit the result.`);
	}
}

/** The generated files that are different or missing in the folder, and those that should not be there. */
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
