import {
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type ITaskData,
	type IWorkflowExecuteAdditionalData,
	NodeConnectionTypes,
	type NodeParameterValueType,
	Workflow,
} from 'n8n-workflow';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { EightByEightSms } from '../../nodes/EightByEightSms/EightByEightSms.node';
import { TestCredentials } from './testCredentials';

/** Emits the test's items, in the place of whatever node comes before ours in a workflow. */
class Items implements INodeType {
	description = {
		displayName: 'Items',
		name: 'items',
		group: ['input' as const],
		version: 1,
		description: 'Items of a test',
		defaults: { name: 'Items' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	/** The engine calls it with its own context as `this`. */
	readonly execute: () => Promise<INodeExecutionData[][]>;

	constructor(items: readonly IDataObject[]) {
		this.execute = () => Promise.resolve([items.map((json, item) => ({ json, pairedItem: { item } }))]);
	}
}

/** Closes a loop around the node under test: gives it the next round of items each time, until there are no more. */
class NextRound implements INodeType {
	description = {
		displayName: 'Next Round',
		name: 'nextRound',
		group: ['transform' as const],
		version: 1,
		description: 'Items of a test, round after round',
		defaults: { name: 'Next Round' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	/** The engine calls it with its own context as `this`. */
	readonly execute: () => Promise<INodeExecutionData[][]>;

	constructor(rounds: readonly (readonly IDataObject[])[]) {
		const left = rounds.values();
		this.execute = () =>
			Promise.resolve([(left.next().value ?? []).map((json, item) => ({ json, pairedItem: { item } }))]);
	}
}

export interface WorkflowRunOptions {
	/** The json of the input items. */
	items: readonly IDataObject[];
	/** Items of further rounds, where the node stands in a loop: it runs once more for each. */
	laterItems?: readonly (readonly IDataObject[])[];
	parameters: Record<string, NodeParameterValueType>;
	credential: ICredentialDataDecryptedObject;
	/** Settings of the node, such as onError and retryOnFail. */
	settings?: Partial<INode>;
	/** IANA name of the workflow's time zone. */
	timeZone?: string;
	executionId?: string;
	/** Called once the workflow has started; what it gets stops the execution, as the Stop button does. */
	onStart?: (stop: () => void) => void;
}

export interface WorkflowRunResult {
	run: IRun;
	/** What the node under test left, one entry for each time it ran. */
	nodeRuns: ITaskData[];
	/** Items of the node's outputs in its last run; the second is the error output, where there is one. */
	outputs: INodeExecutionData[][];
	error: ITaskData['error'];
	/** Everything that n8n would save of the execution, as text. */
	readonly saved: string;
}

const nodeName = '8x8 SMS';

/** Runs Items → 8x8 SMS on n8n's real engine. */
export async function runWorkflow(options: WorkflowRunOptions): Promise<WorkflowRunResult> {
	const nodeTypes = nodeTypesOf({
		items: new Items(options.items),
		eightByEightSms: new EightByEightSms(),
		nextRound: new NextRound(options.laterItems ?? []),
	});
	const toNode = { node: nodeName, type: NodeConnectionTypes.Main, index: 0 };
	const toNextRound = { node: 'Next Round', type: NodeConnectionTypes.Main, index: 0 };
	const workflow = new Workflow({
		id: 'workflow-1',
		name: 'Test',
		nodes: [
			{ id: 'a', name: 'Items', type: 'items', typeVersion: 1, position: [0, 0], parameters: {} },
			{
				id: '0f9b7c11-6d1f-4d27-8f7e-5b1c6a1f0a01',
				name: nodeName,
				type: 'eightByEightSms',
				typeVersion: 1,
				position: [200, 0],
				parameters: { resource: 'message', operation: 'send', ...options.parameters },
				credentials: { eightByEightSmsApi: { id: '1', name: '8x8' } },
				...options.settings,
			},
			{ id: 'c', name: 'Next Round', type: 'nextRound', typeVersion: 1, position: [400, 0], parameters: {} },
		],
		connections: {
			Items: { main: [[toNode]] },
			...(options.laterItems !== undefined && {
				[nodeName]: { main: [[toNextRound], [toNextRound]] },
				'Next Round': { main: [[toNode]] },
			}),
		},
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', timezone: options.timeZone ?? 'UTC' },
	});
	const execution = new WorkflowExecute(additionalData(options), 'trigger');
	const startNode = workflow.getNode('Items');
	if (startNode === null) throw new Error('The workflow has no start');
	const running = execution.run({ workflow, startNode });
	options.onStart?.(() => running.cancel());
	const run = await running;
	const nodeRuns = run.data.resultData.runData[nodeName] ?? [];
	const last = nodeRuns.at(-1);
	return {
		run,
		nodeRuns,
		outputs: (last?.data?.main ?? []).map((items) => items ?? []),
		error: last?.error,
		get saved() {
			return JSON.stringify(run);
		},
	};
}

export function nodeTypesOf(types: Record<string, INodeType>): INodeTypes {
	const byName = (name: string): INodeType => {
		const type = types[name];
		if (type === undefined) throw new Error(`No node type ${name}`);
		return type;
	};
	return { getByName: byName, getByNameAndVersion: byName, getKnownTypes: () => ({}) };
}

/** What n8n's server gives its engine, as far as tests need it. */
export function additionalData(
	options: Pick<WorkflowRunOptions, 'credential' | 'executionId'>,
): IWorkflowExecuteAdditionalData {
	const executionId = options.executionId ?? '4711';
	const unused = (): never => {
		throw new Error('Not part of these tests');
	};
	return {
		credentialsHelper: new TestCredentials(options.credential),
		executeWorkflow: unused,
		getRunExecutionData: unused,
		executionId,
		hooks: new ExecutionLifecycleHooks('trigger', executionId, {
			id: 'workflow-1',
			name: 'Test',
			active: false,
			activeVersionId: null,
			isArchived: false,
			createdAt: new Date(),
			updatedAt: new Date(),
			nodes: [],
			connections: {},
		}),
		currentNodeExecutionIndex: 0,
		restApiUrl: 'http://127.0.0.1/rest',
		instanceBaseUrl: 'http://127.0.0.1/',
		webhookBaseUrl: 'http://127.0.0.1/webhook',
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		webhookTestBaseUrl: 'http://127.0.0.1/webhook-test',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		variables: {},
		logAiEvent: () => undefined,
		startRunnerTask: unused,
		executionTimeoutTimestamp: undefined,
		setExecutionStatus: () => undefined,
		parentCallbackManager: undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
}
