import { N8nClient, type Workflow } from './n8n/client';
import type { Demo } from './n8n/demo';
import type { RunningN8n } from './n8n/launch';
import type { KeptWork } from './keptWork';
import type { Sandbox } from './server';

/** The IDs of the first conversation's workflows; undefined for one that no longer does its part. */
export interface Reopened {
	sending: string | undefined;
	/** Answers only while it is published. */
	answering: string | undefined;
}

/**
 * Continues with the n8n of last time: its credential gets the sandbox's present address, and what was published is
 * published again, since the sandbox has forgotten its webhooks.
 */
export async function reopen(
	{ n8n, sandbox }: { n8n: RunningN8n; sandbox: Sandbox },
	demo: Demo,
	{ owner, credential, sending, answering }: KeptWork,
	signal: AbortSignal,
): Promise<Reopened> {
	const client = new N8nClient(n8n.url);
	await client.logIn(owner);
	await client.updateCredential({ ...credential, ...demo.credentialOf(sandbox) });
	const published = await client.published();
	for (const workflow of published) {
		await client.unpublish(workflow, { signal });
		await client.publish(workflow, { signal });
	}
	const among = (workflows: readonly Workflow[], id: string) => workflows.find((workflow) => workflow.id === id)?.id;
	return { sending: among(await client.workflows(), sending), answering: among(published, answering) };
}
