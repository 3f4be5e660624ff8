import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';
import type { Problem } from '../../problems/problem';
import { inOneLine } from '../../problems/unknownValues';

/** n8n shows the message of an error in a hook, and nothing else of it. */
export function hookError(context: IHookFunctions, problem: Problem): NodeOperationError {
	const error = new NodeOperationError(context.getNode(), sentence(problem));
	// n8n's error classes replace a message in which they find the name of a system error.
	error.message = sentence(problem);
	return error;
}

/** A problem for n8n's log or an error: what happened and what to do, in one line. */
export function sentence({ happened, remedy }: Problem): string {
	return inOneLine(`${happened.replace(/\.$/, '')}. ${remedy}`);
}
