import { defineConfig } from 'vitest/config';
import { unit } from '../../vitest.config.mjs';

// The unit tests that run the nodes, without those of the rest of the project.
export default defineConfig({
	...unit,
	test: {
		...unit.test,
		silent: true,
		// On a machine that is busy with other checks, a slow test is not a failed one.
		testTimeout: 600_000,
		retry: 1,
		include: ['test/nodes/**/*.test.ts', 'test/rules/**/*.test.ts'],
		// Their expectations hold only in a process in which no other test has run.
		exclude: [
			'test/nodes/EightByEightSms/send.blocked.test.ts',
			'test/nodes/sending/answers.test.ts',
			'test/rules/numbers.test.ts',
		],
		// n8n-core is loaded once, not for every file after every change.
		isolate: false,
	},
});
