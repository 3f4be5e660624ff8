import { glob } from 'node:fs/promises';
import { projectRoot } from '../../projectRoot';

/** What npm always packs. */
const ofNpm = ['LICENSE', 'README.md', 'package.json'];

const compiledName = (source: string) => source.replace(/\.ts$/, '.js');

/** What the tarball may hold: of each source its JavaScript, icons, the words n8n's search finds the nodes by, and three files about the package. */
export async function expectedContents(): Promise<string[]> {
	const contents = [...ofNpm];
	for await (const source of glob('{nodes,credentials}/**/*.{ts,svg,node.json}', { cwd: projectRoot })) {
		contents.push(`dist/${compiledName(source.replaceAll('\\', '/'))}`);
	}
	return contents.toSorted();
}

/** A sentence for each file that is missing, and for each that should not be there. */
export function contentProblems(contents: readonly string[], expected: readonly string[]): string[] {
	return [
		...expected.filter((path) => !contents.includes(path)).map((path) => `${path} is not in the tarball.`),
		...contents
			.filter((path) => !expected.includes(path))
			.map((path) => `${path} is in the tarball, where nothing needs it.`),
	];
}
