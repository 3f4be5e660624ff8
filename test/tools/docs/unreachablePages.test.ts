import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unreachablePages } from '../../../tools/docs/unreachablePages';
import { temporaryFolder } from '../bootstrap/temporaryFolder';

test('a page counts as reached over links, definitions and folders, and not because it links to itself, is a picture or stands in code', async () => {
	const folder = await temporaryFolder();
	await mkdir(join(folder, 'docs'));
	const pages = {
		'README.md': '| a | b |\n| - | - |\n| [one](docs/one.md#part) | [docs](docs) |\n\n`[four](docs/four.md)`',
		'docs/README.md': '[two][second]\n\n[second]: two.md',
		'docs/one.md': '# Part\n\n[out](https://example.com/docs/four.md) [gone](gone.md)',
		'docs/two.md': '[back](../README.md) ![four](four.md)',
		'docs/four.md': '[itself](four.md)',
	};
	for (const [path, text] of Object.entries(pages)) await writeFile(join(folder, path), text);
	expect(await unreachablePages(folder, 'README.md', Object.keys(pages))).toEqual(['docs/four.md']);
});
