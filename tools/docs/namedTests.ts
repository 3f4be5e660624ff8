import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A link to a test file with the name of the test as its title: [trigger](../test/trigger.test.ts "the name"). */
const named = /\]\(([^()\s]+\.test\.ts) "([^"]+)"\)/g;

/** The tests that a Markdown text names but that are missing from their files, for files that exist. */
export async function namedTestProblems(folder: string, file: string): Promise<string[]> {
	const text = await readFile(join(folder, file), 'utf8');
	const problems = [...text.matchAll(named)].map(async ([, path = '', name = '']): Promise<string[]> => {
		const source = await readFile(join(folder, dirname(file), path), 'utf8').catch(() => undefined);
		return source === undefined || source.includes(name) ? [] : [`${file}: ${path} has no test "${name}"`];
	});
	return (await Promise.all(problems)).flat();
}
