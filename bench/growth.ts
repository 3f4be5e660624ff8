import type { Extent } from './comparisons';
import { Runner, type Surroundings } from './processes';
import { median, type Row, row } from './rows';

const operations = ['send', 'sendBatch'] as const;
const sizes = [1000, 10_000, 100_000];
const mostRounds = 2;
const runsOf = (size: number) => Math.max(1, Math.min(10, Math.round(20_000 / size)));

/** What a message costs in a large run, compared with a small one. The worse of the two operations counts. */
export async function growth(surroundings: Surroundings, { rounds, scale }: Extent): Promise<Row[]> {
	const rows: Row[] = [];
	const scaled = sizes.map((size) => size * scale);
	for (const operation of operations) {
		const runners = await Promise.all(scaled.map(() => Runner.start(operation, surroundings)));
		const times = scaled.map((): number[] => []);
		const peaks = scaled.map((): number[] => []);
		const inTurns = async (measure: (runner: Runner, size: number, place: number) => Promise<void>) => {
			for (const [place, runner] of runners.entries()) {
				const size = scaled[place] ?? NaN;
				for (let run = 0; run < runsOf(size); run++) await measure(runner, size, place);
			}
		};
		try {
			for (const runner of runners) await runner.run({ count: 10_000 * scale });
			for (let round = 0; round < Math.min(mostRounds, rounds); round++) {
				await inTurns(async (runner, size, place) => {
					times[place]?.push((await runner.run({ count: size })).milliseconds / size);
				});
			}
			// Occasional measurements miss the peak of a short run, so its peak is the highest of many runs.
			await inTurns(async (runner, size, place) => {
				peaks[place]?.push((await runner.run({ count: size, measuresMemory: true })).bytes / size);
			});
		} finally {
			for (const runner of runners) await runner.close();
		}
		rows.push(largestToSmallest(`growth.time.${operation}`, times.map(median), 'ms/message'));
		const most = peaks.map((bytes) => Math.max(...bytes));
		rows.push(largestToSmallest(`growth.memory.${operation}`, most, 'bytes/message'));
	}
	return [worst('growth.time', rows), worst('growth.memory', rows), ...rows];
}

const roundSize = 10_000;
const roundCount = 100;

/**
 * What is still in memory after a million messages in rounds, each a separate execution, compared with a tenth of
 * them.
 */
export async function inRounds(surroundings: Surroundings, scale: number): Promise<Row[]> {
	const runner = await Runner.start('sendBatch', surroundings);
	try {
		const kept: number[] = [];
		for (let round = 1; round <= roundCount; round++) {
			const measuresMemory = round === roundCount / 10 || round === roundCount;
			const measured = await runner.run({ count: roundSize * scale, measuresMemory });
			if (measuresMemory) kept.push(measured.kept);
		}
		return [largestToSmallest('rounds.memory', kept, 'bytes in use')];
	} finally {
		await runner.close();
	}
}

function largestToSmallest(name: string, values: readonly number[], unit: string): Row {
	return row(name, values.at(-1) ?? NaN, values[0] ?? NaN, unit);
}

function worst(name: string, rows: readonly Row[]): Row {
	const [first] = rows.filter((each) => each.name.startsWith(`${name}.`)).toSorted((a, b) => b.ratio - a.ratio);
	if (first === undefined) throw new Error(`Nothing was measured for ${name}`);
	return { ...first, name };
}
