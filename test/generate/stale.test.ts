import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadContract } from '../../contract/load';
import { generatedFiles } from '../../generate/outputs';
import { staleFiles } from '../../tools/generate';

const contract = await loadContract();
const files = await generatedFiles(contract);
let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'generated-'));
	for (const [path, text] of files) {
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), text);
	}
});

afterEach(async () => {
	await rm(folder, { recursive: true });
});

const smsOperations = 'nodes/generated/sms.ts';

test('generated files are not stale, whatever their line endings', async () => {
	expect(await staleFiles(files, folder)).toEqual([]);
	const text = await readFile(join(folder, smsOperations), 'utf8');
	await writeFile(join(folder, smsOperations), text.replaceAll('\n', '\r\n'));
	expect(await staleFiles(files, folder)).toEqual([]);
});

test('a file that was edited by hand is stale', async () => {
	await writeFile(join(folder, smsOperations), `${await readFile(join(folder, smsOperations), 'utf8')}// mine\n`);
	expect(await staleFiles(files, folder)).toEqual([smsOperations]);
});

test('a missing file is stale, and so is one that is no longer generated', async () => {
	await rm(join(folder, smsOperations));
	for (const old of ['nodes/generated/old.ts', 'make/app/old.json']) await writeFile(join(folder, old), '');
	expect(await staleFiles(files, folder)).toEqual([smsOperations, 'nodes/generated/old.ts', 'make/app/old.json']);
});
