import type { IExecuteFunctions } from 'n8n-workflow';

/** Counted by n8n: 0 for the first time that the node runs in an execution, 1 for the second (in a loop), and so on. */
export function runIndexOf(context: IExecuteFunctions): number {
	const runIndex: unknown = context.evaluateExpression('{{ $runIndex }}', 0);
	return typeof runIndex === 'number' ? runIndex : 0;
}
