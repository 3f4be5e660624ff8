import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A Markdown file that becomes a page. */
export interface Page {
	/** From the project's root, with slashes. */
	source: string;
	/** From the site's folder. */
	address: string;
	title: string;
	markdown: string;
}

const outside = /(^|\/)(node_modules|dist|coverage|test)(\/|$)/;

/** The pages of the site: all Markdown files of a project except those of its tests. */
export async function readPages(root: string): Promise<Page[]> {
	const sources: string[] = [];
	for await (const path of glob('**/*.md', { cwd: root, exclude: (path) => outside.test(path) })) sources.push(path);
	return await Promise.all(
		sources
			.map((path) => path.replaceAll('\\', '/'))
			.toSorted()
			.map(async (source) => {
				const markdown = await readFile(join(root, source), 'utf8');
				return { source, address: addressOf(source), title: titleOf(markdown) ?? source, markdown };
			}),
	);
}

export function addressOf(source: string): string {
	return source === 'README.md' ? 'index.html' : source.replace(/\.md$/, '.html');
}

function titleOf(markdown: string): string | undefined {
	return /^# (.+)$/m.exec(markdown)?.[1]?.replaceAll(/[`*]/g, '');
}

/** What the search reads: a page's words without its markup. */
export function wordsOf(markdown: string): string {
	return markdown
		.replaceAll(/\]\([^)]*\)/g, '] ')
		.replaceAll(/[#*`|[\]!>_-]+/g, ' ')
		.replaceAll(/\s+/g, ' ')
		.trim();
}
