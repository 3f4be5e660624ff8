import type { INode, INodeParameters } from 'n8n-workflow';
import { inject } from 'vitest';
import { N8nClient, type Credential, type NewWorkflow } from '../../sandbox/n8n/client';
import { createSandboxCredential, withCredential } from '../../sandbox/n8n/demo';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server';

/** The run's n8n with its owner logged in, a sandbox, and the credential that connects n8n to the sandbox. */
export interface Workbench {
	n8n: N8nClient;
	sandbox: Sandbox;
	credential: Credential;
	close(): Promise<void>;
}

export async function openWorkbench(options: SandboxOptions = {}): Promise<Workbench> {
	const { url, owner } = inject('n8n');
	const n8n = new N8nClient(url);
	await n8n.logIn(owner);
	const sandbox = await startSandbox(options);
	const credential = await createSandboxCredential(n8n, sandbox);
	return { n8n, sandbox, credential, close: () => sandbox.close() };
}

/** The trigger's name in `chain`. */
export const manualTrigger = 'Start';

const node = (
	position: number,
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
): INode => ({
	id: `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`,
	name,
	type,
	typeVersion,
	position: [position * 220, 0],
	parameters,
});

/** A workflow of a manual trigger and the given nodes, one after the other. */
export function chain(name: string, steps: Pick<INode, 'name' | 'type' | 'typeVersion' | 'parameters'>[]): NewWorkflow {
	const nodes = [
		node(0, manualTrigger, 'n8n-nodes-base.manualTrigger', 1, {}),
		...steps.map((step, index) => node(index + 1, step.name, step.type, step.typeVersion, step.parameters)),
	];
	const connections = Object.fromEntries(
		nodes.slice(0, -1).map(({ name: from }, index) => {
			const to = nodes[index + 1]?.name ?? '';
			return [from, { main: [[{ node: to, type: 'main' as const, index: 0 }]] }];
		}),
	);
	return { name, nodes, connections };
}

/** A workflow that sends one text with the given parameters; its node is called "Send". */
export function sendingWorkflow(parameters: INodeParameters, credential: Credential): NewWorkflow {
	const send = {
		name: 'Send',
		type: 'n8n-nodes-8x8-sms.eightByEightSms',
		typeVersion: 1,
		parameters: { resource: 'message', operation: 'send', source: '', options: {}, ...parameters },
	};
	return withCredential(chain('Send one text', [send]), credential);
}
