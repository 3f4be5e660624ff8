import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { projectRoot } from '../../projectRoot';
import { N8nClient, type Owner } from '../../sandbox/n8n/client';
import { findN8n, installN8n } from '../../sandbox/n8n/install';
import { freePort } from '../../sandbox/n8n/ports';
import { Progress } from '../../tools/bootstrap/progress.mjs';
import { makePackageFolder, smppPackage } from '../../tools/packageFolder';
import { Process } from './process';
import { type Postgres, type Service, startCollector, startPostgres, startProxy, startRedis } from './services';

const owner: Owner = {
	email: 'owner@scale.example',
	firstName: 'Many',
	lastName: 'Machines',
	password: 'Correct-Horse-8x8',
};

/** n8n in queue mode, as compose/ has it, with all of its processes on this machine. */
export interface Cluster {
	client: N8nClient;
	/** Where webhooks are reached through the proxy, without a slash at its end. */
	proxyUrl: string;
	/** The same past the collector. */
	processorsUrl: string;
	main: Process;
	workers: Process[];
	processors: Process[];
	/** It is in front of the processors for the triggers' events. */
	collector: Service;
	postgres: Postgres;
	redis: Service;
	close(): Promise<void>;
}

/** The settings that users get, with this machine's addresses and secrets filled in. */
async function settings(postgres: Service, redis: Service): Promise<Record<string, string>> {
	const shipped = parseEnv(await readFile(join(projectRoot, 'compose', 'n8n.env'), 'utf8'));
	const own = {
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		// After this time a killed worker is noticed, instead of after a minute and a half.
		QUEUE_WORKER_LOCK_DURATION: '10000',
		QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
		QUEUE_WORKER_STALLED_INTERVAL: '5000',
	};
	return { ...shipped, ...own };
}

/** Starts a main process, two workers and two webhook processors behind the proxy, and logs in the owner. */
export async function startCluster(): Promise<Cluster> {
	const { missingSteps } = findN8n();
	if (missingSteps > 0) await installN8n(new Progress(missingSteps), new AbortController().signal);
	const folder = await mkdtemp(join(tmpdir(), 'scale-packages-'));
	const [sms, smpp] = [join(folder, 'sms'), join(folder, 'smpp')];
	await Promise.all([makePackageFolder(sms), makePackageFolder(smpp, smppPackage)]);
	const packages = {
		placeConnector: (place: string) => symlink(sms, place),
		placeSmpp: (place: string) => symlink(smpp, place),
	};
	const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
	const shared = await settings(postgres, redis);
	const [one, other, mainPort, inner] = [await freePort(), await freePort(), await freePort(), await freePort()];
	const processorsUrl = `http://127.0.0.1:${inner}`;
	const collector = await startCollector(processorsUrl, '--behind-proxy');
	const addresses = {
		'listen 5681': `listen 127.0.0.1:${inner}`,
		'collector:5680': `127.0.0.1:${collector.port}`,
		'webhook-1:5678': `127.0.0.1:${one}`,
		'webhook-2:5678': `127.0.0.1:${other}`,
		'main:5678': `127.0.0.1:${mainPort}`,
	};
	const proxy = await startProxy(join(projectRoot, 'compose', 'proxy.conf'), addresses);
	const proxyUrl = `http://127.0.0.1:${proxy.port}`;
	const environment = { ...shared, N8N_WEBHOOK_URL: proxyUrl, WEBHOOK_URL: proxyUrl };
	const start = (port: number, ...command: string[]) => Process.start({ port, command, environment, ...packages });
	const main = await start(mainPort, 'start');
	const worker = async () => await start(await freePort(), 'worker', '--concurrency=10');
	const others = await Promise.all([worker(), worker(), start(one, 'webhook'), start(other, 'webhook')]);
	const client = new N8nClient(main.url);
	await client.setUpOwner(owner);
	return {
		client,
		proxyUrl,
		processorsUrl,
		main,
		workers: others.slice(0, 2),
		processors: others.slice(2),
		collector,
		postgres,
		redis,
		async close() {
			await proxy.close();
			await collector.close();
			await Promise.all([...others, main].map((each) => each.close()));
			await Promise.all([postgres.close(), redis.close()]);
			await rm(folder, { recursive: true, force: true });
		},
	};
}
