/**
 * Works through the list in order with at most `concurrency` under way. Before each start it asks `mayStart`; once that
 * says no, nothing more is started, and what is under way is waited for. `work` must not throw.
 */
export async function forEachConcurrently<T>(
	list: readonly T[],
	concurrency: number,
	mayStart: () => boolean,
	work: (entry: T) => Promise<void>,
): Promise<void> {
	const entries = list.values();
	const worker = async () => {
		for (const entry of entries) {
			if (!mayStart()) return;
			await work(entry);
		}
	};
	await Promise.all(Array.from({ length: Math.min(concurrency, list.length) }, worker));
}
