import { copyFile, glob, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from '../projectRoot';
import { runCommand } from './runCommand';

/** Makes in a folder what `dist` is in the published package: the nodes and credentials compiled, and what goes with them. */
export async function buildInto(folder: string): Promise<void> {
	await Promise.all([compile(folder), copyAssets(folder)]);
}

/** Makes a folder hold what the published package holds, as n8n finds it after an installation. */
export async function makePackageFolder(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	await copyFile(join(projectRoot, 'package.json'), join(folder, 'package.json'));
	await buildInto(join(folder, 'dist'));
}

async function compile(folder: string) {
	await runCommand('typescript', ['--project', 'tsconfig.build.json', '--outDir', folder], 'tsc');
}

/** Icons, and the files that tell n8n's search by which words a node is found. */
async function copyAssets(folder: string) {
	for await (const asset of glob('{nodes,credentials}/**/*.{svg,node.json}', { cwd: projectRoot })) {
		const copy = join(folder, asset);
		await mkdir(dirname(copy), { recursive: true });
		await copyFile(join(projectRoot, asset), copy);
	}
}
