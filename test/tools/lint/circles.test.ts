import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod/v4';
import { projectRoot } from '../../../projectRoot';

const configuration = z
	.object({ include: z.array(z.string()), rules: z.record(z.string(), z.string()) })
	.parse(JSON.parse(await readFile(join(projectRoot, 'knip.json'), 'utf8')));
const knip = join(projectRoot, 'node_modules', 'knip', 'bin', 'knip.js');

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'circle-'));
	await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'circle', main: './first.ts' }));
	await writeFile(join(folder, 'knip.json'), JSON.stringify({ ...configuration, project: ['*.ts'] }));
	await writeFile(
		join(folder, 'first.ts'),
		"import { second } from './second';\nexport const first = () => second();\n",
	);
});
afterEach(() => rm(folder, { recursive: true }));

async function check(second: string) {
	await writeFile(join(folder, 'second.ts'), second);
	const { status, stdout } = spawnSync(process.execPath, [knip, '--directory', folder], { encoding: 'utf8' });
	return { status, stdout };
}

test('files that import each other fail the check, by their names', async () => {
	const { status, stdout } = await check(
		"import { first } from './first';\nexport const second = (): unknown => first;\n",
	);
	expect(status).toBe(1);
	expect(stdout).toContain('Circular dependencies (1)');
	expect(stdout).toContain('second.ts');
});

test('files without a circle pass', async () => {
	expect(await check('export const second = () => 2;\n')).toMatchObject({ status: 0 });
});
