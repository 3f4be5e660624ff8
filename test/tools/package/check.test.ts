import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publintProblems } from '../../../tools/package/check';
import { contentProblems, expectedContents } from '../../../tools/package/contents';
import { scanProblems } from '../../../tools/package/scan';
import { temporaryFolder } from '../bootstrap/temporaryFolder';

test('the package is made of the nodes, the credential, what they share, their icons and three files about it', async () => {
	const expected = await expectedContents();
	expect(expected).toEqual([
		'LICENSE',
		'README.md',
		'dist/credentials/EightByEightSmsApi.credentials.js',
		'dist/credentials/eightByEightSms.dark.svg',
		'dist/credentials/eightByEightSms.svg',
		'dist/nodes/EightByEightChatApps/EightByEightChatApps.node.js',
		'dist/nodes/EightByEightChatApps/EightByEightChatApps.node.json',
		'dist/nodes/EightByEightChatApps/eightByEightChatApps.dark.svg',
		'dist/nodes/EightByEightChatApps/eightByEightChatApps.svg',
		'dist/nodes/EightByEightChatAppsTrigger/EightByEightChatAppsTrigger.node.js',
		'dist/nodes/EightByEightChatAppsTrigger/EightByEightChatAppsTrigger.node.json',
		'dist/nodes/EightByEightChatAppsTrigger/eightByEightChatApps.dark.svg',
		'dist/nodes/EightByEightChatAppsTrigger/eightByEightChatApps.svg',
		'dist/nodes/EightByEightSms/EightByEightSms.node.js',
		'dist/nodes/EightByEightSms/EightByEightSms.node.json',
		'dist/nodes/EightByEightSms/eightByEightSms.dark.svg',
		'dist/nodes/EightByEightSms/eightByEightSms.svg',
		'dist/nodes/EightByEightSmsTrigger/EightByEightSmsTrigger.node.js',
		'dist/nodes/EightByEightSmsTrigger/EightByEightSmsTrigger.node.json',
		'dist/nodes/EightByEightSmsTrigger/eightByEightSms.dark.svg',
		'dist/nodes/EightByEightSmsTrigger/eightByEightSms.svg',
		'dist/nodes/descriptions.js',
		'dist/nodes/descriptions.json',
		'dist/nodes/implementation.js',
		'package.json',
	]);
});

test('a file that is missing and a file too many are both named', () => {
	expect(contentProblems(['README.md', 'dist/tsconfig.tsbuildinfo'], ['README.md', 'package.json'])).toEqual([
		'package.json is not in the tarball.',
		'dist/tsconfig.tsbuildinfo is in the tarball, but is not needed.',
	]);
});

async function packageOf(files: Record<string, string>): Promise<string> {
	const folder = await temporaryFolder();
	await mkdir(join(folder, 'dist', 'nodes'), { recursive: true });
	for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
	return folder;
}

test("the scan finds what n8n's scanner forbids, also where a comment switches the rule off", async () => {
	const folder = await packageOf({
		'package.json': '{ "name": "n8n-nodes-bad", "version": "1.0.0", "overrides": { "a": "1.0.0" } }',
		'dist/nodes/bad.js': '// eslint-disable-next-line no-console\nconsole.log(1);\n',
	});
	const problems = (await scanProblems(folder)).join('\n');
	expect(problems).toContain('no-console');
	expect(problems).toContain('no-overrides-field');
});

test('a main file that is not there is found', async () => {
	const folder = await packageOf({
		'package.json': '{ "name": "n8n-nodes-bad", "version": "1.0.0", "main": "dist/index.js", "type": "commonjs" }',
	});
	expect((await publintProblems(folder)).join('\n')).toContain('dist/index.js');
});
