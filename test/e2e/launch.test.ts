import { mkdir, readdir } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { launchN8n } from '../../sandbox/n8n/launch';
import { Interrupted, Problem } from '../../tools/bootstrap/problem.mjs';
import { temporaryFolder } from '../tools/bootstrap/temporaryFolder';

let temporary: string;
let formerTemporary: string | undefined;

// Anything that a launch leaves behind shows up in its own empty folder.
beforeEach(async () => {
	temporary = await temporaryFolder();
	formerTemporary = process.env.TMPDIR;
	process.env.TMPDIR = temporary;
});

afterEach(() => {
	if (formerTemporary === undefined) delete process.env.TMPDIR;
	else process.env.TMPDIR = formerTemporary;
});

const placeConnector = async (folder: string) => {
	await mkdir(folder);
};

test('a port in use is reported in a sentence, and nothing remains of the start', async () => {
	const server = await new Promise<Server>((resolve) => {
		const listening = createServer().listen(0, '127.0.0.1', () => {
			resolve(listening);
		});
	});
	const { port } = server.address() as AddressInfo;
	try {
		const launch = launchN8n({ port, placeConnector });
		await expect(launch).rejects.toBeInstanceOf(Problem);
		await expect(launch).rejects.toThrow(`Port ${port} is in use by another program`);
	} finally {
		server.close();
	}
	expect(await readdir(temporary)).toEqual([]);
});

test('a start that is interrupted ends n8n and leaves nothing', async () => {
	const stop = new AbortController();
	const launch = launchN8n({
		placeConnector: async (folder) => {
			await placeConnector(folder);
			setTimeout(() => {
				stop.abort();
			}, 2_000);
		},
		signal: stop.signal,
	});
	await expect(launch).rejects.toBeInstanceOf(Interrupted);
	expect(await readdir(temporary)).toEqual([]);
});

test("a second n8n runs beside the first, and takes none of this shell's n8n settings", async () => {
	const settings = { DB_TYPE: 'postgresdb', N8N_PORT: '1', EXECUTIONS_MODE: 'queue', N8N_RUNNERS_BROKER_PORT: '1' };
	Object.assign(process.env, settings);
	try {
		const n8n = await launchN8n({ placeConnector });
		expect(n8n.url).not.toBe(inject('n8n').url);
		expect((await fetch(`${n8n.url}/healthz/readiness`)).status).toBe(200);
		await n8n.close();
		await expect(fetch(`${n8n.url}/healthz/readiness`)).rejects.toThrow();
		expect(() => process.kill(n8n.pid, 0)).toThrow('ESRCH');
	} finally {
		for (const name of Object.keys(settings)) Reflect.deleteProperty(process.env, name);
	}
	expect(await readdir(temporary)).toEqual([]);
});
