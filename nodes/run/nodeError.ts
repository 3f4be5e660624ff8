import { type IExecuteFunctions, type INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { itemName } from '../problems/itemName';
import type { Problem } from '../problems/problem';
import { isAgentTool } from './agentTool';

/**
 * The output item of an input item that failed, in the continue modes. n8n keeps such an item whole, and sends it to the
 * error output, only where its json is exactly `error`, `message` and `details`.
 */
export function failedItem(itemIndex: number, problem: Problem): INodeExecutionData {
	const { happened, remedy, status, code, errorId } = problem;
	return {
		json: {
			error: `${itemName(itemIndex)}: ${happened}`,
			message: `${itemName(itemIndex)}: ${happened}. ${remedy}`,
			details: { status: status ?? null, code: code ?? null, errorId: errorId ?? null },
		},
		pairedItem: { item: itemIndex },
	};
}

/** The error that stops the workflow at an item. */
export function nodeError(
	context: IExecuteFunctions,
	itemIndex: number,
	{ happened, remedy, status }: Problem,
): NodeApiError | NodeOperationError {
	// An agent is shown the message alone.
	const message = isAgentTool(context)
		? `${itemName(itemIndex)}: ${happened}. ${remedy}`
		: `${itemName(itemIndex)}: ${happened}`;
	const shown = { itemIndex, description: remedy };
	const error =
		status === undefined
			? new NodeOperationError(context.getNode(), message, shown)
			: new NodeApiError(context.getNode(), { message }, { message, ...shown, httpCode: String(status) });
	// n8n's error classes replace a message in which they find the name of a system error.
	error.message = message;
	return error;
}

/** Fails every input item for the same reason: thrown in stop mode, and one failed item each in the continue modes. */
export function failAll(context: IExecuteFunctions, problem: Problem): INodeExecutionData[] {
	const items = context.getInputData();
	if (items.length > 0 && !context.continueOnFail()) throw nodeError(context, 0, problem);
	return items.map((_, itemIndex) => failedItem(itemIndex, problem));
}
