import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { cacheVariable } from '../../../tools/bootstrap/cacheFolder.mjs';
import { findN8n } from '../../../sandbox/n8n/install';

/**
 * Has a runner like n8n's, which does not end when asked to, and writes the IDs of both processes to the launcher's
 * log. It becomes ready, and answers nothing else.
 */
const program = `
	const { spawn } = require('node:child_process');
	const wait = "process.on('SIGTERM', () => {}); console.log('runner', process.pid); setInterval(() => {}, 1000)";
	const runner = spawn(process.execPath, ['-e', wait], { stdio: ['ignore', 'inherit', 'inherit'] });
	const server = require('node:http').createServer((request, response) => {
		if (request.url === '/healthz/readiness') response.end('{}');
		else console.log('asked', request.url);
	});
	server.listen(Number(process.env.N8N_PORT), '127.0.0.1');
	process.on('SIGTERM', () => process.exit(0));
	console.log('n8n', process.pid);
`;

/** Installs a program in place of n8n into the cache, which `cacheVariable` names. */
export async function installStandIn(cache: string): Promise<void> {
	const former = process.env[cacheVariable];
	process.env[cacheVariable] = cache;
	const { program: file } = findN8n();
	if (former === undefined) Reflect.deleteProperty(process.env, cacheVariable);
	else process.env[cacheVariable] = former;
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, program);
}
