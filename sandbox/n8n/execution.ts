import { parse } from 'flatted';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod/v4';

/** A workflow's run, as n8n stored it. */
export interface Execution {
	id: string;
	workflowId: string;
	/** success, error, canceled, crashed, running, waiting or new */
	status: string;
	/** manual, webhook, trigger, retry, ... */
	mode: string;
	/** The error that ended it. */
	error?: ExecutionError;
	/** Every run of every node by the node's name. */
	runs: Record<string, NodeRun[]>;
	/** The items that a node output in its last run, at one of its outputs (0, the first, unless given). */
	output(node: string, index?: number): IDataObject[];
}

interface ExecutionError {
	message: string;
	description?: string;
	/** The node's name. */
	node?: string;
	itemIndex?: number;
}

interface NodeRun {
	error?: ExecutionError;
	/** Items by output. */
	outputs: IDataObject[][];
	hints: string[];
}

const json = z.custom<IDataObject>((value) => typeof value === 'object' && value !== null);

const error = z
	.object({
		message: z.string(),
		description: z.string().nullish(),
		node: z.object({ name: z.string() }).nullish(),
		context: z.object({ itemIndex: z.number().optional() }).nullish(),
	})
	.transform(({ message, description, node, context }): ExecutionError => ({
		message,
		...(description ? { description } : {}),
		...(node ? { node: node.name } : {}),
		...(context?.itemIndex === undefined ? {} : { itemIndex: context.itemIndex }),
	}));

const nodeRun = z
	.object({
		error: error.optional(),
		hints: z.array(z.object({ message: z.string() })).optional(),
		data: z.object({ main: z.array(z.array(z.object({ json })).nullable()).optional() }).optional(),
	})
	.transform((run): NodeRun => ({
		...(run.error ? { error: run.error } : {}),
		outputs: (run.data?.main ?? []).map((items) => (items ?? []).map((item) => item.json)),
		hints: (run.hints ?? []).map((hint) => hint.message),
	}));

const runData = z.object({
	resultData: z.object({ error: error.optional(), runData: z.record(z.string(), z.array(nodeRun)).default({}) }),
});

const stored = z.object({
	id: z.coerce.string(),
	workflowId: z.string(),
	status: z.string(),
	mode: z.string(),
	data: z.string().optional(),
});

/** Reads n8n's answer to `GET /rest/executions/:id`, whose run data is a string in the `flatted` format. */
export function executionFrom(answer: unknown): Execution {
	const { data, ...execution } = stored.parse(answer);
	// Until something has run, the string is empty.
	const resultData = runData.optional().parse(data === undefined ? undefined : parse(data))?.resultData;
	const runs = resultData?.runData ?? {};
	return {
		...execution,
		...(resultData?.error ? { error: resultData.error } : {}),
		runs,
		output: (node, index = 0) => runs[node]?.at(-1)?.outputs[index] ?? [],
	};
}
