import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findN8n, installN8n } from '../sandbox/n8n/install';
import { Interrupted } from '../tools/bootstrap/problem.mjs';
import { Progress } from '../tools/bootstrap/progress.mjs';
import { tell } from '../tools/bootstrap/tell.mjs';
import { makePackageFolder } from '../tools/packageFolder';
import { compareBatch, compareChat, compareOthers, comparePlanned, compareSingle } from './comparisons';
import { growth, inRounds } from './growth';
import { packageCosts } from './packageCosts';
import { Server, type Surroundings } from './processes';
import { asMarkdown, asTable, type Row } from './rows';
import { compareQueueMode, compareTrigger } from './trigger';

const usage = `npm run bench [-- --json FILE] [--docs] [--rounds N] [--quick] [--queue]

  --json FILE   also writes the results to a file
  --docs        also writes them into docs/benchmarks.md
  --rounds N    how often each contestant runs; the median counts (5)
  --quick       a tenth of most messages and 2 rounds, to see that it works; its figures mean little
  --queue       also measures queue mode, which needs PostgreSQL, Redis and nginx`;

async function main(args: string[], signal: AbortSignal): Promise<void> {
	const { values } = parseArgs({
		args,
		options: {
			json: { type: 'string' },
			rounds: { type: 'string', default: '5' },
			quick: { type: 'boolean', default: false },
			docs: { type: 'boolean', default: false },
			queue: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(usage);
		return;
	}
	const { missingSteps } = findN8n();
	const progress = new Progress(10 + missingSteps + (values.queue ? 1 : 0));
	if (missingSteps > 0) await installN8n(progress, signal);
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-8x8-sms-bench-'));
	const connector = join(folder, 'connector');
	let server: Server | undefined;
	try {
		await progress.step({ title: 'Building the connector' }, async () => {
			// The connector and its peers are loaded out of one and the same n8n.
			await symlink(join(findN8n().folder, 'node_modules'), join(folder, 'node_modules'), 'junction');
			await makePackageFolder(connector);
		});
		server = await Server.start();
		const surroundings: Surroundings = { folder, connector, serverUrl: server.url };
		const scale = values.quick ? 0.1 : 1;
		const rounds = values.quick ? 2 : Number(values.rounds);
		const rows: Row[] = [];
		const { url } = server;
		const step = async (title: string, hint: string, measure: () => Promise<Row[]>) => {
			if (signal.aborted) throw new Interrupted();
			rows.push(...(await progress.step({ title, hint }, measure)));
		};
		const running = server;
		await step('Single messages', 'about 3 min', () => compareSingle(surroundings, running, { rounds, scale }));
		await step('Batches', 'about 3 min', () => compareBatch(surroundings, running, { rounds, scale }));
		await step('Surveys and previews', 'about 2 min', () => compareOthers(surroundings, running, { rounds, scale }));
		await step('Chat apps', 'about 2 min', () => compareChat(surroundings, running, { rounds, scale }));
		await step('Planned batches', 'about 1 min', () => comparePlanned(surroundings, running, { rounds }));
		await step('Growth', 'about 5 min', () => growth({ ...surroundings, serverUrl: url }, scale));
		await step('A million messages in rounds', 'about 1 min', () =>
			inRounds({ ...surroundings, serverUrl: url }, scale),
		);
		await step('The trigger', 'about 1 min', () => compareTrigger({ rounds, scale }));
		if (values.queue) await step('Queue mode', 'about 2 min', () => compareQueueMode({ rounds, scale }));
		await step('The package', 'under 1 min', () => packageCosts(surroundings));
		console.log(`\n${asTable(rows)}`);
		if (values.docs) await writeIntoDocs(rows);
		if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, null, '\t')}\n`);
	} finally {
		await server?.close();
		await rm(folder, { recursive: true, force: true });
	}
}

async function writeIntoDocs(rows: readonly Row[]): Promise<void> {
	const file = join(__dirname, '..', 'docs', 'benchmarks.md');
	const page = await readFile(file, 'utf8');
	const [before, , after] = page.split(/<!-- results (?:begin|end) -->/);
	if (before === undefined || after === undefined) throw new Error(`${file} has no place for the results`);
	const place = ['<!-- results begin -->', '', asMarkdown(rows), '', '<!-- results end -->'].join('\n');
	await writeFile(file, before + place + after);
}

const stop = new AbortController();
for (const ending of ['SIGINT', 'SIGTERM'] as const) process.on(ending, () => stop.abort());
main(process.argv.slice(2), stop.signal).then(
	() => process.exit(0),
	async (error: unknown) => process.exit(await tell(stop.signal.aborted ? new Interrupted() : error)),
);
