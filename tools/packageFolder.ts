import { copyFile, glob, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { projectRoot } from '../projectRoot';

/** Makes in a folder what `dist` is in the published package: the nodes and credentials bundled, and what goes with them. */
export async function buildInto(folder: string): Promise<void> {
	await Promise.all([bundle(folder), copyAssets(folder)]);
}

/** What n8n loads: a module a node and a credential. Path from the project's root, without its ending. */
export async function entryNames(): Promise<string[]> {
	const sources = await pathsOf('{nodes,credentials}/**/*.{node,credentials}.ts');
	return sources.map((source) => source.replace(/\.ts$/, ''));
}

/** The module that holds all that more than one of the entries use. */
export const sharedModule = 'nodes/shared.js';

/** Icons, and the files that tell n8n's search by which words a node is found. */
export async function packageAssets(): Promise<string[]> {
	return await pathsOf('{nodes,credentials}/**/*.{svg,node.json}');
}

async function pathsOf(pattern: string): Promise<string[]> {
	const paths: string[] = [];
	for await (const path of glob(pattern, { cwd: projectRoot })) paths.push(path.replaceAll('\\', '/'));
	return paths.toSorted();
}

/** Makes a folder hold what the published package holds, as n8n finds it after an installation. */
export async function makePackageFolder(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	await copyFile(join(projectRoot, 'package.json'), join(folder, 'package.json'));
	await buildInto(join(folder, 'dist'));
}

/** A file an entry and one for what they share: n8n loads a few files faster than hundreds, and what nobody uses is left out. */
async function bundle(folder: string): Promise<void> {
	const bundled = await rolldown({
		input: Object.fromEntries((await entryNames()).map((name) => [name, join(projectRoot, `${name}.ts`)])),
		cwd: projectRoot,
		external: ['crypto', 'n8n-workflow'],
		platform: 'node',
		transform: { target: 'node20' },
		treeshake: { moduleSideEffects: false },
	});
	try {
		await bundled.write({
			dir: folder,
			format: 'cjs',
			exports: 'named',
			// They are in the sources; what is left names the source of each part.
			comments: { annotation: false, jsdoc: false, legal: false },
			entryFileNames: '[name].js',
			chunkFileNames: sharedModule,
			codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
		});
	} finally {
		await bundled.close();
	}
}

async function copyAssets(folder: string) {
	for (const asset of await packageAssets()) {
		const copy = join(folder, asset);
		await mkdir(dirname(copy), { recursive: true });
		await copyFile(join(projectRoot, asset), copy);
	}
}
