import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IConnections, INode } from 'n8n-workflow';
import { z } from 'zod/v4';
import { projectRoot } from '../../projectRoot';
import { smppPassword, type Sandbox } from '../server';
import type { Credential, N8nClient, NewCredential, NewWorkflow, Workflow } from './client';

/** What differs in the demo between the two ways to reach 8x8. */
export interface Demo {
	/** The contents of a sandbox's credential. */
	credentialOf: (sandbox: Sandbox) => NewCredential;
	/** The files of the workflow that sends, and of the one that receives texts and receipts and answers the texts. */
	sending: string;
	answering: string;
	/** The name of the trigger for texts and receipts. */
	receiver: string;
	/** The mode under which n8n lists the executions that the trigger starts. */
	mode: 'webhook' | 'trigger';
}

/** The types of nodes that take a type of credential. */
const packages: Readonly<Record<string, string>> = {
	eightByEightSmsApi: 'n8n-nodes-8x8-sms.',
	eightByEightSmppApi: 'n8n-nodes-8x8-smpp.',
};

/** The name of a demo's trigger. */
export const demoTrigger = "When clicking 'Execute workflow'";

/** The name of a demo's node that sends. */
export const demoSender = 'Send an SMS';

/** The name of the node that answers texts. */
export const demoAnswerer = 'Thank them';

const workflowFile = z.object({
	name: z.string(),
	nodes: z.array(z.custom<INode>((node) => z.object({ name: z.string(), type: z.string() }).safeParse(node).success)),
	connections: z.custom<IConnections>((connections) => typeof connections === 'object'),
});

/** The contents of the credential's form for a sandbox. */
export const sandboxCredentialData = (sandbox: Sandbox) => ({
	apiKey: sandbox.apiKey,
	region: 'custom',
	baseUrl: sandbox.url,
	subAccountId: sandbox.subAccountId,
	accountId: sandbox.accountId,
});

/** Over HTTP, where 8x8 posts receipts and texts to a webhook. */
export const httpDemo: Demo = {
	credentialOf: (sandbox) => ({
		name: '8x8 sandbox',
		type: 'eightByEightSmsApi',
		data: sandboxCredentialData(sandbox),
	}),
	sending: join(__dirname, 'demoWorkflow.json'),
	answering: join(__dirname, 'answerWorkflow.json'),
	receiver: '8x8 SMS Trigger',
	mode: 'webhook',
};

const smppWorkflows = join(projectRoot, 'smpp', 'workflows');

/** Over SMPP: n8n opens the connection, so there is no webhook. The sandbox must have its SMPP port open. */
export const smppDemo: Demo = {
	credentialOf: ({ smppPort, subAccountId }) => ({
		name: '8x8 sandbox over SMPP',
		type: 'eightByEightSmppApi',
		data: {
			region: 'custom',
			host: '127.0.0.1',
			port: smppPort,
			encrypted: false,
			systemId: subAccountId,
			password: smppPassword,
		},
	}),
	sending: join(smppWorkflows, 'send.json'),
	answering: join(smppWorkflows, 'replies.json'),
	receiver: '8x8 SMPP Trigger',
	mode: 'trigger',
};

export async function createSandboxCredential(n8n: N8nClient, sandbox: Sandbox): Promise<Credential> {
	return n8n.createCredential(httpDemo.credentialOf(sandbox));
}

/** A workflow with its nodes for 8x8 that take the given credential using it. */
export function withCredential(workflow: NewWorkflow, { id, name, type }: Credential): NewWorkflow {
	const takes = packages[type];
	const nodes = workflow.nodes.map((node) =>
		takes !== undefined && node.type.startsWith(takes) ? { ...node, credentials: { [type]: { id, name } } } : node,
	);
	return { ...workflow, nodes };
}

/** The workflow that sends a text. @param phoneUrl the page with the phone, to which its note links */
export async function createDemoWorkflow(
	n8n: N8nClient,
	credential: Credential,
	phoneUrl: string,
	demo = httpDemo,
): Promise<Workflow> {
	return await n8n.createWorkflow(await demoWorkflow(demo.sending, credential, phoneUrl));
}

/** The workflow that receives texts and receipts, and answers the texts. It must be published. */
export async function createAnswerWorkflow(
	n8n: N8nClient,
	credential: Credential,
	phoneUrl: string,
	demo = httpDemo,
): Promise<Workflow> {
	return await n8n.createWorkflow(await demoWorkflow(demo.answering, credential, phoneUrl));
}

/** A workflow of npm start, as it is created. @param file its path */
export async function demoWorkflow(file: string, credential: Credential, phoneUrl: string): Promise<NewWorkflow> {
	const content = (await readFile(file, 'utf8')).replaceAll('<PHONE>', phoneUrl);
	return withCredential(workflowFile.parse(JSON.parse(content)), credential);
}
