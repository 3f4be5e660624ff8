import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { engine } from 'unified-engine';
import { projectRoot } from '../../projectRoot';

const linkPlugin = createRequire(join(projectRoot, 'package.json')).resolve('remark-validate-links');

/** Links to a missing file, heading or picture, in Markdown files of a folder. Nothing is fetched. */
export async function linkProblems(folder: string, files: readonly string[]): Promise<string[]> {
	return await new Promise((resolve, reject) => {
		engine(
			{
				cwd: folder,
				files: [...files],
				processor: remark().use(remarkGfm),
				// By its path, as the engine's types take no plugin with options of its own.
				plugins: [[linkPlugin, { repository: false }]],
				silentlyIgnore: true,
				out: false,
				streamError: new PassThrough().resume(),
				streamOut: new PassThrough().resume(),
			},
			(error, _status, context) => {
				if (error) {
					reject(error);
					return;
				}
				const found = context?.files ?? [];
				resolve(
					found.flatMap(({ path, messages }) => messages.map(({ line, reason }) => `${path}:${line ?? 1} ${reason}`)),
				);
			},
		);
	});
}
