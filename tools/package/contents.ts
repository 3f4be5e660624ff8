import { entryNames, packageAssets, sharedModules, smsPackage } from '../packageFolder';

/** Files that npm always packs. */
const ofNpm = ['LICENSE', 'README.md', 'package.json'];

/**
 * What the tarball may contain: the bundled JavaScript, icons, the search words for n8n, and three files about the
 * package.
 */
export async function expectedContents(published = smsPackage): Promise<string[]> {
	const modules = [...(await entryNames(published)).map((name) => `${name}.js`), ...Object.values(sharedModules)];
	return [...ofNpm, ...[...modules, ...(await packageAssets(published))].map((path) => `dist/${path}`)].toSorted();
}

/** A sentence for each file that is missing, and for each that should not be there. */
export function contentProblems(contents: readonly string[], expected: readonly string[]): string[] {
	return [
		...expected.filter((path) => !contents.includes(path)).map((path) => `${path} is not in the tarball.`),
		...contents
			.filter((path) => !expected.includes(path))
			.map((path) => `${path} is in the tarball, but is not needed.`),
	];
}
