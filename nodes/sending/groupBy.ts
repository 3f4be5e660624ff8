/** The entries under each key, keys and entries in the order in which they come. Node.js 20 has no Map.groupBy. */
export function groupBy<T>(entries: readonly T[], keyOf: (entry: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	entries.forEach((entry) => {
		const key = keyOf(entry);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [entry]);
		else group.push(entry);
	});
	return groups;
}
