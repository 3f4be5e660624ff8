import type { IExecuteFunctions } from 'n8n-workflow';
import { problem } from '../problems/catalogue';
import type { Problem } from '../problems/problem';

/** Whether an AI agent runs the node: n8n then gives its type another name. */
export function isAgentTool(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('Tool') && !asksForApproval(context);
}

/** Whether n8n runs the node to ask a person before an agent uses another tool. */
function asksForApproval(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('HitlTool');
}

/** What the agent asks for with this call. The same for a repeated call. */
export function argumentsOf(context: IExecuteFunctions): [name: string, value: unknown][] {
	return Object.entries(context.getInputData()[0]?.json ?? {}).filter(([name]) => name !== 'toolCallId');
}

/**
 * What is wrong where n8n gives one call of an agent the arguments of another. It counts runs so that calls for several
 * items at once share an index, and $fromAI then answers all of them with the first one's number and text.
 */
export function findMixedUpCall(context: IExecuteFunctions): Problem | undefined {
	if (!isAgentTool(context)) return undefined;
	const isMixedUp = argumentsOf(context).some(([name, value]) => {
		if (!/^[\w-]{1,64}$/.test(name)) return false;
		const seen = fromAI(context, name);
		return seen !== undefined && JSON.stringify(seen) !== JSON.stringify(value);
	});
	return isMixedUp ? problem('CALLS_MIXED_UP') : undefined;
}

/** What $fromAI returns, or undefined where it knows of no call. */
function fromAI(context: IExecuteFunctions, name: string): unknown {
	try {
		return context.evaluateExpression(`{{ $fromAI('${name}') }}`, 0);
	} catch {
		return undefined;
	}
}
