import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IConnections, INode } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { Sandbox } from '../server';
import type { Credential, N8nClient, NewCredential, NewWorkflow, Workflow } from './client';

const credentialType = 'eightByEightSmsApi';
const nodePackage = 'n8n-nodes-8x8-sms.';

/** The name of the demo's trigger. */
export const demoTrigger = "When clicking 'Execute workflow'";

/** The name of the demo's node that sends. */
export const demoSender = 'Send a text';

/** The name of the trigger for texts and receipts. */
export const demoReceiver = '8x8 SMS Trigger';

/** The name of the node that answers texts. */
export const demoAnswerer = 'Thank them';

const workflowFile = z.object({
	name: z.string(),
	nodes: z.array(z.custom<INode>((node) => z.object({ name: z.string(), type: z.string() }).safeParse(node).success)),
	connections: z.custom<IConnections>((connections) => typeof connections === 'object'),
});

/** What the credential's form holds for a sandbox. */
export const sandboxCredentialData = (sandbox: Sandbox) => ({
	apiKey: sandbox.apiKey,
	region: 'custom',
	baseUrl: sandbox.url,
	subAccountId: sandbox.subAccountId,
	accountId: sandbox.accountId,
});

export async function createSandboxCredential(n8n: N8nClient, sandbox: Sandbox): Promise<Credential> {
	return n8n.createCredential(sandboxCredential(sandbox));
}

/** A credential of a sandbox. */
export function sandboxCredential(sandbox: Sandbox): NewCredential {
	return { name: '8x8 sandbox', type: credentialType, data: sandboxCredentialData(sandbox) };
}

/** A workflow with its 8x8 nodes using the given credential. */
export function withCredential(workflow: NewWorkflow, { id, name }: Credential): NewWorkflow {
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith(nodePackage) ? { ...node, credentials: { [credentialType]: { id, name } } } : node,
	);
	return { ...workflow, nodes };
}

/** The workflow that sends a text. */
export async function createDemoWorkflow(n8n: N8nClient, credential: Credential): Promise<Workflow> {
	return await createFromFile(n8n, credential, 'demoWorkflow.json');
}

/** The workflow that gets texts and receipts, and answers the texts. It has to be published. */
export async function createAnswerWorkflow(n8n: N8nClient, credential: Credential): Promise<Workflow> {
	return await createFromFile(n8n, credential, 'answerWorkflow.json');
}

async function createFromFile(n8n: N8nClient, credential: Credential, name: string): Promise<Workflow> {
	const content = await readFile(join(__dirname, name), 'utf8');
	return n8n.createWorkflow(withCredential(workflowFile.parse(JSON.parse(content)), credential));
}
