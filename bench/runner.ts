import { z } from 'zod/v4';
import { type Contestant, contestants } from './contestants';
import { loaderFrom } from './engine';

/** A process that runs one contestant on request, so that none of them disturbs another's memory or compiler. */
export const taskSchema = z.object({ count: z.number(), measuresMemory: z.boolean().default(false) });
export type Task = z.input<typeof taskSchema>;

export interface Measure {
	/** Wall time, in ms. */
	milliseconds: number;
	/** Time that the process computed, in ms. */
	computed: number;
	/** The peak of memory in use above that before the run, in bytes; 0 where it was not measured. */
	bytes: number;
	/** Memory that is still in use after the run, in bytes; 0 where it was not measured. */
	kept: number;
}

async function measure(run: Contestant, { count, measuresMemory }: z.output<typeof taskSchema>) {
	const peak = measuresMemory ? watchMemory() : undefined;
	const cpu = process.cpuUsage();
	const started = performance.now();
	let output = await run(count);
	const milliseconds = performance.now() - started;
	const { user, system } = process.cpuUsage(cpu);
	const bytes = peak?.() ?? 0;
	// Read only now, so that the output was still alive when the memory was measured.
	if (output.length !== count) throw new Error(`${output.length} answers for ${count} messages`);
	output = [];
	const kept = measuresMemory ? inUse() : 0;
	return { milliseconds, computed: (user + system) / 1000, bytes, kept } satisfies Measure;
}

/** What is alive after a collection, in bytes. */
function inUse(): number {
	gc?.();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/**
 * Repeatedly measures what is alive after a collection, so that neither idle garbage nor the size of the heap counts.
 */
function watchMemory(): () => number {
	const before = inUse();
	let most = before;
	let timer: NodeJS.Timeout;
	const look = () => {
		const started = performance.now();
		most = Math.max(most, inUse());
		timer = setTimeout(look, Math.max(20, 10 * (performance.now() - started)));
	};
	timer = setTimeout(look, 20);
	return () => {
		clearTimeout(timer);
		return Math.max(most, inUse()) - before;
	};
}

const [name = '', folder = '', serverUrl = '', connector = '', smppPort] = process.argv.slice(2);
const run = contestants(loaderFrom(folder), { serverUrl, smppPort: Number(smppPort) }, connector)[name];
if (run === undefined) throw new Error(`There is no contestant ${name}`);

process.on('message', (message) => {
	measure(run, taskSchema.parse(message)).then(
		(result) => process.send?.(result),
		(error: unknown) => {
			console.error(error);
			process.exit(1);
		},
	);
});
process.once('disconnect', () => process.exit());
process.send?.('ready');
