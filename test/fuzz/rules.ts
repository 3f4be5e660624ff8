import { expect } from 'vitest';
import type { RecordedRequest } from '../engine/scriptedApi';
import type { WorkflowRunResult } from '../engine/runWorkflow';
import { reportOf } from '../faults/nodeReport';

/** The rules that hold for any input of the node and any answer of the API. */
export function expectRules(result: WorkflowRunResult, continues: boolean): void {
	expect(result.nodeRuns).toHaveLength(1);
	const [nodeRun] = result.nodeRuns;
	if (nodeRun === undefined) return;
	const { error } = nodeRun;
	if (continues) expect(error).toBeUndefined();
	if (error !== undefined) {
		// n8n keeps a copy of the error, which has its name and not its class.
		expect(['NodeOperationError', 'NodeApiError'], error.message).toContain(error.name);
		expect(error).toMatchObject({ context: { itemIndex: expect.any(Number) as number } });
	}
	// Every item has an outcome.
	expect(new Set(reportOf(nodeRun).map(({ item }) => item)).size).toBeGreaterThan(0);
	expect(() => JSON.stringify(result.run)).not.toThrow();
}

/** Bodies of requests that fulfil the API's contract to the letter: nothing else may ever go out. */
export function expectValidRequests(requests: readonly RecordedRequest[], isValid: (body: unknown) => boolean): void {
	expect(requests.filter(({ body }) => !isValid(body)).map(({ text }) => text.slice(0, 500))).toEqual([]);
}
