import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/v4';
import type { PublishedPackage } from '../packageFolder';

const manifestSchema = z.object({
	name: z.string(),
	version: z.string(),
	author: z.object({ email: z.string() }),
	repository: z.object({ url: z.string() }).optional(),
});

/** The parts of a package.json that a release reads. */
export type Manifest = z.infer<typeof manifestSchema>;

export async function readManifest({ root }: PublishedPackage): Promise<Manifest> {
	return manifestSchema.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
}

/** The owner and name of a package's repository on GitHub, in the form that npm's provenance has it. */
export function githubRepository({ repository }: Manifest): string | undefined {
	return /^git\+https:\/\/github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(repository?.url ?? '')?.[1];
}
