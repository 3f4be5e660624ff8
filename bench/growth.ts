import { Runner, type Surroundings } from './processes';
import { median, type Row, row } from './rows';

const operations = ['send', 'sendBatch'] as const;
const sizes = [1000, 10_000, 100_000];
const runsOf = (size: number) => Math.max(1, Math.min(5, Math.round(30_000 / size)));

/** What a message costs in a large run, compared with a small one. The worse of the two operations counts. */
export async function growth(surroundings: Surroundings, scale: number): Promise<Row[]> {
	const rows: Row[] = [];
	for (const operation of operations) {
		const time: number[] = [];
		const memory: number[] = [];
		for (const size of sizes.map((each) => each * scale)) {
			const runner = await Runner.start(operation, surroundings);
			try {
				await runner.run({ count: 200 });
				const times: number[] = [];
				for (let run = 0; run < runsOf(size); run++)
					times.push((await runner.run({ count: size })).milliseconds / size);
				time.push(median(times));
				memory.push((await runner.run({ count: size, measuresMemory: true })).bytes / size);
			} finally {
				await runner.close();
			}
		}
		rows.push(largestToSmallest(`growth.time.${operation}`, time, 'ms/message'));
		rows.push(largestToSmallest(`growth.memory.${operation}`, memory, 'bytes/message'));
	}
	return [worst('growth.time', rows), worst('growth.memory', rows), ...rows];
}

function largestToSmallest(name: string, values: readonly number[], unit: string): Row {
	return row(name, values.at(-1) ?? NaN, values[0] ?? NaN, unit);
}

function worst(name: string, rows: readonly Row[]): Row {
	const [first] = rows.filter((each) => each.name.startsWith(`${name}.`)).toSorted((a, b) => b.ratio - a.ratio);
	if (first === undefined) throw new Error(`Nothing was measured for ${name}`);
	return { ...first, name };
}
