import { copyFile, glob, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parallel, series } from 'gulp';
import { checkContract, checkContractValid } from './contract/tasks';
import { checkGenerated, generate } from './generate/tasks';
import { projectRoot, runCommand } from './runCommand';

async function clean() {
	await rm(join(projectRoot, 'dist'), { recursive: true, force: true });
}

async function compile() {
	await runCommand('typescript', ['--project', 'tsconfig.build.json'], 'tsc');
}

/** Icons, and the files that tell n8n's search by which words a node is found. */
async function copyAssets() {
	for await (const asset of glob('{nodes,credentials}/**/*.{svg,node.json}', { cwd: projectRoot })) {
		const copy = join(projectRoot, 'dist', asset);
		await mkdir(dirname(copy), { recursive: true });
		await copyFile(join(projectRoot, asset), copy);
	}
}

export const build = series(clean, parallel(compile, copyAssets));

export async function lint() {
	await runCommand('eslint', ['.', '--max-warnings', '0']);
	await runCommand('prettier', ['--check', '--log-level', 'warn', '**/*.{ts,js,mjs}']);
}

export async function format() {
	await runCommand('prettier', ['--write', '--log-level', 'warn', '**/*.{ts,js,mjs}']);
}

export async function types() {
	await runCommand('typescript', ['--noEmit'], 'tsc');
}

export async function unit() {
	await runCommand('vitest', ['run', '--project', 'unit']);
}

export { checkContract, checkContractValid, generate };
export const check = series(checkGenerated, checkContract);
export const test = series(lint, types, check, unit);
export const testE2e = series(build, async function e2e() {
	await runCommand('vitest', ['run', '--project', 'e2e']);
});
export const testBrowser = series(build, async function browser() {
	await runCommand('vitest', ['run', '--project', 'browser']);
});
