import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { findNpm } from '../../../tools/bootstrap/npm.mjs';
import { projectRoot } from '../../../projectRoot';
import { temporaryFolder } from './temporaryFolder';

// Each test runs npm, some more than once.
vi.setConfig({ testTimeout: 60_000 });

/**
 * A small project with the bootstrap and one command, `report`, from a package in a folder beside it; no registry is
 * needed.
 */
async function smallProject() {
	const folder = await temporaryFolder();
	const project = join(folder, 'project');
	await cp(join(projectRoot, 'tools', 'bootstrap'), join(project, 'tools', 'bootstrap'), { recursive: true });
	await copyFile(join(projectRoot, 'tools', 'run.mjs'), join(project, 'tools', 'run.mjs'));
	await mkdir(join(project, 'report'));
	const manifest = { name: 'report', version: '1.0.0', bin: 'report.js' };
	await writeFile(join(project, 'report', 'package.json'), JSON.stringify(manifest));
	await writeFile(join(project, 'report', 'report.js'), reportProgram);
	await writeLock(
		project,
		{ report: 'file:report' },
		{
			'node_modules/report': { resolved: 'report', link: true },
			report: { version: '1.0.0', bin: { report: 'report.js' } },
		},
	);
	return { project, cache: join(folder, 'cache') };
}

const reportProgram = `
	const [what] = process.argv.slice(2);
	if (what === 'wait') {
		const timer = setInterval(() => {}, 1000);
		process.on('SIGTERM', () => { console.log('ended in order'); clearInterval(timer); process.exitCode = 7; });
		console.log('waiting');
	} else if (what === 'die') process.kill(process.pid, 'SIGKILL');
	else if (what === 'exit') process.exitCode = 3;
	else console.log(JSON.stringify({ args: process.argv.slice(2), path: process.env.PATH, node: process.execPath }));
`;

async function writeLock(project: string, dependencies: object, packages: object) {
	const root = { name: 'small', version: '1.0.0', dependencies };
	await writeFile(join(project, 'package.json'), JSON.stringify(root));
	const lock = {
		name: 'small',
		version: '1.0.0',
		lockfileVersion: 3,
		requires: true,
		packages: { '': root, ...packages },
	};
	await writeFile(join(project, 'package-lock.json'), JSON.stringify(lock));
}

function start(
	{ project, cache }: { project: string; cache: string },
	args: string[],
	environment: NodeJS.ProcessEnv = {},
) {
	const child = spawn(process.execPath, [join(project, 'tools', 'run.mjs'), ...args], {
		env: { ...process.env, N8N_NODES_8X8_SMS_CACHE: cache, npm_config_fetch_retries: '0', ...environment },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let [out, err] = ['', ''];
	child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
	const end = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
		child.once('close', (code) => {
			resolve({ code, out, err });
		});
	});
	return { child, end };
}

const run = (...call: Parameters<typeof start>) => start(...call).end;

test('the first run installs and says so, the second does not mention it', async () => {
	const small = await smallProject();
	const first = await run(small, ['report', 'a', 'b c']);
	expect(first.err).toMatch(
		/^\[1\/1\] Installing the project's packages .*\n\[1\/1\] Installing the project's packages: done/,
	);
	expect(JSON.parse(first.out)).toMatchObject({ args: ['a', 'b c'], node: process.execPath });
	const { path } = JSON.parse(first.out) as { path: string };
	expect(path.split(':').slice(0, 2)).toEqual([dirname(process.execPath), join(small.project, 'node_modules', '.bin')]);

	const second = await run(small, ['report']);
	expect(second).toMatchObject({ code: 0, err: '' });
});

test('packages are installed again if the lock file has changed or some are missing', async () => {
	const small = await smallProject();
	await run(small, ['report']);
	const lock = join(small.project, 'package-lock.json');
	await writeFile(lock, `${await readFile(lock, 'utf8')}\n`);
	expect((await run(small, ['report'])).err).toMatch(/Installing the project's packages/);
	expect((await run(small, ['report'])).err).toBe('');
	await rm(join(small.project, 'node_modules'), { recursive: true });
	expect((await run(small, ['report'])).err).toMatch(/Installing the project's packages/);
});

test('two first runs at the same time both work', async () => {
	const small = await smallProject();
	const both = await Promise.all([run(small, ['report']), run(small, ['report'])]);
	expect(both).toMatchObject([{ code: 0 }, { code: 0 }]);
});

test("the outer npm's settings do not reach the installation", async () => {
	const small = await smallProject();
	const elsewhere = {
		npm_config_global: 'true',
		npm_config_omit: 'prod',
		npm_config_dry_run: 'true',
		npm_config_local_prefix: '/',
	};
	expect(await run(small, ['report'], { ...elsewhere, NODE_ENV: 'production' })).toMatchObject({ code: 0 });
});

test("the command's exit code is passed on, or the signal that ended it", async () => {
	const small = await smallProject();
	expect((await run(small, ['report', 'exit'])).code).toBe(3);
	expect((await run(small, ['report', 'die'])).code).toBe(128 + 9);
});

test('a signal reaches the command, whose end is waited for', async () => {
	const small = await smallProject();
	await run(small, ['report']);
	const { child, end } = start(small, ['report', 'wait']);
	await new Promise((resolve) => child.stdout.once('data', resolve));
	child.kill('SIGTERM');
	expect(await end).toMatchObject({ code: 7, out: 'waiting\nended in order\n' });
});

test('an unknown command is reported in a sentence', async () => {
	const { code, err } = await run(await smallProject(), ['nothing']);
	expect(code).toBe(1);
	expect(err.split('\n').at(-2)).toBe(
		'"nothing" is neither a TypeScript file nor an installed package: see "scripts" in package.json.',
	);
});

/** Makes the project need a package from a registry. */
async function needRegistry(project: string) {
	const integrity = `sha512-${'A'.repeat(86)}==`;
	await writeLock(project, { absent: '1.0.0' }, { 'node_modules/absent': { version: '1.0.0', integrity } });
}

test('without a network, one sentence says so and names the log', async () => {
	const small = await smallProject();
	await needRegistry(small.project);
	const closed = await new Promise<number>((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => {
				resolve(port);
			});
		});
	});
	const registry = { npm_config_registry: `http://127.0.0.1:${closed}/`, npm_config_cache: join(small.cache, 'npm') };
	const { code, err } = await run(small, ['report'], registry);
	expect(code).toBe(1);
	const [step, sentence, log, ...rest] = err.trim().split('\n');
	expect(step).toMatch(/^\[1\/1\]/);
	expect(sentence).toMatch(/^npm cannot reach its registry \(ECONNREFUSED\): check the network/);
	expect(await readFile(log?.replace('The full log: ', '') ?? '', 'utf8')).toMatch(/ECONNREFUSED/);
	expect(rest).toEqual([]);
});

test('Ctrl-C during an installation ends npm, and the next run installs', async () => {
	const small = await smallProject();
	const lock = await readFile(join(small.project, 'package-lock.json'), 'utf8');
	const manifest = await readFile(join(small.project, 'package.json'), 'utf8');
	await needRegistry(small.project);
	const silent = await new Promise<Server>((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			resolve(server);
		});
	});
	const asked = new Promise<void>((resolve) => {
		silent.on('connection', (socket) => {
			socket.on('error', () => undefined).resume();
			resolve();
		});
	});
	const registry = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
	const { child, end } = start(small, ['report'], {
		npm_config_registry: registry,
		npm_config_cache: join(small.cache, 'npm'),
	});
	await asked;
	const allClosed = new Promise((resolve) => silent.close(resolve));
	child.kill('SIGINT');
	const { code, err } = await end;
	expect(code).toBe(130);
	expect(err).toMatch(/Stopped\.\n$/);
	// The server closes when the last connection has gone: npm has ended.
	await allClosed;

	await writeFile(join(small.project, 'package-lock.json'), lock);
	await writeFile(join(small.project, 'package.json'), manifest);
	expect(await run(small, ['report'])).toMatchObject({ code: 0 });
});

test('without npm a sentence says where it comes from', async () => {
	const small = await smallProject();
	const bare = await temporaryFolder();
	const node = join(bare, 'node');
	await copyFile(process.execPath, node);
	const environment = { ...process.env, npm_execpath: undefined };
	const child = spawn(node, [join(small.project, 'tools', 'run.mjs'), 'report'], {
		env: { ...environment, PATH: bare, N8N_NODES_8X8_SMS_CACHE: small.cache },
	});
	let err = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
	expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
	expect(err.trim().split('\n').at(-1)).toMatch(/^npm was not found beside Node or on PATH: install npm/);
});

test('npm is found on PATH through its link, as well as where npm names it', async () => {
	const folder = await temporaryFolder();
	const script = join(folder, 'lib', 'npm-cli.js');
	await mkdir(dirname(script));
	await writeFile(script, '');
	await mkdir(join(folder, 'bin'));
	await symlink(script, join(folder, 'bin', 'npm'));
	expect(findNpm({ npm_execpath: script, PATH: '' })).toBe(script);
	expect(existsSync(findNpm({ npm_execpath: '/somewhere/pnpm.cjs', PATH: join(folder, 'bin') }))).toBe(true);
});

test('a cache that cannot be written is reported with the variable that moves it', async () => {
	const small = await smallProject();
	const file = join(small.project, 'package.json');
	const { code, err } = await run({ ...small, cache: join(file, 'cache') }, ['report']);
	expect(code).toBe(1);
	expect(err.trim().split('\n').at(-1)).toMatch(/cannot be made \(ENOTDIR\): set N8N_NODES_8X8_SMS_CACHE/);
});
