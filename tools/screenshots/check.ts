import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../projectRoot';
import { imagesFolder, type Manifest, readManifest } from './manifest';
import { allPictures, type Picture } from './pictures';
import { hashOf } from './sources';
import { unpictured } from './unpictured';

/** The names of the existing pictures: paths in docs/images, without the ending. */
export async function pictureFiles(): Promise<string[]> {
	const names: string[] = [];
	for await (const path of glob('**/*.png', { cwd: join(projectRoot, imagesFolder) }))
		names.push(path.replaceAll('\\', '/').replace(/\.png$/, ''));
	return names.toSorted();
}

/** A sentence for each picture that is in one of the three places but not in the others. */
export function pictureProblems(
	files: readonly string[],
	manifest: Manifest,
	pictures: ReadonlyMap<string, Picture>,
): string[] {
	const path = (name: string) => `${imagesFolder}/${name}.png`;
	const names = [...new Set([...files, ...Object.keys(manifest), ...pictures.keys()])].toSorted();
	return names.flatMap((name) => {
		const picture = pictures.get(name);
		if (picture === undefined) return [`${path(name)}: no command takes this picture. Remove it, and its entry.`];
		const again = `npm run screenshots -- --only ${picture.only}`;
		if (!files.includes(name)) return [`${path(name)} is missing: ${again}`];
		return manifest[name] === undefined ? [`${path(name)} has no entry in manifest.json: ${again}`] : [];
	});
}

/** A sentence for each outdated picture, with the command that takes it again. */
export async function stalePictures(manifest: Manifest, pictures: ReadonlyMap<string, Picture>): Promise<string[]> {
	const stale = await Promise.all(
		[...pictures].map(async ([name, { only, sources }]) => {
			const entry = manifest[name];
			if (entry === undefined || entry.hash === (await hashOf(sources))) return [];
			const shown = sources.map((source) => source.name).join(', ');
			return [
				`${imagesFolder}/${name}.png is older than what it shows (${shown}): npm run screenshots -- --only ${only}`,
			];
		}),
	);
	return stale.flat();
}

/** What is wrong with the pictures: those that are out of date, and what has no picture. */
export async function outdatedPictures(): Promise<string[]> {
	const pictures = await allPictures();
	return [
		...(await stalePictures(await readManifest(), pictures)),
		...(await unpictured(pictures)).map((what) => `Nothing in ${imagesFolder} shows: ${what}`),
	];
}

/** Fails where a picture has no entry in the manifest, or the other way round; warns of stale ones, which a release stops at. */
export async function checkPictures(): Promise<void> {
	const pictures = await allPictures();
	const problems = pictureProblems(await pictureFiles(), await readManifest(), pictures);
	if (problems.length > 0) throw new Error(problems.join('\n'));
	for (const warning of await outdatedPictures()) console.warn(`Warning: ${warning}`);
}
