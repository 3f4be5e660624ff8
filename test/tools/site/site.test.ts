import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deadLinks } from '../../../tools/site/check';
import { anchorOf, siteLink } from '../../../tools/site/links';
import { wordsOf } from '../../../tools/site/pages';
import { temporaryFolder } from '../bootstrap/temporaryFolder';

describe('a link of a page', () => {
	const pages = new Set(['README.md', 'docs/send.md', 'docs/workflows/README.md', 'sandbox/README.md']);
	const repository = 'https://github.com/ada/nodes/blob/main';

	test.each([
		['send.md#options', 'docs/get.md', 'send.html#options'],
		['../README.md', 'docs/send.md', '../index.html'],
		['../sandbox', 'docs/send.md', '../sandbox/README.html'],
		['docs/workflows/README.md', 'README.md', 'docs/workflows/README.html'],
		['images/send.png', 'docs/send.md', 'images/send.png'],
		['../test/rules/retries.test.ts', 'docs/send.md', `${repository}/test/rules/retries.test.ts`],
		['#top', 'docs/send.md', '#top'],
		['https://www.8x8.com', 'docs/send.md', 'https://www.8x8.com'],
	])('%s on %s leads to %s', (link, source, address) => {
		expect(siteLink(link, source, pages, repository)).toBe(address);
	});
});

test('the anchor of a heading is that of GitHub, also where two headings are alike', () => {
	const taken = new Map<string, number>();
	expect(anchorOf("Never twice: what `n8n` doesn't do", taken)).toBe('never-twice-what-n8n-doesnt-do');
	expect(anchorOf('Options', taken)).toBe('options');
	expect(anchorOf('Options', taken)).toBe('options-1');
});

test('the search has the words of a page without its markup', () => {
	expect(wordsOf('# Send\n\n| a | **b** |\n\nSee [the page](page.md).')).toBe('Send a b See the page .');
});

test('a page, a heading and a picture that are not there are found', async () => {
	const folder = await temporaryFolder();
	await mkdir(join(folder, 'docs'));
	await writeFile(join(folder, 'index.html'), '<h1 id="top">A</h1> <a href="docs/b.html#here">b</a> <img src="c.png">');
	await writeFile(join(folder, 'docs/b.html'), '<a href="../index.html#top">a</a> <a href="d.html">d</a>');
	expect(await deadLinks(folder)).toEqual([
		'index.html: docs/b.html#here has no such heading',
		'index.html: c.png is not there',
		'docs/b.html: d.html is not there',
	]);
});
