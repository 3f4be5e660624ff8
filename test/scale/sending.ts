import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';
import { expect } from 'vitest';
import { type Credential, until, type Workflow } from '../../sandbox/n8n/client';
import { withCredential } from '../../sandbox/n8n/demo';
import type { Cluster } from './cluster';

/** A published workflow that sends to the numbers that its webhook is called with. */
export interface SendingWorkflow extends Workflow {
	/** Starts an execution through the proxy, and returns its ID. */
	start(phones: readonly string[]): Promise<string>;
}

const to = (node: string) => [{ node, type: 'main' as const, index: 0 }];

/** Webhook → an item for each number → Send. */
export async function publishSending(
	{ client, proxyUrl }: Cluster,
	credential: Credential,
	parameters: INodeParameters,
): Promise<SendingWorkflow> {
	const path = randomUUID();
	const steps: Pick<INode, 'name' | 'type' | 'typeVersion' | 'parameters'>[] = [
		{
			name: 'Start',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
		},
		{
			name: 'People',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			parameters: { fieldToSplitOut: 'body.people', options: {} },
		},
		{
			name: 'Send',
			type: 'n8n-nodes-8x8-sms.eightByEightSms',
			typeVersion: 1,
			parameters: { resource: 'message', destination: '={{ $json.phone }}', text: 'Hello', source: '', ...parameters },
		},
	];
	const nodes = steps.map((step, index): INode => {
		const webhook = index === 0 ? { webhookId: randomUUID() } : {};
		return { ...step, ...webhook, id: randomUUID(), position: [index * 220, 0] };
	});
	const connections = { Start: { main: [to('People')] }, People: { main: [to('Send')] } };
	const draft = withCredential({ name: `Sends ${path}`, nodes, connections }, credential);
	const workflow = await client.createWorkflow(draft);
	expect(await client.publish(workflow)).toMatchObject({ status: 'published' });
	const known = new Set<string>();
	return {
		...workflow,
		async start(phones) {
			const response = await fetch(`${proxyUrl}/webhook/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ people: phones.map((phone) => ({ phone })) }),
			});
			expect(response.status).toBe(200);
			return await until('the execution', {}, async () => {
				const fresh = (await client.executions(workflow)).find(({ id }) => !known.has(id));
				if (fresh !== undefined) known.add(fresh.id);
				return fresh?.id;
			});
		},
	};
}

/** Numbers that differ, from a range of a thousand times this. */
export function phones(range: number, count: number): string[] {
	return Array.from({ length: count }, (_, index) => `+${6_580_000_000 + range * 100_000 + index}`);
}
