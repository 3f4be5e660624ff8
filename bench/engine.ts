import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as N8nCore from 'n8n-core';
import type * as N8nWorkflow from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypes,
	IVersionedNodeType,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

/** A request of n8n's helpers; those of older nodes have a `uri`. */
type OutgoingRequest = Pick<IHttpRequestOptions, 'headers'> & { uri?: string };

/** A node with its parameters and credentials, as a user would set it up. */
export interface Setup {
	type: INodeType | IVersionedNodeType;
	node: Pick<INode, 'typeVersion' | 'parameters'> & Partial<INode>;
	credential: ICredentialDataDecryptedObject;
	/** Adds the credential to a request, as the credential's own type does. */
	authenticate: (request: OutgoingRequest) => OutgoingRequest;
}

export type Load = (name: string) => unknown;

/** Loads modules of the installed n8n, and the connector built into the same tree. */
export function loaderFrom(folder: string): Load {
	const require = createRequire(join(folder, 'index.js'));
	return (name) => require(name) as unknown;
}

/** Runs items through a node on n8n's engine, and returns the node's output. Rejects when the run failed. */
export async function runOnEngine(
	load: Load,
	setup: Setup,
	items: readonly IDataObject[],
): Promise<INodeExecutionData[]> {
	const { WorkflowExecute, ExecutionLifecycleHooks } = load('n8n-core') as typeof N8nCore;
	const { Workflow } = load('n8n-workflow') as typeof N8nWorkflow;
	const start = startNode(items);
	const byName = (name: string, version?: number): INodeType => {
		const type = name === 'items' ? start : setup.type;
		return 'getNodeType' in type ? type.getNodeType(version) : type;
	};
	const nodeTypes: INodeTypes = { getByName: byName, getByNameAndVersion: byName, getKnownTypes: () => ({}) };
	const workflow = new Workflow({
		id: 'bench',
		name: 'Bench',
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', timezone: 'UTC' },
		nodes: [
			{ id: 'a', name: 'Items', type: 'items', typeVersion: 1, position: [0, 0], parameters: {} },
			{ id: 'b', name: 'Node', type: 'node', position: [200, 0], ...setup.node },
		],
		connections: { Items: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	});
	const hooks = new ExecutionLifecycleHooks('trigger', '1', {
		id: 'bench',
		name: 'Bench',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: [],
		connections: {},
	});
	const additionalData = {
		credentialsHelper: {
			getParentTypes: () => [],
			authenticate: (_data: unknown, _type: string, request: OutgoingRequest) =>
				Promise.resolve(setup.authenticate(request)),
			preAuthentication: () => Promise.resolve(undefined),
			runPreAuthentication: () => Promise.resolve(undefined),
			getDecrypted: () => Promise.resolve(setup.credential),
			getCredentialsProperties: () => [],
			isCredentialUsableByNode: () => true,
		},
		executionId: '1',
		hooks,
		currentNodeExecutionIndex: 0,
		restApiUrl: 'http://127.0.0.1/rest',
		instanceBaseUrl: 'http://127.0.0.1/',
		webhookBaseUrl: 'http://127.0.0.1/webhook',
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		webhookTestBaseUrl: 'http://127.0.0.1/webhook-test',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		variables: {},
		setExecutionStatus: () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
	const startAt = workflow.getNode('Items');
	if (startAt === null) throw new Error('The workflow has no start');
	const run = await new WorkflowExecute(additionalData, 'trigger').run({ workflow, startNode: startAt });
	const last = run.data.resultData.runData.Node?.at(-1);
	const output = last?.data?.main?.[0];
	if (run.data.resultData.error !== undefined || !output) {
		throw new Error(`The run failed: ${run.data.resultData.error?.message ?? 'no output'}`);
	}
	return output;
}

function startNode(items: readonly IDataObject[]): INodeType {
	return {
		description: {
			displayName: 'Items',
			name: 'items',
			group: ['input'],
			version: 1,
			description: 'Items to send',
			defaults: { name: 'Items' },
			inputs: [],
			outputs: ['main'],
			properties: [],
		},
		execute: () => Promise.resolve([items.map((json, item) => ({ json, pairedItem: { item } }))]),
	};
}
