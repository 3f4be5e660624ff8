import {
	executeFilter,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type IRunData,
	Workflow,
} from 'n8n-workflow';
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
	file: WorkflowFile,
	name: string,
	json: IDataObject,
	outputs: Record<string, IDataObject[]> = {},
): NodeParameterValueType {
	return evaluated(file, name, itemsOf([json]), 0, outputs);
}

/** The same for each item of a node before, which has made its items of those of the nodes before it, one of each. */
export function parametersOfEach(
	file: WorkflowFile,
	name: string,
	outputs: Record<string, IDataObject[]>,
): NodeParameterValueType[] {
	const input = itemsOf(outputs[sourceOf(file, name, outputs) ?? ''] ?? []);
	if (nodeNamed(file, name).executeOnce === true) throw new Error(`${name} is executed once`);
	return input.map((_item, index) => evaluated(file, name, input, index, outputs));
}

function evaluated(
	file: WorkflowFile,
	name: string,
	input: INodeExecutionData[],
	index: number,
	outputs: Record<string, IDataObject[]>,
): NodeParameterValueType {
	const { nodes, connections } = file;
	const workflow = new Workflow({ nodes, connections, active: false, nodeTypes });
	const source = (of: string) => {
		const previousNode = sourceOf(file, of, outputs);
		return previousNode === undefined ? [] : [{ previousNode }];
	};
	const runData: IRunData = {};
	for (const [node, rows] of Object.entries(outputs)) {
		const times = { startTime: 0, executionTime: 0, executionIndex: 0 };
		runData[node] = [{ ...times, source: source(node), data: { main: [itemsOf(rows)] } }];
	}
	const node = nodeNamed(file, name);
	const data = createRunExecutionData({ resultData: { runData } });
	const executed = { node, data: { main: [input] }, source: { main: source(name) } };
	const { expression } = workflow;
	return expression.getParameterValue(node.parameters, data, 0, index, name, input, 'manual', {}, executed);
}

function nodeNamed({ nodes }: WorkflowFile, name: string): INode {
	const node = nodes.find((each) => each.name === name);
	if (node === undefined) throw new Error(`There is no node ${name}`);
	return node;
}

/** Which of the nodes with outputs is connected to a node. */
const sourceOf = ({ connections }: WorkflowFile, name: string, outputs: Record<string, IDataObject[]>) =>
	Object.keys(outputs).find((from) => connections[from]?.main?.flat().some((to) => to?.node === name));

/** Whether an item passes the conditions of a node, as n8n's If and Filter decide. */
export function passes(...of: Parameters<typeof parametersOf>): boolean {
	const parameters = parametersOf(...of);
	if (!isFiltering(parameters)) throw new Error(`${of[1]} has no conditions`);
	return executeFilter(parameters.conditions);
}

const isFiltering = (value: unknown): value is { conditions: FilterValue } =>
	typeof value === 'object' && value !== null && 'conditions' in value;
