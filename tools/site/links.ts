import { posix } from 'node:path';
import type { MarkdownIt, Token } from '@11ty/eleventy';
import { addressOf } from './pages';

/** Where a page's link leads on the site: to another page, to a picture beside it, or to the file in the repository. */
export function siteLink(link: string, source: string, pages: ReadonlySet<string>, repository: string): string {
	if (link.startsWith('#') || URL.canParse(link)) return link;
	const [path = '', hash] = link.split('#');
	const target = posix.join(posix.dirname(source), decodeURI(path));
	const page = [target, posix.join(target, 'README.md')].find((each) => pages.has(each));
	const here = posix.dirname(addressOf(source));
	const to = (address: string) => posix.relative(here, address) + (hash === undefined ? '' : `#${hash}`);
	if (page !== undefined) return to(addressOf(page));
	return target.startsWith('docs/images/') ? to(target) : `${repository}/${target}`;
}

/** The anchor of a heading, as GitHub makes it. */
export function anchorOf(heading: string, taken: Map<string, number>): string {
	const plain = heading
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
		.replaceAll(' ', '-');
	const times = taken.get(plain) ?? 0;
	taken.set(plain, times + 1);
	return times === 0 ? plain : `${plain}-${times}`;
}

/** Makes markdown-it write the site's links, and anchors for headings. */
export function amendMarkdown(markdown: MarkdownIt, pages: ReadonlySet<string>, repository: string): void {
	markdown.core.ruler.push('site', ({ tokens, env }) => {
		const taken = new Map<string, number>();
		for (const [index, token] of tokens.entries()) {
			if (token.type === 'heading_open') token.attrSet('id', anchorOf(textOf(tokens[index + 1]), taken));
			for (const child of token.children ?? []) {
				for (const name of ['href', 'src']) {
					const link = child.attrGet(name);
					if (link !== null) child.attrSet(name, siteLink(link, env.source, pages, repository));
				}
			}
		}
	});
}

function textOf(inline: Token | undefined): string {
	return (inline?.children ?? []).map(({ content }) => content).join('');
}
