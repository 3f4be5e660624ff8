import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	interface ProvidedContext {
		fuzzSeed: number;
	}
}

/** A new seed for every run; FUZZ_SEED repeats one. */
export default function chooseSeed(project: TestProject): void {
	const given = process.env.FUZZ_SEED;
	const seed = given === undefined ? Math.trunc(Math.random() * 2 ** 31) : Number(given);
	project.provide('fuzzSeed', seed);
	console.log(`Fuzz seed ${seed}; the same cases again: FUZZ_SEED=${seed}`);
}
