import { parse, stringify } from 'flatted';
import {
	type EngineResponse,
	type IConnections,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type INodeTypes,
	type IRun,
	type IRunExecutionData,
	type ITaskData,
	type IWorkflowExecuteAdditionalData,
	type NodeConnectionType,
	NodeConnectionTypes,
	type NodeOutput,
	type NodeParameterValueType,
	Workflow,
} from 'n8n-workflow';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { EightByEightChatApps } from '../../nodes/EightByEightChatApps/EightByEightChatApps.node';
import { EightByEightSms } from '../../nodes/EightByEightSms/EightByEightSms.node';
import { startProcessedData } from './processedData';
import { TestCredentials } from './testCredentials';

/** A test's own node, in place of whatever surrounds ours in a workflow. */
export class TestNode implements INodeType {
	readonly description: INodeTypeDescription;

	/** The engine calls it with its own context as `this`. */
	readonly execute: NonNullable<INodeType['execute']>;

	constructor(
		name: string,
		execute: (context: IExecuteFunctions, response: EngineResponse | undefined) => Promise<NodeOutput>,
		inputs = [mainInput],
	) {
		this.execute = function (this: IExecuteFunctions, response?: EngineResponse) {
			return execute(this, response);
		};
		this.description = {
			displayName: name,
			name,
			group: ['transform'],
			version: 1,
			description: 'Part of a test',
			defaults: { name },
			inputs,
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		};
	}
}

const mainInput: NodeConnectionType = NodeConnectionTypes.Main;

/** Items as a node outputs them. */
export function itemsOf(json: readonly IDataObject[]): INodeExecutionData[] {
	return json.map((each, item) => ({ json: each, pairedItem: { item } }));
}

/** A workflow around the node under test. Types are found by the name of their node. */
export interface Graph {
	types: Record<string, INodeType>;
	nodes: Pick<INode, 'name' | 'type'>[];
	connections: IConnections;
	/** Name of the node that the execution begins with. */
	start: string;
}

/**
 * Items → 8x8 SMS, and a node after it that loops back with the later items, round after round, until there are no
 * more.
 */
function graphOf({ items, laterItems }: Pick<WorkflowRunOptions, 'items' | 'laterItems'>): Graph {
	const rounds = (laterItems ?? []).values();
	const toNode = { node: nodeName, type: NodeConnectionTypes.Main, index: 0 };
	const toNextRound = { node: 'Next Round', type: NodeConnectionTypes.Main, index: 0 };
	return {
		types: {
			items: new TestNode('items', () => Promise.resolve([itemsOf(items)])),
			nextRound: new TestNode('nextRound', () => Promise.resolve([itemsOf(rounds.next().value ?? [])])),
		},
		nodes: [
			{ name: 'Items', type: 'items' },
			{ name: 'Next Round', type: 'nextRound' },
		],
		connections: {
			Items: { main: [[toNode]] },
			...(laterItems !== undefined && {
				[nodeName]: { main: [[toNextRound], [toNextRound]] },
				'Next Round': { main: [[toNode]] },
			}),
		},
		start: 'Items',
	};
}

export interface WorkflowRunOptions {
	/** The json of the input items. */
	items: readonly IDataObject[];
	/** Items of further rounds, if the node is in a loop: it runs once more for each. */
	laterItems?: readonly (readonly IDataObject[])[];
	parameters: Record<string, NodeParameterValueType>;
	credential: ICredentialDataDecryptedObject;
	/** Settings of the node, such as onError and retryOnFail. */
	settings?: Partial<INode>;
	/** IANA name of the workflow's time zone. */
	timeZone?: string;
	executionId?: string;
	/** The node under test, where it is another than 8x8 SMS. */
	node?: { type: INodeType; credential: string };
	/** The nodes around ours, where a chain of Items → 8x8 SMS is not enough. */
	graph?: Graph;
	/** Data of an earlier execution to continue from, instead of a new start. */
	resume?: IRunExecutionData;
	/** Whether it continues with the nodes of this workflow, not with those of the earlier execution. */
	loadsWorkflow?: boolean;
	/** Called once the workflow has started, with a function that stops the execution, as the Stop button does. */
	onStart?: (stop: () => void) => void;
	/** Called with what n8n saves, at the moment at which it saves it. */
	onSave?: (run: IRun) => void;
}

export interface WorkflowRunResult {
	run: IRun;
	/** The runs of the node under test, one entry for each time it ran. */
	nodeRuns: ITaskData[];
	/** Items of the node's outputs in its last run; the second is the error output, where there is one. */
	outputs: INodeExecutionData[][];
	error: ITaskData['error'];
	/** Everything that n8n would save of the execution, as text. */
	readonly saved: string;
}

/** Name of the node under test. */
export const nodeName = '8x8 SMS';

/** The workflow of a run: Items → 8x8 SMS, or the given graph. */
export function workflowOf(options: WorkflowRunOptions): { workflow: Workflow; graph: Graph } {
	const graph = options.graph ?? graphOf(options);
	const nodeTypes = nodeTypesOf({
		eightByEightSms: new EightByEightSms(),
		eightByEightChatApps: new EightByEightChatApps(),
		eightByEightChatAppsHitlTool: new EightByEightChatApps(),
		eightByEightSmsTool: asTool(new EightByEightSms()),
		eightByEightSmsHitlTool: new EightByEightSms(),
		...(options.node !== undefined && { [options.node.type.description.name]: options.node.type }),
		...graph.types,
	});
	const workflow = new Workflow({
		id: 'workflow-1',
		name: 'Test',
		nodes: [
			...graph.nodes.map(({ name, type }, index): INode => {
				return { id: `test-${index}`, name, type, typeVersion: 1, position: [0, index * 100], parameters: {} };
			}),
			{
				id: '0f9b7c11-6d1f-4d27-8f7e-5b1c6a1f0a01',
				name: nodeName,
				type: options.node?.type.description.name ?? 'eightByEightSms',
				typeVersion: 1,
				position: [200, 0],
				parameters: { resource: 'message', operation: 'send', ...options.parameters },
				credentials: { [options.node?.credential ?? 'eightByEightSmsApi']: { id: '1', name: '8x8' } },
				...options.settings,
			},
		],
		connections: graph.connections,
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', timezone: options.timeZone ?? 'UTC' },
	});
	return { workflow, graph };
}

/** Runs Items → 8x8 SMS, or the given graph, on n8n's real engine. */
export async function runWorkflow(options: WorkflowRunOptions): Promise<WorkflowRunResult> {
	await startProcessedData();
	const { workflow, graph } = workflowOf(options);
	if (options.loadsWorkflow === true) {
		for (const waiting of options.resume?.executionData?.nodeExecutionStack ?? []) {
			waiting.node = workflow.getNode(waiting.node.name) ?? waiting.node;
		}
	}
	const startNode = workflow.getNode(graph.start);
	if (startNode === null) throw new Error('The workflow has no start');
	const running =
		options.resume === undefined
			? new WorkflowExecute(additionalData(options), 'trigger').run({ workflow, startNode })
			: new WorkflowExecute(additionalData(options), 'retry', options.resume).processRunExecutionData(workflow);
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

/** The tool that n8n makes from a node that is usable as one. */
function asTool(nodeType: INodeType): INodeType {
	const { description } = nodeType;
	description.name += 'Tool';
	description.inputs = [];
	description.outputs = [NodeConnectionTypes.AiTool];
	return nodeType;
}

/**
 * The data that n8n's "Retry" of a failed execution continues from: what it saved, without the last node's error. As
 * in its execution service.
 */
export function savedForRetry({ data }: IRun): IRunExecutionData {
	const saved = parse(stringify(data)) as IRunExecutionData;
	const { lastNodeExecuted, runData } = saved.resultData;
	delete saved.resultData.error;
	const last = lastNodeExecuted === undefined ? undefined : runData[lastNodeExecuted];
	if (last?.at(-1)?.error !== undefined) last.pop();
	return saved;
}

export function nodeTypesOf(types: Record<string, INodeType>): INodeTypes {
	const byName = (name: string): INodeType => {
		const type = types[name];
		if (type === undefined) throw new Error(`No node type ${name}`);
		return type;
	};
	return { getByName: byName, getByNameAndVersion: byName, getKnownTypes: () => ({}) };
}

/** What n8n's server provides to its engine, as far as tests need it. */
export function additionalData(
	options: Pick<WorkflowRunOptions, 'credential' | 'executionId' | 'onSave'>,
): IWorkflowExecuteAdditionalData {
	const executionId = options.executionId ?? '4711';
	const unused = (): never => {
		throw new Error('Not part of these tests');
	};
	const hooks = new ExecutionLifecycleHooks('trigger', executionId, {
		id: 'workflow-1',
		name: 'Test',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: [],
		connections: {},
	});
	hooks.addHandler('workflowExecuteAfter', (run) => options.onSave?.(run));
	return {
		credentialsHelper: new TestCredentials(options.credential),
		executeWorkflow: unused,
		getRunExecutionData: unused,
		executionId,
		hooks,
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
