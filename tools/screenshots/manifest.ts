import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { projectRoot } from '../../projectRoot';
import { hashOf, type Source } from './sources';

/** Where the pictures of the README and the docs are, from the project's root. */
export const imagesFolder = 'docs/images';

const entry = z.object({
	/** What the picture shows. */
	from: z.array(z.string()),
	/** A checksum of what it was made from when it was taken; null where that is not known. */
	hash: z.string().nullable(),
});
const manifestForm = z.record(z.string(), entry);

/** What each picture was made from, by its name: its path in docs/images, without its ending. */
export type Manifest = z.infer<typeof manifestForm>;

const manifestPath = join(projectRoot, imagesFolder, 'manifest.json');

export async function readManifest(): Promise<Manifest> {
	return manifestForm.parse(JSON.parse(await readFile(manifestPath, 'utf8')));
}

export async function writeManifest(manifest: Manifest): Promise<void> {
	const sorted = Object.entries(manifest).toSorted(([one], [other]) => (one < other ? -1 : 1));
	await writeFile(manifestPath, `${JSON.stringify(Object.fromEntries(sorted), null, '\t')}\n`);
}

/** The entry of a picture that has just been taken. */
export async function entryOf(sources: readonly Source[]): Promise<Manifest[string]> {
	return { from: sources.map(({ name }) => name), hash: await hashOf(sources) };
}
