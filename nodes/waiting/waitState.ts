import type { IDataObject, IExecuteFunctions, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { isRecord } from '../problems/unknownValues';

/** The key in the node's context, which n8n saves with the execution and shows to nobody. */
const key = 'waiting';

/**
 * Makes the execution wait. When the time is over, n8n passes on the node's input, so `ifOver` takes the input's
 * place; `state` is what calls are compared with in the meantime.
 */
export async function park(
	context: IExecuteFunctions,
	{ ifOver, until, state }: { ifOver: INodeExecutionData[]; until: Date; state: IDataObject },
): Promise<void> {
	Object.assign(context.getContext('node'), { [key]: state });
	await context.putExecutionToWait(until);
	context.getExecuteData().data = { main: [ifOver] };
}

/** What the waiting execution noted about itself; undefined where it does not wait. */
export function stateOf(context: IWebhookFunctions): Record<string, unknown> | undefined {
	// A webhook is not given the context itself, only expressions are. The braces would end the expression.
	const name = JSON.stringify(context.getNode().name).replace(/[{}]/g, (brace) =>
		brace === '{' ? '\\u007b' : '\\u007d',
	);
	const state: unknown = context.evaluateExpression(`{{ $node[${name}].context[${JSON.stringify(key)}] }}`, 0);
	return isRecord(state) ? state : undefined;
}
