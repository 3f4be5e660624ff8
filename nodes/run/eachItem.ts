import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { problem } from '../problems/catalogue';
import { type Problem, reasonOf } from '../problems/problem';
import { failed, type Result } from '../problems/result';
import { forEachConcurrently } from './concurrency';
import { failedItem, nodeError } from './nodeError';

/**
 * Does the same for each input item, a few at a time, and returns all output items in the order of the input. In stop
 * mode the first failure is thrown and ends the run; in the continue modes it becomes one failed item.
 */
export async function forEachItem(
	context: IExecuteFunctions,
	concurrency: number,
	carryOut: (itemIndex: number) => Promise<Result<INodeExecutionData[]>>,
): Promise<INodeExecutionData[]> {
	const items = context.getInputData();
	const signal = context.getExecutionCancelSignal();
	const continues = context.continueOnFail();
	const outcomes = new Map<number, Result<INodeExecutionData[]>>();
	let hasFailed = false;

	const mayStart = () => signal?.aborted !== true && (continues || !hasFailed);
	await forEachConcurrently([...items.keys()], concurrency, mayStart, async (itemIndex) => {
		const outcome = await carryOut(itemIndex).catch((thrown: unknown) =>
			failed(problem('FIELD_UNREADABLE', { reason: reasonOf(thrown) })),
		);
		if (!outcome.ok) hasFailed = true;
		outcomes.set(itemIndex, outcome);
	});

	const first = [...outcomes].sort(([a], [b]) => a - b).find(([, outcome]) => !outcome.ok);
	const notMade = problem(signal?.aborted === true ? 'REQUEST_STOPPED' : 'REQUEST_NOT_MADE');
	if (!continues && first !== undefined) throw nodeError(context, first[0], problemIn(first[1]) ?? notMade);
	return items.flatMap((_, itemIndex) => {
		const outcome = outcomes.get(itemIndex) ?? failed(notMade);
		return outcome.ok ? outcome.value : [failedItem(itemIndex, outcome.problem)];
	});
}

function problemIn(outcome: Result<INodeExecutionData[]>): Problem | undefined {
	return outcome.ok ? undefined : outcome.problem;
}
