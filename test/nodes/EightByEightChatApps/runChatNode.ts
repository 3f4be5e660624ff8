import { type IBinaryData, type IDataObject, NodeConnectionTypes } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox/server';
import { type Graph, nodeName, runWorkflow, TestNode, type WorkflowRunOptions } from '../../engine/runWorkflow';

export type Others = Partial<Omit<WorkflowRunOptions, 'items' | 'parameters'>>;

/** A credential of the sandbox's account. */
export const credentialOf = ({ apiKey, url, subAccountId, accountId }: Sandbox) => {
	return { apiKey, region: 'custom', baseUrl: url, subAccountId, accountId };
};

/** Runs 8x8 Chat Apps against the sandbox. Failures are items unless the settings say otherwise. */
export async function runChatNode(
	sandbox: Sandbox,
	parameters: IDataObject,
	items: readonly IDataObject[] = [{}],
	{ settings, ...others }: Others = {},
) {
	const result = await runWorkflow({
		items,
		credential: credentialOf(sandbox),
		parameters: { resource: 'message', ...parameters },
		settings: { type: 'eightByEightChatApps', onError: 'continueRegularOutput', ...settings },
		...others,
	});
	return { ...result, rows: (result.outputs[0] ?? []).map(({ json }) => json) };
}

/** A list as a collection of the panel has it. */
export const list = (...values: IDataObject[]): IDataObject => ({ values });

/** Items that each have these binary fields, into the node. */
export function graphOfFiles(items: readonly Record<string, IBinaryData>[]): Graph {
	const output = items.map((binary, item) => ({ json: { item }, binary, pairedItem: { item } }));
	return {
		types: { items: new TestNode('items', () => Promise.resolve([output])) },
		nodes: [{ name: 'Items', type: 'items' }],
		connections: { Items: { main: [[{ node: nodeName, type: NodeConnectionTypes.Main, index: 0 }]] } },
		start: 'Items',
	};
}
