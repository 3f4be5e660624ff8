import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../projectRoot';
import { commandScript } from '../runCommand';
import type { Mutation } from './mutations';

const copied = [
	'contract',
	'credentials',
	'generate',
	'nodes',
	'openapi',
	'sandbox',
	'test',
	'tools',
	'package.json',
	'projectRoot.ts',
	'tsconfig.json',
];

const report = z.object({ numFailedTests: z.number(), numPassedTests: z.number() });

export interface TestRun {
	failed: number;
	passed: number;
	/** What vitest printed, for a run that came to nothing. */
	printed: string;
}

/** A copy of the project in which code can be broken. */
export class ScratchCopy {
	private constructor(readonly folder: string) {}

	static async make(): Promise<ScratchCopy> {
		const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-8x8-sms-mutation-'));
		for (const name of [...copied, 'vitest.config.mts']) {
			await cp(join(projectRoot, name), join(folder, name), { recursive: true });
		}
		await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'), 'dir');
		return new ScratchCopy(folder);
	}

	/** Breaks the code, does the work, and mends the code. @throws Error where the code is not what the mutation expects */
	async with<T>({ name, also, ...edit }: Mutation, work: () => Promise<T>): Promise<T> {
		const edits = also === undefined ? [edit] : [edit, also];
		const originals = await Promise.all(
			edits.map(async ({ file }) => ({ file, code: await readFile(join(this.folder, file), 'utf8') })),
		);
		try {
			for (const { file, find, replace } of edits) {
				const path = join(this.folder, file);
				const code = await readFile(path, 'utf8');
				const times = code.split(find).length - 1;
				if (times !== 1) throw new Error(`"${name}": in ${file}, what is to be replaced is found ${times} times.`);
				await writeFile(
					path,
					code.replace(find, () => replace),
				);
			}
			return await work();
		} finally {
			for (const { file, code } of originals) await writeFile(join(this.folder, file), code);
		}
	}

	/** Runs unit tests, given from `test/`, up to the first that fails. */
	async test(files: readonly string[]): Promise<TestRun> {
		const reportFile = join(this.folder, 'report.json');
		await rm(reportFile, { force: true });
		const args = ['run', '--project', 'unit', '--bail', '1', '--reporter', 'json', '--outputFile', reportFile];
		const child = spawn(
			process.execPath,
			[commandScript('vitest', 'vitest'), ...args, ...files.map((file) => join('test', file))],
			{ cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 },
		);
		let printed = '';
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
		await once(child, 'close');
		const text = await readFile(reportFile, 'utf8').catch(() => undefined);
		if (text === undefined) return { failed: 0, passed: 0, printed };
		const { numFailedTests, numPassedTests } = report.parse(JSON.parse(text));
		return { failed: numFailedTests, passed: numPassedTests, printed };
	}

	async remove(): Promise<void> {
		await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
	}
}
