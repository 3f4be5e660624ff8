import type { INodeExecutionData } from 'n8n-workflow';
import type { BatchIds } from '../problems/problem';
import { outputItem, type Settled } from './report';

interface Tally extends BatchIds {
	acceptedCount: number;
	rejectedCount: number;
	unknownCount: number;
	skippedCount: number;
	items: Set<number>;
}

/**
 * One output item for each batch that 8x8 took, with what became of its messages in numbers; and, so that none is lost,
 * one for each message that failed.
 */
export function batchItems(settled: readonly Settled[]): INodeExecutionData[] {
	const batches = new Map<string, Tally>();
	for (const { slot, outcome, duplicateOf } of settled) {
		const batch = outcome.outcome === 'accepted' ? outcome.batch : outcome.problem.batch;
		if (batch === undefined) continue;
		const tally = batches.get(batch.batchId) ?? newTally(batch);
		batches.set(batch.batchId, tally);
		tally.items.add(slot.itemIndex);
		if (duplicateOf === undefined) tally[`${outcome.outcome}Count`]++;
		else tally.skippedCount++;
	}
	const taken = [...batches.values()].map(({ items, ...counts }) => ({
		json: { ...counts },
		pairedItem: [...items].map((item) => ({ item })),
	}));
	return [...taken, ...settled.filter(({ outcome }) => outcome.outcome !== 'accepted').map(outputItem)];
}

function newTally({ batchId, clientBatchId }: BatchIds): Tally {
	const none = { acceptedCount: 0, rejectedCount: 0, unknownCount: 0, skippedCount: 0 };
	return { batchId, clientBatchId, ...none, items: new Set() };
}
