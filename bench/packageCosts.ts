import { execFile } from 'node:child_process';
import { glob, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Surroundings } from './processes';
import { type Row, row } from './rows';

const rounds = 15;

/** Not the median: a system may count processor time in ticks that are longer than the shorter of the two. */
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What the package costs where it is installed: its size, and the time to load its nodes, against n8n's Twilio nodes. */
export async function packageCosts({ folder, connector }: Surroundings): Promise<Row[]> {
	const peer = join(folder, 'node_modules', 'n8n-nodes-base', 'dist', 'nodes', 'Twilio');
	const ours = join(connector, 'dist', 'nodes');
	const load = { ours: [] as number[], peer: [] as number[] };
	const [ourNodes, peerNodes] = [await nodesIn(ours), await nodesIn(peer)];
	for (let round = 0; round < rounds; round++) {
		load.ours.push(await timeToLoad(folder, ourNodes));
		load.peer.push(await timeToLoad(folder, peerNodes));
	}
	return [
		row('package.load', mean(load.ours), mean(load.peer), 'ms of CPU to load the nodes and read their descriptions'),
		row('package.size', await sizeOf(join(connector, 'dist')), await sizeOf(peer), 'bytes unpacked'),
	];
}

async function nodesIn(folder: string): Promise<string[]> {
	const found: string[] = [];
	for await (const file of glob('**/*.node.js', { cwd: folder })) found.push(join(folder, file));
	return found;
}

/**
 * Milliseconds of the processor, in a fresh process in which n8n's own modules are loaded already, as in a running n8n. n8n
 * needs the whole description of a node as soon as it has loaded it.
 */
async function timeToLoad(folder: string, nodes: readonly string[]): Promise<number> {
	const script = `const { basename } = require('node:path');
		require('n8n-workflow');
		const before = process.threadCpuUsage();
		for (const file of ${JSON.stringify(nodes)}) {
			const Node = require(file)[basename(file, '.node.js')];
			JSON.stringify(new Node().description);
		}
		const { user, system } = process.threadCpuUsage(before);
		console.log((user + system) / 1000);`;
	const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: folder });
	return Number(stdout);
}

async function sizeOf(folder: string): Promise<number> {
	let size = 0;
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		if (entry.isFile()) size += (await stat(join(entry.parentPath, entry.name))).size;
	}
	return size;
}
