import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../projectRoot';
import { readApp } from '../../tools/make/app';
import { createApp, deploy } from '../../tools/make/deploy/deploy';
import { dryRun } from '../../tools/make/deploy/dryRun';
import type { Make } from '../../tools/make/deploy/make';
import { planOf } from '../../tools/make/deploy/plan';
import type { Step } from '../../tools/make/deploy/step';
import { manifest } from './app';

let files: Map<string, string>;
let steps: Step[];

beforeAll(async () => {
	files = await readApp();
	steps = planOf(manifest, files);
});

/** Make, as far as a deployment sees it: it makes up names, and lists what it was asked to create. */
function emptyMake(): Make & { did: string[] } {
	const did: string[] = [];
	const lists: Record<string, { name: string; label: string }[]> = {};
	return {
		did,
		run: ([category = '', action = '', ...options]) => {
			const option = (name: string) =>
				options.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';
			const list = (lists[category] ??= []);
			if (action === 'list') return Promise.resolve(list);
			did.push(`${category} ${action} ${option('section')}${option('name')}${option('label')}`.trim());
			if (options.some((each) => !/^--(body|docs|common)=/.test(each) && each.includes('<'))) {
				return Promise.reject(new Error(`A name is missing in ${options.join(' ')}`));
			}
			if (action !== 'create') return Promise.resolve('Done.');
			const made = { name: `${option('name')}-${list.length + 1}x`, label: option('label') };
			list.push(category === 'sdk-rpcs' || category === 'sdk-modules' ? { ...made, name: option('name') } : made);
			return Promise.resolve(made);
		},
		request: ({ method, path, body }) => {
			did.push(`${method} ${path}`);
			if (JSON.stringify({ path, body }).includes('<'))
				return Promise.reject(new Error(`A name is missing in ${path}`));
			if (method === 'POST') (lists['sdk-modules'] ??= []).push({ name: String(body.name), label: String(body.label) });
			return Promise.resolve();
		},
	};
}

describe('a deployment', () => {
	test('makes each part after what it refers to, and the list of modules last', async () => {
		const make = emptyMake();
		expect(await deploy(steps, make, () => undefined)).toBe('eight-by-eight-1x');
		const at = (text: string) => make.did.findIndex((each) => each.startsWith(text));
		const order = [
			'sdk-apps create',
			'sdk-connections create',
			'sdk-rpcs create',
			'sdk-webhooks create',
			'sdk-modules create',
		];
		const places = order.map(at);
		expect(places).not.toContain(-1);
		expect(places).toEqual(places.toSorted((a, b) => a - b));
		expect(make.did.at(-1)).toMatch(/^sdk-apps set-section groups/);
		const modules = Object.keys(manifest.components.module);
		expect(make.did.filter((each) => each.startsWith('sdk-modules create'))).toHaveLength(modules.length - 1);
		expect(make.did).toContain('POST /sdk/apps/eight-by-eight-1x/1/modules');
	});

	test('that is repeated creates nothing twice, and writes everything again', async () => {
		const make = emptyMake();
		await deploy(steps, make, () => undefined);
		const first = [...make.did];
		make.did.length = 0;
		await deploy(steps, make, () => undefined);
		expect(make.did).toEqual(first.filter((each) => !/ create |^POST/.test(each)));
	});

	test('goes into the app that is named', async () => {
		expect(await deploy(steps, emptyMake(), () => undefined, 'mine-ab12cd')).toBe('mine-ab12cd');
	});
});

test('every file of the app is brought to Make', () => {
	const bodies = new Set(
		steps.flatMap((step) => (step.kind === 'command' ? step.args : [])).map((arg) => arg.replace(/^--\w+=/, '')),
	);
	for (const [path, text] of files) {
		if (path === 'makecomapp.json' || /\.(update|common)\.|\/[\w-]+\.common\.json/.test(path)) continue;
		const sent = path.endsWith('.json') ? JSON.stringify(JSON.parse(text)) : text;
		expect(bodies.has(sent), path).toBe(true);
	}
});

test('no argument is longer than Windows takes', () => {
	for (const step of steps) {
		if (step.kind === 'command') expect(step.args.join(' ').length, step.what).toBeLessThan(30_000);
	}
});

test("every command is one of Make's CLI, with options that it has and all that it needs", async () => {
	const cli = join(projectRoot, 'node_modules', '@makehq', 'cli', 'dist', 'index.js');
	const commands = [createApp, ...steps.flatMap((step) => (step.kind === 'command' ? [step.args] : []))];
	const kinds = new Map(commands.map((args) => [args.slice(0, 2).join(' '), args]));
	for (const [name, args] of kinds) {
		const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args.slice(0, 2), '--help']);
		expect(stdout, name).toContain(`Usage: make-cli ${name} `);
		for (const arg of args.slice(2)) expect(stdout, name).toContain(` ${arg.replace(/=.*$/s, '')} `);
	}
	expect(kinds.size).toBeGreaterThan(10);
}, 60_000);

test('a dry run shows every step, and no file in full', () => {
	const lines = dryRun(createApp, steps);
	expect(lines).toHaveLength(steps.length + 2);
	expect(lines.join('\n')).toContain('make-cli sdk-modules create');
	for (const line of lines) expect(line.length).toBeLessThan(600);
});
