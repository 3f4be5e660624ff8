import { type ChildProcess, execFile } from 'node:child_process';
import { chown, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../projectRoot';
import { until } from '../../sandbox/n8n/client';
import { freePort } from '../../sandbox/n8n/ports';
import { endTree, ownGroup } from '../../tools/bootstrap/child.mjs';
import { Problem } from '../../tools/bootstrap/problem.mjs';
import { spawnTied } from '../../tools/bootstrap/tied.mjs';

const run = promisify(execFile);
const host = '127.0.0.1';

/** A server that n8n needs, on loopback, with its own port and folder. It ends with this process. */
export interface Service {
	port: number;
	/** Ends it and keeps its data, as when its machine fails. */
	stop(): Promise<void>;
	/** Starts it again with the same port and data, and waits until it answers. */
	start(): Promise<void>;
	/** Ends it and removes its folder. */
	close(): Promise<void>;
}

interface Kind {
	folder: string;
	port: number;
	program: string;
	args: readonly string[];
	/** The user that it runs as, if not the present one. */
	user?: number | undefined;
}

export interface Postgres extends Service {
	/** The lines that a query of n8n's database returns. */
	query(sql: string): Promise<string[]>;
}

export async function startPostgres(): Promise<Postgres> {
	const programs = await postgresPrograms();
	const folder = await mkdtemp(join(tmpdir(), 'scale-postgres-'));
	const user = await postgresUser();
	if (user !== undefined) await chown(folder, user, user);
	const data = join(folder, 'data');
	const identity = user === undefined ? {} : { uid: user, gid: user };
	await run(join(programs, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'n8n'], { cwd: folder, ...identity });
	const port = await freePort();
	const args = ['-D', data, '-c', `listen_addresses=${host}`, '-p', String(port), '-k', folder];
	const service = await startService({ folder, port, user, program: join(programs, 'postgres'), args });
	await until('PostgreSQL', {}, async () => {
		const createDatabase = ['-h', host, '-p', String(port), '-U', 'n8n', 'n8n'];
		return await run(join(programs, 'createdb'), createDatabase).then(
			() => true,
			() => undefined,
		);
	});
	return {
		...service,
		async query(sql) {
			const args = ['-h', host, '-p', String(port), '-U', 'n8n', '-Atc', sql, 'n8n'];
			const { stdout } = await run(join(programs, 'psql'), args, { maxBuffer: 1e9 });
			return stdout.split('\n').filter((line) => line !== '');
		},
	};
}

export async function startRedis(): Promise<Service> {
	const folder = await mkdtemp(join(tmpdir(), 'scale-redis-'));
	const port = await freePort();
	const args = ['--bind', host, '--port', String(port), '--dir', folder, '--appendonly', 'yes'];
	return await startService({ folder, port, program: 'redis-server', args });
}

/** The shipped collector, for what listens at a URL. */
export async function startCollector(n8nUrl: string, ...options: readonly string[]): Promise<Service> {
	const folder = await mkdtemp(join(tmpdir(), 'scale-collector-'));
	const port = await freePort();
	const program = join(projectRoot, 'compose', 'collector', 'main.mts');
	const args = [program, '--n8n', n8nUrl, '--port', String(port), ...options];
	return await startService({ folder, port, program: process.execPath, args });
}

/** nginx with the shipped rules, for servers at other addresses. */
export async function startProxy(rules: string, addresses: Readonly<Record<string, string>>): Promise<Service> {
	const folder = await mkdtemp(join(tmpdir(), 'scale-proxy-'));
	const port = await freePort();
	const written = Object.entries({ ...addresses, 'listen 80': `listen ${host}:${port}` }).reduce(
		(text, [from, to]) => text.replaceAll(from, to),
		await readFile(rules, 'utf8'),
	);
	await writeFile(join(folder, 'rules.conf'), written);
	const configuration = `
		daemon off; worker_processes 1; user root; pid ${folder}/pid; error_log ${folder}/errors;
		events { worker_connections 4096; }
		http {
			access_log off;
			client_body_temp_path ${folder}/bodies; proxy_temp_path ${folder}/answers; fastcgi_temp_path ${folder}/f;
			uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
			include ${folder}/rules.conf;
		}`;
	await writeFile(join(folder, 'nginx.conf'), configuration);
	return await startService({ folder, port, program: 'nginx', args: ['-c', join(folder, 'nginx.conf')] });
}

async function startService({ folder, port, program, args, user }: Kind): Promise<Service> {
	let child: ChildProcess | undefined;
	const service: Service = {
		port,
		async start() {
			const log = await open(join(folder, 'log'), 'a');
			const wrapped = [join(__dirname, 'service.mjs'), String(user ?? ''), program, ...args];
			child = spawnTied(process.execPath, wrapped, { ...ownGroup, stdio: ['ignore', log.fd, log.fd] });
			await log.close();
			await until(`${program} to answer`, {}, async () => {
				if (child?.exitCode !== null) throw new Problem(`${program} ended by itself: is it installed?`);
				return (await answers(port)) ? true : undefined;
			});
		},
		async stop() {
			if (child !== undefined) await endTree(child);
		},
		async close() {
			await service.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
	await service.start();
	return service;
}

function answers(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, host);
		const end = (isOpen: boolean) => {
			socket.destroy();
			resolve(isOpen);
		};
		socket.once('connect', () => end(true)).once('error', () => end(false));
	});
}

/** Debian keeps them apart by version, and not on PATH. */
async function postgresPrograms(): Promise<string> {
	const versions = '/usr/lib/postgresql';
	const [newest] = (await readdir(versions).catch(() => [])).toSorted((a, b) => Number(b) - Number(a));
	if (newest !== undefined) return join(versions, newest, 'bin');
	throw new Problem('PostgreSQL is missing: install it (Debian and Ubuntu: "apt-get install postgresql").');
}

/** PostgreSQL refuses to run as root. */
async function postgresUser(): Promise<number | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const { stdout } = await run('id', ['-u', 'postgres']);
	return Number(stdout);
}
