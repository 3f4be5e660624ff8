import { copyFile, glob, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, posix } from 'node:path';
import { projectRoot } from '../projectRoot';
import { bundleOf, exportsOf } from './package/bundle';
import { dataModule } from './package/dataModule';
import { entryModule, partsOf } from './package/entryModule';

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

/** What the entries share: what n8n reads of each when it starts, and what runs. */
export const sharedModules = {
	descriptions: 'nodes/descriptions.js',
	descriptionsData: 'nodes/descriptions.json',
	implementation: 'nodes/implementation.js',
} as const;

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
 * n8n reads the descriptions of all nodes when it starts, and most of the code is not needed for them: they are made here, once,
 * and the code is loaded when something runs.
 */
async function bundle(folder: string, published: PublishedPackage): Promise<void> {
	const names = await entryNames(published);
	const implementation = await bundleOf(
		names.map((name) => join(published.root, `${name}.ts`)),
		published.external,
	);
	const classes = exportsOf(implementation);
	const entries = names.map((name) => {
		const [className = ''] = basename(name).split('.');
		return { name, className, parts: partsOf(classes[className]) };
	});
	const makers = Object.fromEntries(entries.map(({ className, parts }) => [className, parts.data]));
	const descriptions = dataModule(makers, './descriptions.json');
	await Promise.all([
		writeModule(folder, sharedModules.implementation, implementation),
		writeModule(folder, sharedModules.descriptions, descriptions.module),
		writeModule(folder, sharedModules.descriptionsData, descriptions.json),
		...entries.map(async ({ name, className, parts }) => {
			const places = {
				descriptions: posix.relative(dirname(name), sharedModules.descriptions),
				implementation: posix.relative(dirname(name), sharedModules.implementation),
			};
			await writeModule(folder, `${name}.js`, entryModule(className, parts, places));
		}),
	]);
}

async function writeModule(folder: string, path: string, text: string) {
	const file = join(folder, path);
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, text);
}

async function copyAssets(folder: string, published: PublishedPackage) {
	for (const asset of await packageAssets(published)) {
		const copy = join(folder, asset);
		await mkdir(dirname(copy), { recursive: true });
		await copyFile(join(published.root, asset), copy);
	}
}
