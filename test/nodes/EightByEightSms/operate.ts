import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { runWorkflow, type WorkflowRunOptions, type WorkflowRunResult } from '../../engine/runWorkflow';
import { apiKey } from '../../rules/ways';

type Parameters = Record<string, NodeParameterValueType> & { resource: string; operation: string };
type Others = Partial<Omit<WorkflowRunOptions, 'items' | 'parameters'>>;

export const accountId = '5a2db0c5-8888-4e57-9c1b-0d0c5e55a8b0';

/** Runs an operation of the node once for each item. */
export async function operate(
	baseUrl: string,
	parameters: Parameters,
	items: readonly IDataObject[] = [{}],
	{ credential, ...others }: Others = {},
): Promise<WorkflowRunResult> {
	return await runWorkflow({
		items,
		credential: { apiKey, region: 'custom', baseUrl, subAccountId: 'acme_hq', accountId, ...credential },
		parameters,
		...others,
	});
}
