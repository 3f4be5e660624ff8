import { setTimeout } from 'node:timers/promises';
import { DataDeduplicationService } from 'n8n-core';
import type { DeduplicationItemTypes, ICheckProcessedContextData, IDataDeduplicator } from 'n8n-workflow';

/**
 * n8n's table of processed data, which its server keeps in its database: a list of entries for each node, without a
 * lock. It works like n8n's deduplication helper.
 */
class ProcessedData implements IDataDeduplicator {
	private readonly entries = new Map<string, string[]>();
	/** Set by tests of a database that cannot be reached. */
	isDown = false;

	checkProcessedAndRecord: IDataDeduplicator['checkProcessedAndRecord'] = async (items, _scope, context, options) => {
		const stored = await this.read(context);
		const known = new Set(stored);
		const isKnown = (item: DeduplicationItemTypes) => known.has(String(item));
		const fresh = items.filter((item) => !isKnown(item));
		const all = [...stored, ...fresh.map(String)];
		this.entries.set(keyOf(context), all.slice(-(options.maxEntries ?? all.length)));
		return { new: fresh, processed: items.filter(isKnown) };
	};

	removeProcessed: IDataDeduplicator['removeProcessed'] = async (items, _scope, context) => {
		const removed = new Set(items.map(String));
		const stored = await this.read(context);
		this.entries.set(
			keyOf(context),
			stored.filter((entry) => !removed.has(entry)),
		);
	};

	clearAllProcessedItems: IDataDeduplicator['clearAllProcessedItems'] = () => {
		this.clear();
		return Promise.resolve();
	};

	getProcessedDataCount: IDataDeduplicator['getProcessedDataCount'] = async (_scope, context) =>
		(await this.read(context)).length;

	clear(): void {
		this.entries.clear();
		this.isDown = false;
	}

	/** All entries of all nodes. */
	all(): string[] {
		return [...this.entries.values()].flat();
	}

	/** Like a database: others may have written before the answer arrives. */
	private async read(context: ICheckProcessedContextData): Promise<string[]> {
		if (this.isDown) throw new Error('The database is locked');
		const stored = this.entries.get(keyOf(context)) ?? [];
		await setTimeout(5);
		return stored;
	}
}

function keyOf({ workflow, node }: ICheckProcessedContextData): string {
	return `${workflow.id}/${node?.id ?? ''}`;
}

/** The table that the engine's nodes use in tests. */
export const processedData = new ProcessedData();

let started: Promise<void> | undefined;

/** Gives the engine the table, once in each process. */
export async function startProcessedData(): Promise<void> {
	await (started ??= DataDeduplicationService.init(processedData));
}
