import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix, relative } from 'node:path';
import { z } from 'zod/v4';
import { projectRoot } from '../../projectRoot';
import { amendMarkdown } from './links';
import { type Page, readPages, wordsOf } from './pages';
import { sidebar } from './sidebar';

const templateFolder = join(__dirname, 'template');

/**
 * Builds the site in a folder, which is emptied first. The site works from there without a server and without a
 * network.
 */
export async function buildSite(folder: string): Promise<void> {
	const pages = await readPages(projectRoot);
	const sources = new Set(pages.map(({ source }) => source));
	const repository = await repositoryAddress();
	const layout = await readFile(join(templateFolder, 'page.html'), 'utf8');
	await rm(folder, { recursive: true, force: true });
	const input = await mkdtemp(join(tmpdir(), '8x8-site-'));
	try {
		// An ES module, in a project that uses CommonJS.
		const { default: Eleventy } = await import('@11ty/eleventy');
		const site = new Eleventy(relative(process.cwd(), input), relative(process.cwd(), folder), {
			quietMode: true,
			config: (config) => {
				config.setUseGitIgnore(false);
				config.amendLibrary('md', (markdown) => amendMarkdown(markdown, sources, repository));
				for (const { source, address, markdown } of pages) {
					config.addTemplate(source, markdown, { permalink: address, source, templateEngineOverride: 'md' });
				}
				// Pages show n8n's expressions in braces, which a template engine would fill in.
				return { markdownTemplateEngine: false };
			},
		});
		await site.write();
	} finally {
		await rm(input, { recursive: true, force: true });
	}
	for (const page of pages) {
		const file = join(folder, page.address);
		await writeFile(file, inLayout(layout, page, await readFile(file, 'utf8'), pages));
	}
	const index = pages.map(({ address, title, markdown }) => ({ address, title, words: wordsOf(markdown) }));
	await writeFile(join(folder, 'searchIndex.js'), `window.searchIndex = ${JSON.stringify(index)};\n`);
	for (const name of ['site.css', 'site.js']) await cp(join(templateFolder, name), join(folder, name));
	await mkdir(join(folder, 'docs'), { recursive: true });
	await cp(join(projectRoot, 'docs/images'), join(folder, 'docs/images'), { recursive: true });
}

function inLayout(layout: string, page: Page, content: string, pages: readonly Page[]): string {
	const root = posix.relative(posix.dirname(page.address), '.') || '.';
	const parts: Record<string, string> = {
		title: escaped(page.title),
		root,
		sidebar: sidebarOf(page, pages, root),
		content,
	};
	return layout.replaceAll(/<!-- (\w+) -->/g, (comment, name: string) => parts[name] ?? comment);
}

function sidebarOf(current: Page, pages: readonly Page[], root: string): string {
	const entry = (source: string) => {
		const page = pages.find((each) => each.source === source);
		if (page === undefined) throw new Error(`The sidebar names ${source}, which is not a page`);
		const mark = page === current ? ' aria-current="page"' : '';
		return `<li><a href="${root}/${page.address}"${mark}>${escaped(page.title)}</a></li>`;
	};
	return sidebar
		.map(({ reader, pages: sources }) => `<h2>${reader}</h2><ul>${sources.map(entry).join('')}</ul>`)
		.join('\n');
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

async function repositoryAddress(): Promise<string> {
	const manifest = z.object({ repository: z.object({ url: z.string() }) });
	const { repository } = manifest.parse(JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')));
	return `${repository.url.replace(/^git\+/, '').replace(/\.git$/, '')}/blob/main`;
}
