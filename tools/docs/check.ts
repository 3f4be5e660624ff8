import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { registry } from 'gulp';
import { z } from 'zod/v4';
import { projectRoot } from '../../projectRoot';
import { namedScripts, namedTasks } from './commands';
import { imageProblems } from './images';
import { linkProblems } from './links';
import { namedTestProblems } from './namedTests';
import { unreachablePages } from './unreachablePages';

/** The project's Markdown files, by their paths from its root. */
async function markdownFiles(): Promise<string[]> {
	const files: string[] = [];
	const exclude = (path: string) => /(^|[\\/])(node_modules|dist|coverage)$/.test(path);
	for await (const file of glob(['**/*.md', '.github/**/*.md'], { cwd: projectRoot, exclude })) files.push(file);
	return files.toSorted();
}

/**
 * Fails, listing all problems, when a Markdown file links to something missing, names a command or test that does not
 * exist, or when no link leads to a page in docs/.
 */
export async function checkDocs(): Promise<void> {
	const files = await markdownFiles();
	const manifest = z
		.object({ scripts: z.record(z.string(), z.string()) })
		.parse(JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')));
	const problems = await linkProblems(projectRoot, files);
	for (const page of await unreachablePages(projectRoot, 'README.md', files)) {
		if (page.startsWith('docs/')) problems.push(`${page}: no chain of links leads here from README.md`);
	}
	// gulp registers what gulpfile.js exports before it runs a task.
	const tasks = registry().tasks();
	for (const file of files) {
		problems.push(...(await namedTestProblems(projectRoot, file)), ...(await imageProblems(projectRoot, file)));
		const text = await readFile(join(projectRoot, file), 'utf8');
		for (const name of namedScripts(text)) {
			if (manifest.scripts[name] === undefined) problems.push(`${file}: package.json has no script "${name}"`);
		}
		for (const name of namedTasks(text)) {
			if (tasks[name] === undefined) problems.push(`${file}: gulp has no task "${name}"`);
		}
	}
	if (problems.length > 0) throw new Error(`Broken links in the docs:\n${problems.join('\n')}`);
}
