import { statSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { unit } from '../../vitest.config.mjs';

/** Small files first, of single functions above all: the first test that notices a change ends its run. */
class SmallFilesFirst extends BaseSequencer {
	override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const sizeOf = ({ moduleId }: TestSpecification) =>
			statSync(moduleId).size + (moduleId.includes('/rules/') ? 1e9 : 0);
		return Promise.resolve(files.toSorted((one, other) => sizeOf(one) - sizeOf(other)));
	}
}

// The unit tests that run the nodes, without those of the rest of the project.
export default defineConfig({
	...unit,
	test: {
		...unit.test,
		silent: true,
		// A change may make a test wait forever; a test that is only slow has not noticed it.
		testTimeout: 30_000,
		retry: 1,
		sequence: { sequencer: SmallFilesFirst },
		include: ['test/nodes/**/*.test.ts', 'test/rules/**/*.test.ts'],
		exclude: [
			// Their expectations hold only in a process in which no other test has run.
			'test/nodes/EightByEightSms/send.blocked.test.ts',
			'test/nodes/sending/answers.test.ts',
			'test/rules/numbers.test.ts',
			// Thousands of combinations, nearly all of which each change would run: other files notice the same changes.
			'test/rules/{continueModes,echoes,outcomes,secrets,stopMode}.test.ts',
		],
		// n8n-core is loaded once, not for every file after every change.
		isolate: false,
	},
});
