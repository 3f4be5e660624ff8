import { copyFile, glob, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { projectRoot } from '../projectRoot';

/** A package that is published. */
export interface PublishedPackage {
	/** The folder of its package.json, its nodes and its credentials. */
	root: string;
	/** What its modules import at run time: nothing that is not in n8n or Node.js. */
	external: readonly string[];
}

/** The nodes for 8x8's HTTP APIs, which n8n can verify. */
export const smsPackage: PublishedPackage = { root: projectRoot, external: ['crypto', 'n8n-workflow'] };

/** The nodes for SMPP. They need sockets, which n8n's rules for verified packages exclude. */
export const smppPackage: PublishedPackage = {
	root: join(projectRoot, 'smpp'),
	external: ['crypto', 'n8n-workflow', 'net', 'tls'],
};

/** What a release publishes, the main package first. */
export const publishedPackages: readonly PublishedPackage[] = [smsPackage, smppPackage];

/** Rebuilds a package's `dist`. */
export async function buildDist(published: PublishedPackage): Promise<void> {
	const dist = join(published.root, 'dist');
	await rm(dist, { recursive: true, force: true });
	await buildInto(dist, published);
}

/** Builds the published package's `dist` in a folder: the bundled nodes and credentials, and what belongs to them. */
export async function buildInto(folder: string, published = smsPackage): Promise<void> {
	await Promise.all([bundle(folder, published), copyAssets(folder, published)]);
}

/** The modules that n8n loads, one for each node and credential. Path from the package's root, without its ending. */
export async function entryNames(published = smsPackage): Promise<string[]> {
	const sources = await pathsOf('{nodes,credentials}/**/*.{node,credentials}.ts', published);
	return sources.map((source) => source.replace(/\.ts$/, ''));
}

/** The module that holds everything used by more than one of the entries. */
export const sharedModule = 'nodes/shared.js';

/** Icons, and the files with the words by which n8n's search finds a node. */
export async function packageAssets(published = smsPackage): Promise<string[]> {
	return await pathsOf('{nodes,credentials}/**/*.{svg,node.json}', published);
}

async function pathsOf(pattern: string, { root }: PublishedPackage): Promise<string[]> {
	const paths: string[] = [];
	for await (const path of glob(pattern, { cwd: root })) paths.push(path.replaceAll('\\', '/'));
	return paths.toSorted();
}

/** Fills a folder with the contents of the published package, as n8n finds it after an installation. */
export async function makePackageFolder(folder: string, published = smsPackage): Promise<void> {
	await mkdir(folder, { recursive: true });
	await copyFile(join(published.root, 'package.json'), join(folder, 'package.json'));
	await buildInto(join(folder, 'dist'), published);
}

/**
 * A file for each entry and one for what they share: n8n loads a few files faster than hundreds, and unused code is
 * left out.
 */
async function bundle(folder: string, published: PublishedPackage): Promise<void> {
	const { root, external } = published;
	const names = await entryNames(published);
	const bundled = await rolldown({
		input: Object.fromEntries(names.map((name) => [name, join(root, `${name}.ts`)])),
		cwd: projectRoot,
		external: [...external],
		platform: 'node',
		transform: { target: 'node20' },
		treeshake: { moduleSideEffects: false },
	});
	try {
		await bundled.write({
			dir: folder,
			format: 'cjs',
			exports: 'named',
			// They are in the sources; the remaining ones name the source of each part.
			comments: { annotation: false, jsdoc: false, legal: false },
			entryFileNames: '[name].js',
			chunkFileNames: sharedModule,
			codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] },
		});
	} finally {
		await bundled.close();
	}
}

async function copyAssets(folder: string, published: PublishedPackage) {
	for (const asset of await packageAssets(published)) {
		const copy = join(folder, asset);
		await mkdir(dirname(copy), { recursive: true });
		await copyFile(join(published.root, asset), copy);
	}
}
