import { mkdir } from 'node:fs/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { findN8n } from '../../../sandbox/n8n/install';
import { temporaryFolder } from '../../tools/bootstrap/temporaryFolder';

afterEach(() => {
	vi.unstubAllEnvs();
});

test('an installation goes on where it ended, and is not repeated', async () => {
	const cache = await temporaryFolder();
	vi.stubEnv('N8N_NODES_8X8_SMS_CACHE', cache);
	const { folder, unbuilt, missingSteps } = findN8n();
	expect(folder.startsWith(cache)).toBe(true);
	expect(missingSteps).toBe(2);
	await mkdir(unbuilt);
	expect(findN8n().missingSteps).toBe(1);
	await mkdir(folder);
	expect(findN8n().missingSteps).toBe(0);
});
