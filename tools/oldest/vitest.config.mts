import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { oldestEngine } from './install';

const entries = { 'n8n-workflow': 'dist/cjs/index.js', 'n8n-core': 'dist/index.js' };

// Unit tests on the engine of the oldest n8n that the nodes are known to work on.
export default defineConfig({
	resolve: {
		alias: Object.entries(entries).map(([name, entry]) => ({
			find: new RegExp(`^${name}$`),
			replacement: join(oldestEngine(), 'node_modules', name, entry),
		})),
	},
	test: {
		name: 'oldest',
		include: [
			'test/rules/{continueModes,ledger,outputs}.test.ts',
			'test/nodes/EightByEightSmsTrigger/reception.test.ts',
		],
		testTimeout: 60_000,
		silent: 'passed-only',
	},
});
