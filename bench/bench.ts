import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findN8n, installN8n } from '../sandbox/n8n/install';
import { Interrupted, Problem } from '../tools/bootstrap/problem.mjs';
import { Progress } from '../tools/bootstrap/progress.mjs';
import { tell } from '../tools/bootstrap/tell.mjs';
import { makePackageFolder, smppPackage } from '../tools/packageFolder';
import {
	compareBatch,
	compareChat,
	compareOthers,
	comparePlanned,
	compareSingle,
	compareSmpp,
	type Extent,
} from './comparisons';
import { growth, inRounds } from './growth';
import { asLines, type FloodReport, floodOfReceipts } from './receiptFlood';
import { startOneProcess, startQueueMode } from './receivers';
import { packageCosts } from './packageCosts';
import { Server, type Surroundings } from './processes';
import { asTable, mergedMarkdown, type Row } from './rows';
import { compareSmppReceipts } from './smppReceipts';
import { compareQueueMode, compareTrigger } from './trigger';

const usage = `npm run bench [-- --json FILE] [--docs] [--rounds N] [--quick] [--queue] [--only NAME] [--receipts N]

  --json FILE   also writes the results to a file
  --docs        also writes them into docs/benchmarks.md, where rows that were not measured stay
  --rounds N    how often each contestant runs; the median counts (5)
  --quick       a tenth of most messages, and one round of each, to see that it works; its figures mean little
  --queue       also measures queue mode, which needs PostgreSQL, Redis and nginx
  --only NAME   one part: single, batch, others, chat, smpp, planned, growth, rounds, trigger, queue or package
  --receipts N  in place of all that, posts so many delivery receipts, and counts those that are lost
  --rate N      of these, so many a second (100)
  --collector   they go through the collector`;

const options = {
	json: { type: 'string' },
	rounds: { type: 'string', default: '5' },
	quick: { type: 'boolean', default: false },
	docs: { type: 'boolean', default: false },
	queue: { type: 'boolean', default: false },
	only: { type: 'string' },
	receipts: { type: 'string' },
	rate: { type: 'string', default: '100' },
	collector: { type: 'boolean', default: false },
	help: { type: 'boolean', default: false },
} as const;

interface Part {
	title: string;
	hint: string;
	measure: (server: Server) => Promise<Row[]>;
}

function partsOf(surroundings: Omit<Surroundings, 'serverUrl' | 'smppPort'>, extent: Extent): Record<string, Part> {
	const at = ({ url, smppPort }: Server): Surroundings => ({ ...surroundings, serverUrl: url, smppPort });
	const { scale } = extent;
	return {
		single: {
			title: 'Single messages',
			hint: 'about 3 min',
			measure: (server) => compareSingle(at(server), server, extent),
		},
		batch: { title: 'Batches', hint: 'about 3 min', measure: (server) => compareBatch(at(server), server, extent) },
		others: {
			title: 'Surveys, previews and lookups',
			hint: 'about 2 min',
			measure: (server) => compareOthers(at(server), server, extent),
		},
		chat: { title: 'Chat apps', hint: 'about 2 min', measure: (server) => compareChat(at(server), server, extent) },
		smpp: {
			title: 'SMPP',
			hint: 'about 2 min',
			measure: async (server) => [
				...(await compareSmpp(at(server), server, extent)),
				...(await compareSmppReceipts(extent)),
			],
		},
		planned: {
			title: 'Planned batches',
			hint: 'about 1 min',
			measure: (server) => comparePlanned(at(server), server, extent),
		},
		growth: { title: 'Growth', hint: 'about 5 min', measure: (server) => growth(at(server), extent) },
		rounds: {
			title: 'A million messages in rounds',
			hint: 'about 1 min',
			measure: (server) => inRounds(at(server), scale),
		},
		trigger: { title: 'The trigger', hint: 'about 1 min', measure: () => compareTrigger(extent) },
		queue: { title: 'Queue mode', hint: 'about 2 min', measure: () => compareQueueMode(extent) },
		package: { title: 'The package', hint: 'under 1 min', measure: (server) => packageCosts(at(server)) },
	};
}

/** The parts to run, by name. */
function chosenOf(names: readonly string[], only: string | undefined, withQueue: boolean): string[] {
	if (only === undefined) return names.filter((name) => name !== 'queue' || withQueue);
	if (!names.includes(only)) throw new Problem(`There is no part "${only}". There are ${names.join(', ')}.`);
	return [only];
}

async function main(args: string[], signal: AbortSignal): Promise<void> {
	const { values } = parseArgs({ args, options });
	if (values.help) {
		console.log(usage);
		return;
	}
	if (values.receipts === undefined) await compare(values, signal);
	else await flooded(Number(values.receipts), values, signal);
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

async function compare({ json, rounds, quick, docs, queue, only }: Values, signal: AbortSignal): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-8x8-sms-bench-'));
	const connector = join(folder, 'connector');
	const extent = { rounds: quick ? 1 : Number(rounds), scale: quick ? 0.1 : 1 };
	const parts = partsOf({ folder, connector }, extent);
	let server: Server | undefined;
	try {
		const chosen = chosenOf(Object.keys(parts), only, queue);
		const progress = await progressOf(1 + chosen.length, signal);
		await progress.step({ title: 'Building the connector' }, async () => {
			// The connector and its peers are loaded from the same n8n.
			await symlink(join(findN8n().folder, 'node_modules'), join(folder, 'node_modules'), 'junction');
			await makePackageFolder(connector);
			await makePackageFolder(join(folder, 'smpp'), smppPackage);
		});
		const running = (server = await Server.start());
		const rows: Row[] = [];
		for (const name of chosen) {
			if (signal.aborted) throw new Interrupted();
			const part = parts[name];
			if (part !== undefined) rows.push(...(await progress.step(part, () => part.measure(running))));
		}
		console.log(`\n${asTable(rows)}`);
		if (docs) await writeIntoDocs(rows);
		if (json !== undefined) await writeFile(json, `${JSON.stringify(rows, null, '\t')}\n`);
	} finally {
		await server?.close();
		await rm(folder, { recursive: true, force: true });
	}
}

/** n8n is installed where it is missing. */
async function progressOf(steps: number, signal: AbortSignal): Promise<Progress> {
	const { missingSteps } = findN8n();
	const progress = new Progress(steps + missingSteps);
	if (missingSteps > 0) await installN8n(progress, signal);
	return progress;
}

async function flooded(count: number, { queue, json, rate, collector }: Values, signal: AbortSignal): Promise<void> {
	const settings = [
		{ name: 'one process, SQLite', start: startOneProcess },
		...(queue ? [{ name: 'queue mode, PostgreSQL', start: startQueueMode }] : []),
	];
	const progress = await progressOf(settings.length, signal);
	const reports: FloodReport[] = [];
	const offer = { count, rate: Number(rate), isCollected: collector };
	for (const { name, start } of settings) {
		const step = { title: `Receipts for ${name}`, hint: `about ${Math.ceil(count / Number(rate) / 60) + 1} min` };
		const report = await progress.step(step, () => floodOfReceipts(name, start, offer));
		console.log(`\n${asLines(report)}\n`);
		reports.push(report);
	}
	if (json !== undefined) await writeFile(json, `${JSON.stringify(reports, null, '\t')}\n`);
}

async function writeIntoDocs(rows: readonly Row[]): Promise<void> {
	const file = join(__dirname, '..', 'docs', 'benchmarks.md');
	const page = await readFile(file, 'utf8');
	const [before, former, after] = page.split(/<!-- results (?:begin|end) -->/);
	if (before === undefined || former === undefined || after === undefined)
		throw new Error(`${file} has no place for the results`);
	const place = ['<!-- results begin -->', '', mergedMarkdown(former, rows), '', '<!-- results end -->'].join('\n');
	await writeFile(file, before + place + after);
}

const stop = new AbortController();
for (const ending of ['SIGINT', 'SIGTERM'] as const) process.on(ending, () => stop.abort());
main(process.argv.slice(2), stop.signal).then(
	() => process.exit(0),
	async (error: unknown) => process.exit(await tell(stop.signal.aborted ? new Interrupted() : error)),
);
