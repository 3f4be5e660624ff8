import { availableParallelism } from 'node:os';
import { type Mutation, mutations } from './mutations';
import { ScratchCopy } from './scratchCopy';

/** Breaks the rules one by one, each in a copy of the project, and fails where no test notices. */
async function main(): Promise<void> {
	const wanted = process.argv.slice(2);
	const chosen = mutations.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
	const copies = await Promise.all(
		Array.from({ length: Math.min(2, availableParallelism()) }, async () => await ScratchCopy.make()),
	);
	try {
		const [first] = copies;
		const files = [...new Set(chosen.flatMap(({ tests }) => tests))];
		const healthy = await first?.test(files);
		if (healthy === undefined || healthy.failed > 0 || healthy.passed === 0) {
			throw new Error(`The tests fail before anything is broken:\n${healthy?.printed ?? ''}`);
		}
		console.log(`${healthy.passed} tests pass; now each of ${chosen.length} rules is broken.`);
		const left = chosen.values();
		const survivors: string[] = [];
		const work = async (copy: ScratchCopy) => {
			for (const mutation of left) {
				const notice = await noticeOf(mutation, copy);
				console.log(`${notice === undefined ? 'SURVIVED' : 'noticed '}  ${mutation.name}`);
				if (notice === undefined) survivors.push(mutation.name);
			}
		};
		await Promise.all(copies.map(work));
		console.log(`${chosen.length - survivors.length} of ${chosen.length} broken rules were noticed.`);
		if (survivors.length > 0) process.exitCode = 1;
	} finally {
		await Promise.all(copies.map(async (copy) => await copy.remove()));
	}
}

/** Undefined where all tests still pass. */
async function noticeOf(mutation: Mutation, copy: ScratchCopy): Promise<'failed' | undefined> {
	return await copy.with(mutation, async () => {
		const { failed, passed, printed } = await copy.test(mutation.tests);
		if (failed > 0) return 'failed';
		if (passed === 0) throw new Error(`"${mutation.name}": the tests did not run:\n${printed}`);
		return undefined;
	});
}

void main();
