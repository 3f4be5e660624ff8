import type { TestProject } from 'vitest/node';
import { Progress } from '../../tools/bootstrap/progress.mjs';
import { makePackageFolder } from '../../tools/packageFolder';
import { N8nClient, type Owner } from '../../sandbox/n8n/client';
import { findN8n, installN8n } from '../../sandbox/n8n/install';
import { launchN8n } from '../../sandbox/n8n/launch';
import { freePort } from '../../sandbox/n8n/ports';
import { routedTo } from './routedTo';

declare module 'vitest' {
	interface ProvidedContext {
		/** The n8n that all tests of a run share. */
		n8n: { url: string; owner: Owner; logFile: string; databaseFile: string };
		/** The address at which that n8n looks for Google. */
		googlePort: number;
	}
}

const owner: Owner = {
	email: 'owner@e2e.example',
	firstName: 'End',
	lastName: 'To End',
	password: 'Correct-Horse-8x8',
};

/** Installs n8n where it is missing, starts one for the whole run with the connector as it is now, and ends it afterwards. */
export default async function startOneN8n(project: TestProject): Promise<() => Promise<void>> {
	const { signal } = new AbortController();
	const { missingSteps } = findN8n();
	const progress = new Progress(1 + missingSteps);
	if (missingSteps > 0) await installN8n(progress, signal);
	return progress.step({ title: 'Starting n8n', hint: 'about 15 s' }, async () => {
		const googlePort = await freePort();
		const hosts = ['sheets', 'www', 'oauth2', 'drive', 'accounts'].map((name) => `${name}.googleapis.com`);
		const environment = routedTo(Object.fromEntries(hosts.map((host) => [host, googlePort] as const)));
		const n8n = await launchN8n({ placeConnector: makePackageFolder, signal, environment });
		project.provide('googlePort', googlePort);
		await new N8nClient(n8n.url).setUpOwner(owner);
		const { url, logFile, databaseFile } = n8n;
		project.provide('n8n', { url, owner, logFile, databaseFile });
		return () => n8n.close();
	});
}
