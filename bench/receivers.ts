import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { N8nClient } from '../sandbox/n8n/client';
import { launchN8n } from '../sandbox/n8n/launch';
import { startCluster } from '../test/scale/cluster';
import { startCollector } from '../test/scale/services';
import { makePackageFolder } from '../tools/packageFolder';
import type { Database } from './executions';

/** A whole n8n that only receives events. */
export interface Receiver extends Database {
	client: N8nClient;
	/** Where webhooks are reached, without a slash at its end. */
	url: string;
	/** The same through the collector. */
	collectorUrl: string;
	close(): Promise<void>;
}

/** n8n as `npm start` has it: one process, with SQLite. */
export async function startOneProcess(): Promise<Receiver> {
	const n8n = await launchN8n({ placeConnector: makePackageFolder });
	const collector = await startCollector(n8n.url);
	const client = new N8nClient(n8n.url);
	await client.setUpOwner({
		email: 'owner@bench.example',
		firstName: 'Bench',
		lastName: 'Owner',
		password: `Bench-${randomUUID()}`,
	});
	return {
		client,
		url: n8n.url,
		collectorUrl: `http://127.0.0.1:${collector.port}`,
		query(sql) {
			const database = new DatabaseSync(n8n.databaseFile, { readOnly: true, timeout: 30_000 });
			const rows = database.prepare(sql).all();
			database.close();
			return Promise.resolve(rows.map((row) => String(Object.values(row)[0])));
		},
		async close() {
			await collector.close();
			await n8n.close();
		},
	};
}

/** n8n in queue mode, behind the proxy, all of it on this machine. */
export async function startQueueMode(): Promise<Receiver> {
	const cluster = await startCluster();
	return {
		client: cluster.client,
		url: cluster.processorsUrl,
		collectorUrl: cluster.proxyUrl,
		query: (sql) => cluster.postgres.query(sql),
		close: () => cluster.close(),
	};
}
