import { executeFilter, type IDataObject, type INodeParameters, type IRunData, Workflow } from 'n8n-workflow';
import { createRunExecutionData, type FilterValue, type NodeParameterValueType } from 'n8n-workflow';
import { parseWorkflow, readJson, type WorkflowFile } from '../../tools/workflows/workflow';
import { itemsOf } from '../engine/runWorkflow';
import { KnownNodeTypes } from './knownNodeTypes';

const nodeTypes = new KnownNodeTypes();

/** Reads a workflow, which has to be one. */
export async function readWorkflow(path: string): Promise<WorkflowFile> {
	const parsed = parseWorkflow(await readJson(path));
	if ('problems' in parsed) throw new Error(parsed.problems.join());
	return parsed.workflow;
}

/** The names of the nodes behind an output of a node. */
export function behind({ connections }: WorkflowFile, name: string, output = 0): string[] {
	return (connections[name]?.main?.[output] ?? []).map(({ node }) => node);
}

/** A node's parameters as n8n evaluates them for an item, with these outputs of other nodes. */
export function parametersOf(
	{ nodes, connections }: WorkflowFile,
	name: string,
	json: IDataObject,
	outputs: Record<string, IDataObject[]> = {},
): NodeParameterValueType {
	const workflow = new Workflow({ nodes, connections, active: false, nodeTypes });
	const runData: IRunData = {};
	for (const [node, rows] of Object.entries(outputs)) {
		const times = { startTime: 0, executionTime: 0, executionIndex: 0 };
		runData[node] = [{ ...times, source: [], data: { main: [itemsOf(rows)] } }];
	}
	const parameters: INodeParameters | undefined = nodes.find((node) => node.name === name)?.parameters;
	if (parameters === undefined) throw new Error(`There is no node ${name}`);
	const data = createRunExecutionData({ resultData: { runData } });
	const items = itemsOf([json]);
	return workflow.expression.getParameterValue(parameters, data, 0, 0, name, items, 'manual', {});
}

/** Whether an item passes the conditions of a node, as n8n's If and Filter decide. */
export function passes(...of: Parameters<typeof parametersOf>): boolean {
	const parameters = parametersOf(...of);
	if (!isFiltering(parameters)) throw new Error(`${of[1]} has no conditions`);
	return executeFilter(parameters.conditions);
}

const isFiltering = (value: unknown): value is { conditions: FilterValue } =>
	typeof value === 'object' && value !== null && 'conditions' in value;
