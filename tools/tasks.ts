import { series } from 'gulp';
import { checkContract, checkContractValid } from '../contract/tasks';
import { checkDocs } from './docs/check';
import { checkGenerated, generate } from './generate';
import { checkTarball } from './package/check';
import { checkMake } from './make/tasks';
import { installOldestEngine } from './oldest/install';
import { checkProviders, providers } from './providers/tasks';
import { buildDist, publishedPackages } from './packageFolder';
import { runCommand } from './runCommand';
import { checkSite } from './site/check';
import { nodeTypes } from './workflows/tasks';

export async function build() {
	for (const published of publishedPackages) await buildDist(published);
}

export async function lint() {
	await runCommand('eslint', ['.', '--max-warnings', '0']);
	await runCommand('prettier', ['--check', '--log-level', 'warn', '**/*.{ts,tsx,js,mjs,css}']);
}

export async function format() {
	await runCommand('prettier', ['--write', '--log-level', 'warn', '**/*.{ts,tsx,js,mjs,css}']);
}

export async function types() {
	await runCommand('typescript', ['--noEmit'], 'tsc');
	await runCommand('typescript', ['--project', 'tsconfig.published.json'], 'tsc');
	await runCommand('typescript', ['--noEmit', '--project', 'sandbox/phone'], 'tsc');
}

export async function unit() {
	await runCommand('vitest', ['run', '--project', 'unit']);
}

export {
	checkContract,
	checkContractValid,
	checkDocs,
	checkMake,
	checkProviders,
	checkSite,
	generate,
	nodeTypes,
	providers,
};
/** Whether every file is used, every export imported and every dependency needed, and no file imports itself in a circle. */
export async function checkUnused() {
	await runCommand('knip', []);
}
checkUnused.displayName = 'check:unused';

/** Whether every picture is in the manifest of pictures; names those that are out of date. */
export async function checkPictures() {
	// It loads the nodes: the other tasks, above all `generate`, must run in whatever state those are.
	const pictures = await import('./screenshots/check');
	await pictures.checkPictures();
}
checkPictures.displayName = 'check:pictures';

/** Whether the package that would be published holds what it should, and meets n8n's and npm's rules. */
export const checkPackage = series(build, checkTarball);
export const check = series(
	checkUnused,
	checkGenerated,
	checkContract,
	checkProviders,
	checkMake,
	checkDocs,
	checkPictures,
	checkSite,
	checkPackage,
);
export const test = series(lint, types, check, unit);
/** The rules of sending and the trigger, on the engine of the oldest n8n that they are known to work on. */
export const testOldest = series(installOldestEngine, async function oldest() {
	await runCommand('vitest', ['run', '--config', 'tools/oldest/vitest.config.mts']);
});
export async function testE2e() {
	await runCommand('vitest', ['run', '--project', 'e2e']);
}
/** n8n in queue mode: PostgreSQL, Redis, a main process, workers and webhook processors. */
export async function testScale() {
	await runCommand('vitest', ['run', '--project', 'scale', '--silent=false']);
}
export const testBrowser = series(build, async function browser() {
	await runCommand('vitest', ['run', '--project', 'browser']);
});

/** Everything that can go wrong between the nodes and 8x8, with all the settings of a node. */
export async function testFaults() {
	await runCommand('vitest', ['run', '--project', 'faults']);
}
