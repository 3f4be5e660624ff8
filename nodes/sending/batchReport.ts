import type { INodeExecutionData } from 'n8n-workflow';
import type { BatchIds } from '../problems/problem';
import { defined } from '../problems/defined';
import type { Settled } from './slots';

interface Tally extends BatchIds {
	acceptedCount: number;
	rejectedCount: number;
	unknownCount: number;
	skippedCount: number;
	/** ISO 8601; left out where they went out immediately. */
	scheduled?: string;
	items: Set<number>;
}

/**
 * One output item for each batch that 8x8 accepted, with the number of messages by outcome; and, so that none is lost,
 * one for each message that failed or is in no batch of this try.
 */
export function batchItems(
	settled: readonly Settled[],
	itemOf: (settled: Settled) => INodeExecutionData,
): INodeExecutionData[] {
	const batches = new Map<string, Tally>();
	const apart: Settled[] = [];
	for (const each of settled) {
		const { itemIndex, outcome, duplicateOf, isLeftover } = each;
		const batch = outcome.outcome === 'accepted' ? outcome.batch : outcome.problem.batch;
		if (batch === undefined || outcome.outcome !== 'accepted' || isLeftover === true) apart.push(each);
		if (batch === undefined || isLeftover === true) continue;
		const tally = batches.get(batch.batchId) ?? newTally(batch, outcome.sentAs?.scheduled ?? undefined);
		batches.set(batch.batchId, tally);
		tally.items.add(itemIndex);
		if (duplicateOf === undefined) tally[`${outcome.outcome}Count`]++;
		else tally.skippedCount++;
	}
	const taken = [...batches.values()].map(({ items, ...counts }) => ({
		json: { ...counts },
		pairedItem: [...items].map((item) => ({ item })),
	}));
	return [...taken, ...apart.map(itemOf)];
}

function newTally({ batchId, clientBatchId }: BatchIds, scheduled: string | undefined): Tally {
	const none = { acceptedCount: 0, rejectedCount: 0, unknownCount: 0, skippedCount: 0 };
	return { batchId, clientBatchId, ...none, ...defined({ scheduled }), items: new Set() };
}
