import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stryker } from '@stryker-mutator/core';
import { projectRoot } from '../../projectRoot';

/** A change of the code, and whether a test noticed it. */
export type MutantResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

const cache = join('.cache', 'mutation');

/** Changes of words and of shapes of data: tests of sentences and requests compare those letter by letter. */
const excludedMutations = ['StringLiteral', 'ObjectLiteral', 'ArrayDeclaration', 'Regex'];

/**
 * Changes the code, one change after the other, and runs the tests that reach it after each. Results from an earlier
 * run of the same code and tests are reused.
 * @param mutate files, or `file:first-last` for lines of one
 */
export async function testMutants(mutate: string[]): Promise<MutantResult[]> {
	const { Stryker } = await import('@stryker-mutator/core');
	await mkdir(join(projectRoot, cache), { recursive: true });
	return await new Stryker({
		mutate,
		mutator: { plugins: [], excludedMutations },
		testRunner: 'vitest',
		plugins: ['@stryker-mutator/vitest-runner', join(projectRoot, 'tools/mutation/equivalents.mts')],
		ignorers: ['equivalents'],
		vitest: { configFile: 'tools/mutation/vitest.config.mts' },
		coverageAnalysis: 'perTest',
		// Code that runs while a file is loaded could be tried only with every test.
		ignoreStatic: true,
		incremental: true,
		incrementalFile: join(cache, 'incremental.json'),
		tempDirName: join(cache, 'copy'),
		ignorePatterns: [
			'/.*',
			'/bench',
			'/dist',
			'/smpp/dist',
			'/docs/images',
			'/salesforce',
			'/sandbox/n8n/node_modules',
		],
		// Many changes make a test wait until it is given up.
		concurrency: 3,
		// Other checks may use most of the machine: a test that is slow for that reason has not noticed a change.
		dryRunTimeoutMinutes: 40,
		timeoutMS: 30_000,
		reporters: ['progress-append-only'],
		allowConsoleColors: false,
	}).runMutationTest();
}
