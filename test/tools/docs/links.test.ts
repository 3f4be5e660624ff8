import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { namedScripts, namedTasks } from '../../../tools/docs/commands';
import { imageProblems } from '../../../tools/docs/images';
import { linkProblems } from '../../../tools/docs/links';
import { namedTestProblems } from '../../../tools/docs/namedTests';
import { temporaryFolder } from '../bootstrap/temporaryFolder';

test('links to files, headings and pictures that are not there are found; those that are there, and the web, are left alone', async () => {
	const folder = await temporaryFolder();
	await writeFile(join(folder, 'there.md'), '# There\n\n## A heading\n');
	await writeFile(join(folder, 'here.svg'), '<svg/>');
	await writeFile(
		join(folder, 'page.md'),
		[
			'# Page',
			'[a](there.md) [b](there.md#a-heading) [c](#page) ![d](here.svg) [e](https://example.com/x)',
			'[f](gone.md)',
			'[g](there.md#no-heading)',
			'![h](gone.png)',
			'[i](#nowhere)',
		].join('\n\n'),
	);
	const problems = await linkProblems(folder, ['page.md', 'there.md']);
	expect(problems).toHaveLength(4);
	for (const wanted of [
		/^page.md:5 .*gone\.md/,
		/^page.md:7 .*no-heading/,
		/^page.md:9 .*gone\.png/,
		/^page.md:11 .*nowhere/,
	]) {
		expect(problems).toContainEqual(expect.stringMatching(wanted));
	}
});

test('a picture in HTML that is not there is found, and one on the web is left alone', async () => {
	const folder = await temporaryFolder();
	await writeFile(join(folder, 'here.svg'), '<svg/>');
	const html =
		'<picture><source srcset="dark.png"><img alt="a" src="here.svg"></picture><img src="https://a.test/b.png">';
	await writeFile(join(folder, 'page.md'), `# Page\n\n${html}\n`);
	expect(await imageProblems(folder, 'page.md')).toEqual(['page.md: dark.png is not there']);
});

test('commands are found wherever a text names them', () => {
	const text =
		'Run `npm run build`, then:\n```sh\nnpm test\nnpm start -- --once\nnpm run test:e2e\nnpx gulp types\n```';
	expect(namedScripts(text)).toEqual(['build', 'test:e2e', 'test', 'start']);
	expect(namedTasks(text)).toEqual(['types']);
});

test('tests that a page names have to be in their files', async () => {
	const folder = await temporaryFolder();
	await writeFile(join(folder, 'a.test.ts'), "test('holds', () => {});");
	await writeFile(join(folder, 'page.md'), '[a](a.test.ts "holds"), [b](a.test.ts "breaks"), [c](a.test.ts)');
	expect(await namedTestProblems(folder, 'page.md')).toEqual(['page.md: a.test.ts has no test "breaks"']);
});
