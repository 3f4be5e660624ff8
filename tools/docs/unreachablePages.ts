import { readFile, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Nodes } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';

/** The Markdown files that no chain of links from the first page leads to; paths from the folder, with slashes. */
export async function unreachablePages(folder: string, first: string, files: readonly string[]): Promise<string[]> {
	const seen = new Set<string>();
	const ahead = [first];
	for (let page = ahead.pop(); page !== undefined; page = ahead.pop()) {
		if (seen.has(page) || !files.includes(page)) continue;
		seen.add(page);
		const text = await readFile(join(folder, page), 'utf8');
		for (const url of linksOf(remark().use(remarkGfm).parse(text))) {
			if (URL.canParse(url) || url.startsWith('#')) continue;
			const target = posix.join(posix.dirname(page), decodeURI(url.replace(/[?#].*$/, '')));
			ahead.push((await isFolder(join(folder, target))) ? posix.join(target, 'README.md') : target);
		}
	}
	return files.filter((file) => !seen.has(file));
}

/** The addresses that a page links to, also by a definition further down (`[page]: page.md`). */
function linksOf(node: Nodes): string[] {
	const own = node.type === 'link' || node.type === 'definition' ? [node.url] : [];
	return 'children' in node ? [...own, ...node.children.flatMap(linksOf)] : own;
}

async function isFolder(path: string): Promise<boolean> {
	return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}
