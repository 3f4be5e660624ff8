import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod/v4';
import { projectRoot } from '../../projectRoot';
import { errorCode, Problem } from '../bootstrap/problem.mjs';
import type { Step } from './plan';

export const salesforceFolder = join(projectRoot, 'salesforce');

const run = promisify(execFile);

/** Calls Salesforce's CLI in a folder and returns its output. Throws a Problem with its message when it fails. */
async function sf(args: readonly string[], folder: string): Promise<string> {
	try {
		// On Windows the CLI is a command file, which only a shell starts.
		const { stdout } = await run('sf', args, { cwd: folder, shell: process.platform === 'win32' });
		return stdout;
	} catch (error) {
		if (errorCode(error) === 'ENOENT') {
			throw new Problem(
				"Salesforce's CLI is not installed. Get it from https://developer.salesforce.com/tools/salesforcecli.",
			);
		}
		const written = z.object({ stdout: z.string(), stderr: z.string() }).safeParse(error);
		const said = written.success ? `${written.data.stderr}${written.data.stdout}`.trim() : String(error);
		throw new Problem(`sf ${args.join(' ')} failed, and nothing after it was done. It said:\n${said}`);
	}
}

const activeFlows = z.object({
	result: z.object({ records: z.array(z.object({ Definition: z.object({ DeveloperName: z.string() }) })) }),
});

/** The arguments of a query for which of these flows are active in an org. */
export function activeQuery(flows: readonly string[]): string[] {
	const names = flows.map((name) => `'${name}'`).join(', ');
	const query = `SELECT Definition.DeveloperName FROM Flow WHERE Status = 'Active' AND Definition.DeveloperName IN (${names})`;
	return ['data', 'query', '--use-tooling-api', '--json', '--query', query];
}

/**
 * Runs the steps, one after the other, each only if the one before succeeded. Files are checked first, so that nothing
 * is half installed because of a value that was never filled in.
 *
 * @param say called with a line for each step
 */
export async function install(
	steps: readonly Step[],
	org: readonly string[],
	say: (line: string) => void,
	folder = salesforceFolder,
): Promise<void> {
	for (const step of steps) if (step.kind === 'filledIn') await checkFilledIn(step, folder);
	await sf(['org', 'display', '--json', ...org], folder);
	for (const step of steps) {
		if (step.kind === 'active') await checkActive(step.flows, org, folder);
		if (step.kind !== 'sf') continue;
		say(`${step.what}...`);
		await sf([...step.args, ...org], folder);
	}
}

async function checkFilledIn(
	{ file, placeholder, wanted }: Extract<Step, { kind: 'filledIn' }>,
	folder: string,
): Promise<void> {
	const text = await readFile(join(folder, file), 'utf8');
	if (text.includes(`>${placeholder}<`)) {
		throw new Problem(`Nothing was done: salesforce/${file} still has ${placeholder}. Replace it with ${wanted}.`);
	}
}

async function checkActive(flows: readonly string[], org: readonly string[], folder: string): Promise<void> {
	const { result } = activeFlows.parse(JSON.parse(await sf([...activeQuery(flows), ...org], folder)));
	const active = result.records.map((record) => record.Definition.DeveloperName);
	const missing = flows.filter((name) => !active.includes(name));
	if (missing.length > 0) {
		throw new Problem(
			`These flows are not active yet. Activate them in Setup, Flows, then try again: ${missing.join(', ')}.`,
		);
	}
}
