import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { projectRoot } from '../../projectRoot';

/** The folder of the app's source. */
export const appFolder = join(projectRoot, 'make', 'app');

/** The files of a folder: path within it → text. */
export async function readApp(folder = appFolder): Promise<Map<string, string>> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	return new Map(
		await Promise.all(
			files
				.toSorted()
				.map(
					async (file) =>
						[
							relative(folder, file).replaceAll('\\', '/'),
							(await readFile(file, 'utf8')).replaceAll('\r\n', '\n'),
						] as const,
				),
		),
	);
}
