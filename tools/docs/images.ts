import { access, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';

/** Missing files that a page shows by an <img> or a <source>, which a check of Markdown does not see. */
export async function imageProblems(folder: string, file: string): Promise<string[]> {
	const text = await readFile(join(folder, file), 'utf8');
	const shown = [...text.matchAll(/\s(?:src|srcset)="([^"\s:]+)"/g)].map(([, path = '']) => path);
	const page = posix.dirname(file.replaceAll('\\', '/'));
	const problems = shown.map((path) =>
		access(join(folder, page, path)).then(
			() => [],
			() => [`${file}: ${path} is not there`],
		),
	);
	return (await Promise.all(problems)).flat();
}
