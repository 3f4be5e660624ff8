import { randomUUID } from 'node:crypto';
import type { INode, IWorkflowSettings } from 'n8n-workflow';
import { expect } from 'vitest';
import { z } from 'zod/v4';
import type { Credential, N8nClient, NewWorkflow, Workflow } from '../../../sandbox/n8n/client';
import { until } from '../../../sandbox/n8n/client';
import { withCredential } from '../../../sandbox/n8n/demo';
import { parseWorkflow, readJson, type WorkflowFile } from '../../../tools/workflows/workflow';
import type { Workbench } from '../workbench';
import { formUser } from './formVisitor';

export interface Setup {
	/** What a user chooses in the nodes of these names, besides the 8x8 credential: a change of the node. */
	nodes?: Record<string, (node: INode) => void>;
	/** The file's, unless given. The editor's import leaves them out, and n8n saves the runs that went well. */
	settings?: IWorkflowSettings;
	/** Output for nodes that need somebody else's service, instead of their real output. */
	pinData?: NewWorkflow['pinData'];
	/** Whether Events router calls it, so its own trigger stays disabled. */
	isCalled?: boolean;
}

/** The nodes of a receiving workflow that works alone: its notes say to enable its trigger. */
export function withOwnTrigger(nodes: INode[]): INode[] {
	return nodes.map((node) => (node.type.endsWith('.eightByEightSmsTrigger') ? { ...node, disabled: false } : node));
}

/** Fills in fields of the node Settings, or of another one of its kind. */
export function filledIn(values: Record<string, string | number>): (node: INode) => void {
	return (node) => {
		const { assignments } = settingsFields.parse(node.parameters.assignments);
		const unknown = Object.keys(values).filter((name) => !assignments.some((field) => field.name === name));
		if (unknown.length > 0) throw new Error(`${node.name} has no ${unknown.join(', ')}`);
		node.parameters.assignments = {
			assignments: assignments.map((field) => ({ ...field, value: values[field.name] ?? field.value })),
		};
	};
}

/** The address of the first tab of a document, as a browser shows it. */
export const tabAddress = (document: { id: string }) =>
	`https://docs.google.com/spreadsheets/d/${document.id}/edit?gid=0#gid=0`;

const settingsFields = z.object({
	assignments: z.array(
		z.object({ id: z.string(), name: z.string(), type: z.string(), value: z.union([z.string(), z.number()]) }),
	),
});

/** Reads a ready workflow, as it is shipped. */
async function shipped(file: string): Promise<WorkflowFile> {
	const parsed = parseWorkflow(await readJson(`workflows/${file}`));
	if ('problems' in parsed) throw new Error(parsed.problems.join('; '));
	return parsed.workflow;
}

/** Imports a ready workflow as a user does: chooses the credentials, and fills in what the notes ask for. */
export async function importWorkflow(bench: Workbench, file: string, setup: Setup = {}): Promise<Workflow> {
	const { name, nodes, connections, settings } = await shipped(file);
	const own = setup.isCalled === true ? nodes : withOwnTrigger(nodes);
	const workflow = { name, nodes: own, connections, settings: setup.settings ?? settings };
	const ready = { ...withCredential(workflow, bench.credential), pinData: setup.pinData };
	for (const [wanted, change] of Object.entries(setup.nodes ?? {})) {
		const node = ready.nodes.find((candidate) => candidate.name === wanted);
		if (node === undefined) throw new Error(`${file} has no node "${wanted}"`);
		change(node);
	}
	return bench.n8n.createWorkflow(ready);
}

export async function publish(n8n: N8nClient, workflow: Workflow): Promise<void> {
	expect(await n8n.publish(workflow)).toMatchObject({ status: 'published' });
}

/** A node's credential is chosen. */
export function choose(credential: Credential): (node: INode) => void {
	return (node) => {
		node.credentials = { ...node.credentials, [credential.type]: { id: credential.id, name: credential.name } };
	};
}

/** Resolves when so many executions of the workflow have ended, newest first. */
export async function ended(n8n: N8nClient, workflow: Workflow, count: number) {
	const under = ['new', 'running', 'waiting'];
	return until(`the end of ${count} executions`, { timeout: 120_000 }, async () => {
		const executions = await n8n.executions(workflow);
		const past = executions.filter(({ status }) => !under.includes(status));
		return past.length >= count && past.length === executions.length ? past : undefined;
	});
}

/**
 * Sets up a form for the user of `submitForm`, at its own address. @returns the change of its trigger, and the address
 */
export async function formAt({ n8n }: Workbench): Promise<{ change: (node: INode) => void; url: string }> {
	const credential = await n8n.createCredential({ name: 'Form', type: 'httpBasicAuth', data: formUser });
	const webhookId = randomUUID();
	const change = (node: INode) => {
		choose(credential)(node);
		node.webhookId = webhookId;
	};
	return { change, url: `${n8n.url}/form/${webhookId}` };
}
