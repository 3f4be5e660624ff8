import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../projectRoot';
import { magicNumbers, magicPrefix } from '../../sandbox/server/magicNumbers';
import { workflowPaths } from '../../tools/workflows/workflow';
import { readWorkflow } from './evaluated';
import { stringsOf } from './strings';

/** The ranges for fiction of the United Kingdom and of North America. */
const fiction = /^\+(447700900\d{3}|1\d{3}55501\d{2})$/;

const magic = new Set(magicNumbers.map(({ digits }) => magicPrefix + digits));

/** Pages with a sample to try, and what people import or paste. Only the sandbox's own page is about these numbers. */
const patterns = ['README.md', 'docs/**/*.md', 'providers/**/*.md', 'workflows/**/*.{json,csv}'];
const paths = [...(await workflowPaths())];
for (const pattern of patterns) for await (const path of glob(pattern, { cwd: projectRoot })) paths.push(path);

test('no workflow, sheet or page has a sample number to which the sandbox does not deliver at once', async () => {
	expect(paths).toEqual(expect.arrayContaining(['docs/samples.md', 'workflows/opt-out.json']));
	for (const path of new Set(paths)) {
		const text = (await readFile(join(projectRoot, path), 'utf8')).replaceAll(/(?<=\d) (?=\d)/g, '');
		const failing = [...text.matchAll(/447700900\d{3}/g)]
			.map(([number]) => number)
			.filter((number) => magic.has(number));
		expect(failing, path).toEqual([]);
	}
});

test('a workflow that is started as it was imported texts nobody', async () => {
	for (const path of await workflowPaths()) {
		const { nodes } = await readWorkflow(path);
		const settings = nodes.filter(({ type }) => type === 'n8n-nodes-base.set').flatMap(stringsOf);
		const numbers = settings.flatMap(({ text }) => text.match(/\+\d{8,15}/g) ?? []);
		expect(
			numbers.filter((number) => !fiction.test(number)),
			path,
		).toEqual([]);
	}
});
