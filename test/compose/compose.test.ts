import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod/v4';
import { EightByEightChatAppsTrigger } from '../../nodes/EightByEightChatAppsTrigger/EightByEightChatAppsTrigger.node';
import { EightByEightSmsTrigger } from '../../nodes/EightByEightSmsTrigger/EightByEightSmsTrigger.node';
import { projectRoot } from '../../projectRoot';

const service = z.strictObject({
	image: z.string().regex(/^[\w/]+:[\d.]+$/),
	restart: z.literal('always'),
	entrypoint: z.array(z.string()).optional(),
	command: z.union([z.string(), z.array(z.string())]).optional(),
	env_file: z.array(z.string()).optional(),
	environment: z.record(z.string(), z.string()).optional(),
	volumes: z.array(z.string()).optional(),
	ports: z.array(z.string()).optional(),
	healthcheck: z
		.strictObject({
			test: z.array(z.string()),
			interval: z.string(),
			timeout: z.string(),
			retries: z.number(),
			start_period: z.string().optional(),
		})
		.optional(),
	depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).optional(),
});

const form = z.strictObject({
	name: z.string(),
	'x-n8n': z.unknown(),
	'x-runners': z.unknown(),
	services: z.record(z.string(), service),
	volumes: z.record(z.string(), z.null()),
});

type Service = z.infer<typeof service>;

const read = (name: string) => readFile(join(projectRoot, 'compose', name), 'utf8');

let services: Record<string, Service>;
let volumes: Record<string, null>;
let n8n: [string, Service][];

beforeAll(async () => {
	({ services, volumes } = form.parse(parse(await read('compose.yaml'), { merge: true })));
	n8n = Object.entries(services).filter(
		([, { image, entrypoint }]) => image.startsWith('n8nio/n8n:') && entrypoint === undefined,
	);
});

test('n8n and its runners have the version that this project runs with', async () => {
	const manifest = await readFile(join(projectRoot, 'sandbox', 'n8n', 'package.json'), 'utf8');
	const { dependencies } = z.object({ dependencies: z.object({ n8n: z.string() }) }).parse(JSON.parse(manifest));
	const images = Object.values(services).map(({ image }) => image);
	expect(new Set(images.filter((image) => image.startsWith('n8nio/')))).toEqual(
		new Set([`n8nio/n8n:${dependencies.n8n}`, `n8nio/runners:${dependencies.n8n}`]),
	);
});

test('there are a main process, two workers and two webhook processors, with all settings and the package', () => {
	expect(n8n.map(([name, { command }]) => [name, [command].flat()[0]])).toEqual([
		['main', 'start'],
		['worker-1', 'worker'],
		['worker-2', 'worker'],
		['webhook-1', 'webhook'],
		['webhook-2', 'webhook'],
	]);
	for (const [, { env_file, volumes }] of n8n) {
		expect(env_file).toEqual(['n8n.env', 'secrets.env']);
		expect(volumes).toEqual(['./package:/home/node/.n8n/nodes/node_modules/n8n-nodes-8x8-sms:ro']);
	}
});

test('every service that others wait for exists and has a health check', () => {
	for (const { depends_on = {} } of Object.values(services)) {
		for (const name of Object.keys(depends_on)) expect(services[name]?.healthcheck, name).toBeDefined();
	}
	for (const [name, { healthcheck }] of n8n) expect(healthcheck, name).toBeDefined();
	const named = Object.values(services).flatMap(({ volumes = [] }) => volumes.filter((each) => /^\w/.test(each)));
	expect(named.map((volume) => volume.split(':')[0])).toEqual(Object.keys(volumes));
});

describe('the settings', () => {
	test('name only services that exist', async () => {
		const settings = parseEnv(await read('n8n.env'));
		const { DB_POSTGRESDB_HOST: database = '', QUEUE_BULL_REDIS_HOST: queue = '' } = settings;
		expect(services[database]?.image).toMatch(/^postgres:/);
		expect(services[queue]?.image).toMatch(/^redis:/);
		expect(services[database]?.environment).toMatchObject({
			POSTGRES_USER: settings.DB_POSTGRESDB_USER,
			POSTGRES_DB: settings.DB_POSTGRESDB_DATABASE,
		});
	});

	test('contain no secrets, and name those to fill in', async () => {
		const [settings, secrets] = [parseEnv(await read('n8n.env')), parseEnv(await read('secrets.example.env'))];
		expect(Object.keys(settings).filter((name) => /KEY|PASSWORD|TOKEN/.test(name))).toEqual([]);
		const names = ['N8N_ENCRYPTION_KEY', 'DB_POSTGRESDB_PASSWORD', 'POSTGRES_PASSWORD', 'N8N_RUNNERS_AUTH_TOKEN'];
		expect(Object.fromEntries(Object.entries(secrets).filter(([, value]) => value === ''))).toEqual(
			Object.fromEntries(names.map((name) => [name, ''])),
		);
	});
});

describe('the proxy', () => {
	let rules: string;
	/** For a path, the first place that takes it, in the order of the file, as nginx tries them. */
	let placeOf: (path: string) => string | undefined;

	beforeAll(async () => {
		rules = await read('proxy.conf');
		const places = [...rules.matchAll(/location ~ "?(\S+?)"? \{\s+proxy_pass http:\/\/(\w+);/g)];
		placeOf = (path) => places.find(([, pattern = '']) => new RegExp(pattern).test(path))?.[2];
	});

	test('sends webhooks to the processors, each address to the same one, and the rest to main', () => {
		const processors = /upstream processors \{([^}]*)\}/.exec(rules)?.[1] ?? '';
		expect([...processors.matchAll(/server ([\w-]+):5678 max_fails=0;/g)].map(([, name]) => name)).toEqual(
			n8n.filter(([, { command }]) => command === 'webhook').map(([name]) => name),
		);
		expect(processors).toContain('hash $uri consistent;');
		for (const path of [
			'/webhook/a',
			'/webhook/a/orders',
			'/webhook/a/8x8',
			'/webhook-waiting/1/x',
			'/form/a',
			'/form-waiting/1',
		]) {
			expect(placeOf(path), path).toBe('processors');
		}
		for (const path of ['/webhook-test/a/8x8', '/rest/login', '/', '/form-test/a'])
			expect(placeOf(path), path).toBeUndefined();
		expect(services.proxy?.volumes).toEqual(['./proxy.conf:/etc/nginx/conf.d/default.conf:ro']);
	});

	test("sends the triggers' events to the collector, which hands them to the proxy's other port", () => {
		for (const { description } of [new EightByEightSmsTrigger(), new EightByEightChatAppsTrigger()]) {
			const path = `/webhook/0b7b0f3e-0000-4000-8000-000000000000/${description.webhooks?.[0]?.path}`;
			expect(placeOf(path)).toBe('collector');
		}
		const { command, volumes, entrypoint } = services.collector ?? {};
		expect(entrypoint).toEqual(['node', '/collector/main.mts']);
		expect(volumes).toEqual(['./collector:/collector:ro']);
		expect(command).toEqual(['--n8n', 'http://proxy:5681', '--host', '0.0.0.0', '--behind-proxy']);
		expect(rules).toContain('server collector:5680 max_fails=0;');
		expect(rules).toContain('listen 5681;');
	});
});
