import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { install, salesforceFolder } from '../../../tools/salesforce/install';
import { parts, stepsOf } from '../../../tools/salesforce/plan';

// A program of the name sf stands in for Salesforce's CLI: it writes down what it is called with, and where.

let scratch: string;

beforeEach(async () => {
	scratch = await mkdtemp(join(tmpdir(), 'salesforce-install-'));
	vi.stubEnv('PATH', [scratch, process.env.PATH ?? ''].join(delimiter));
});
afterEach(async () => {
	vi.unstubAllEnvs();
	await rm(scratch, { recursive: true, force: true });
});

/** Puts the program there; `fails` is a part of the command that it refuses, `active` the flows that the org has. */
async function stubCli({ fails = 'nothing', active = [] as readonly string[] } = {}): Promise<void> {
	const records = active.map((name) => ({ Definition: { DeveloperName: name } }));
	const script = `#!/usr/bin/env node
const line = process.argv.slice(2).join(' ');
require('node:fs').appendFileSync(${JSON.stringify(join(scratch, 'calls'))}, line + '\\n');
if (line.includes(${JSON.stringify(fails)})) { console.error('No such thing'); process.exit(1); }
console.log(${JSON.stringify(JSON.stringify({ result: { records } }))});
`;
	await writeFile(join(scratch, 'sf'), script);
	await chmod(join(scratch, 'sf'), 0o755);
}

async function calls(): Promise<string[]> {
	return (await readFile(join(scratch, 'calls'), 'utf8').catch(() => '')).split('\n').filter(Boolean);
}

/** A copy of the folder, filled in. */
async function filledIn(): Promise<string> {
	const folder = join(scratch, 'salesforce');
	await cp(salesforceFolder, folder, { recursive: true });
	for (const part of parts) {
		for (const step of stepsOf(part)) {
			if (step.kind !== 'filledIn') continue;
			const text = await readFile(join(folder, step.file), 'utf8');
			expect(text).toContain(`>${step.placeholder}<`);
			await writeFile(join(folder, step.file), text.replaceAll(step.placeholder, 'acme'));
		}
	}
	return folder;
}

const org = ['--target-org', 'dev'];

test('deploys the connection before the flows that use its classes, a folder at a time', async () => {
	await stubCli();
	const said: string[] = [];
	await install(stepsOf('texts'), org, (line) => said.push(line), await filledIn());
	expect(await calls()).toEqual([
		'org display --json --target-org dev',
		'project deploy start --source-dir force-app --wait 30 --target-org dev',
		'org assign permset --name EightByEightSms --target-org dev',
		'project deploy start --source-dir flow-templates --wait 30 --target-org dev',
	]);
	expect(said).toHaveLength(3);
});

test.each(['texts', 'webhook', 'chat-apps'] as const)(
	'does nothing for %s while a value is not filled in',
	async (part) => {
		await stubCli();
		await expect(install(stepsOf(part), org, () => undefined)).rejects.toThrow(
			/^Nothing was done: salesforce\/.* still has/,
		);
		expect(await calls()).toEqual([]);
	},
);

test('stops at what fails, with what the CLI says', async () => {
	await stubCli({ fails: 'force-app' });
	const installing = install(stepsOf('texts'), org, () => undefined, await filledIn());
	await expect(installing).rejects.toThrow(/force-app .* failed, and nothing after it was done[\s\S]*No such thing/);
	expect(await calls()).toHaveLength(2);
});

test('deploys actions only when the flows that they start are active', async () => {
	const [check] = stepsOf('actions');
	const flows = check?.kind === 'active' ? check.flows : [];
	await stubCli({ active: flows.slice(1) });
	await expect(install(stepsOf('actions'), org, () => undefined)).rejects.toThrow(
		`not active yet. Activate them in Setup, Flows, then try again: ${flows[0] ?? ''}.`,
	);
	await stubCli({ active: flows });
	await install(stepsOf('actions'), org, () => undefined);
	expect((await calls()).at(-1)).toBe('project deploy start --source-dir actions --wait 30 --target-org dev');
});

test('runs the tests of the Apex class with its deployment', async () => {
	await stubCli();
	await install(stepsOf('webhook'), [], () => undefined, await filledIn());
	expect((await calls()).at(-1)).toContain('--test-level RunSpecifiedTests --tests EightByEightWebhookTest');
});

test('says where the CLI is, when there is none', async () => {
	vi.stubEnv('PATH', scratch);
	await expect(install(stepsOf('actions'), [], () => undefined)).rejects.toThrow("Salesforce's CLI is not installed");
});

test('deploys every folder of the project, each in one part', async () => {
	const project = JSON.parse(await readFile(join(salesforceFolder, 'sfdx-project.json'), 'utf8')) as {
		packageDirectories: { path: string }[];
	};
	const deployed = parts.flatMap(stepsOf).flatMap((step) => (step.kind === 'sf' ? [step.args[4]] : []));
	expect(deployed.filter((folder) => folder !== 'EightByEightSms')).toEqual(
		expect.arrayContaining(project.packageDirectories.map(({ path }) => path)),
	);
});
