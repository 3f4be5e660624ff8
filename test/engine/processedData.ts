import { DataDeduplicationService } from 'n8n-core';
import type { DeduplicationItemTypes, ICheckProcessedContextData, IDataDeduplicator } from 'n8n-workflow';

/**
 * n8n's table of processed data, which its server keeps in its database: an entry list for each node, without a lock. As in
 * its deduplication helper.
 */
class ProcessedData implements IDataDeduplicator {
	private readonly entries = new Map<string, string[]>();
	/** Set by tests of a database that cannot be reached. */
	isDown = false;

	checkProcessedAndRecord: IDataDeduplicator['checkProcessedAndRecord'] = (items, _scope, context, options) => {
		const stored = this.read(context);
		const known = new Set(stored);
		const isKnown = (item: DeduplicationItemTypes) => known.has(String(item));
		const fresh = items.filter((item) => !isKnown(item));
		const all = [...stored, ...fresh.map(String)];
		this.entries.set(keyOf(context), all.slice(-(options.maxEntries ?? all.length)));
		return Promise.resolve({ new: fresh, processed: items.filter(isKnown) });
	};

	removeProcessed: IDataDeduplicator['removeProcessed'] = (items, _scope, context) => {
		const removed = new Set(items.map(String));
		this.entries.set(
			keyOf(context),
			this.read(context).filter((entry) => !removed.has(entry)),
		);
		return Promise.resolve();
	};

	clearAllProcessedItems: IDataDeduplicator['clearAllProcessedItems'] = () => {
		this.clear();
		return Promise.resolve();
	};

	getProcessedDataCount: IDataDeduplicator['getProcessedDataCount'] = (_scope, context) =>
		Promise.resolve(this.read(context).length);

	clear(): void {
		this.entries.clear();
		this.isDown = false;
	}

	/** All entries of all nodes. */
	all(): string[] {
		return [...this.entries.values()].flat();
	}

	private read(context: ICheckProcessedContextData): string[] {
		if (this.isDown) throw new Error('The database is locked');
		return this.entries.get(keyOf(context)) ?? [];
	}
}

function keyOf({ workflow, node }: ICheckProcessedContextData): string {
	return `${workflow.id}/${node?.id ?? ''}`;
}

/** The table that the engine's nodes use in tests. */
export const processedData = new ProcessedData();

let started: Promise<void> | undefined;

/** Gives the engine the table, once in a process. */
export async function startProcessedData(): Promise<void> {
	await (started ??= DataDeduplicationService.init(processedData));
}
