import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import { expect, test } from 'vitest';
import { runWorkflow } from '../engine/runWorkflow';

const rows = 1_000_000;
const columns = 'umid,subaccountid,direction,status_value,msisdn,source,createdat,smscount,price_total,body';
const row = `7c1f9b52-4b0e-4a8e-9d3c-2f6d0a4f1e11,acme_hq,1,delivered,+659123xxxx,Bistro,2026-05-04T11:30:05.60Z,1,0.0375,"${'x'.repeat(120)}"`;
const mostMegabytes = 200;

interface Container {
	get<T>(type: abstract new (...made: never[]) => T): T;
}

/** n8n's own container, which holds the service that stores binary data. */
const { Container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as { Container: Container };

function* csv(): Generator<string> {
	yield `${columns}\r\n`;
	const thousand = `${row}\r\n`.repeat(1000);
	for (let count = 0; count < rows; count += 1000) yield thousand;
}

test(
	`a log of ${rows} messages as a file stays under ${mostMegabytes} MB of memory`,
	{ timeout: 180_000 },
	async () => {
		const folder = await mkdtemp(join(tmpdir(), 'sms-log-'));
		Container.get(BinaryDataConfig).localStoragePath = folder;
		await Container.get(BinaryDataService).init();
		const server = createServer((request, response) => {
			if (request.url === '/file') Readable.from(csv()).pipe(response);
			else
				response
					.setHeader('Content-Type', 'application/json')
					.end(JSON.stringify({ status: 'succeeded', data: [`${url}/file`] }));
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

		const before = process.memoryUsage().rss;
		let most = 0;
		const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss - before)), 20);
		const { outputs, error } = await runWorkflow({
			items: [{}],
			credential: { apiKey: 'key', region: 'custom', baseUrl: url, subAccountId: 'acme_hq' },
			parameters: { resource: 'log', operation: 'getExport', jobId: 'job-1', output: 'files' },
		});
		clearInterval(watch);
		server.close();

		expect(error).toBeUndefined();
		const { id = '' } = outputs[0]?.[0]?.binary?.data ?? {};
		const path = Container.get(BinaryDataService).getPath(id);
		expect((await stat(path)).size).toBe(columns.length + 2 + rows * (row.length + 2));
		await rm(folder, { recursive: true });
		expect(most / 1e6).toBeLessThan(mostMegabytes);
	},
);
