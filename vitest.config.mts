import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);

// n8n-core is CommonJS: without the alias the nodes would get a second copy of n8n-workflow, whose error classes fail
// the engine's instanceof checks.
const alias = [{ find: /^n8n-workflow$/, replacement: require.resolve('n8n-workflow') }];

/** As long as a busy machine may need: what comes true earlier is not waited for. */
const expect = { poll: { timeout: 15_000 } };

export const unit = {
	resolve: { alias },
	test: {
		name: 'unit',
		include: ['test/**/*.test.ts'],
		exclude: ['test/e2e/**', 'test/browser/**', 'test/faults/**', 'test/fuzz/**', 'test/scale/**'],
		testTimeout: 60_000,
		expect,
	},
};

const slow = {
	expect,
	testTimeout: 300_000,
	hookTimeout: 900_000,
	fileParallelism: false,
	setupFiles: ['test/freshConnections.ts'],
};

export default defineConfig({
	test: {
		// n8n-core prints every error that a node throws.
		silent: 'passed-only',
		// Many tests wait for a server: on a machine with two processors, vitest would use one.
		maxWorkers: '100%',
		projects: [
			unit,
			{
				resolve: { alias },
				test: {
					name: 'faults',
					include: ['test/faults/**/*.test.ts', 'test/fuzz/**/*.test.ts'],
					globalSetup: ['test/fuzz/seed.ts', 'test/faults/count.ts'],
					testTimeout: 600_000,
					maxConcurrency: 12,
					expect,
				},
			},
			{
				resolve: { alias },
				test: {
					name: 'e2e',
					include: ['test/e2e/**/*.test.ts'],
					globalSetup: ['test/e2e/oneN8n.ts'],
					...slow,
				},
			},
			{ resolve: { alias }, test: { name: 'scale', include: ['test/scale/**/*.test.ts'], ...slow } },
			{ resolve: { alias }, test: { name: 'browser', include: ['test/browser/**/*.test.ts'], ...slow } },
		],
	},
});
