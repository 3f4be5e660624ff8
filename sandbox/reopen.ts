import { N8nClient } from './n8n/client';
import type { Demo } from './n8n/demo';
import type { RunningN8n } from './n8n/launch';
import type { KeptWork } from './keptWork';
import type { Sandbox } from './server';

/**
 * Continues with the n8n of last time: its credential gets the sandbox's present address, and what was published is
 * published again, since the sandbox has forgotten its webhooks.
 */
export async function reopen(
	{ n8n, sandbox }: { n8n: RunningN8n; sandbox: Sandbox },
	demo: Demo,
	{ owner, credential }: KeptWork,
	signal: AbortSignal,
): Promise<void> {
	const client = new N8nClient(n8n.url);
	await client.logIn(owner);
	await client.updateCredential({ ...credential, ...demo.credentialOf(sandbox) });
	for (const workflow of await client.published()) {
		await client.unpublish(workflow, { signal });
		await client.publish(workflow, { signal });
	}
}
