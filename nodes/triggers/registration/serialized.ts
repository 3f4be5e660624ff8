const tails = new Map<string, Promise<void>>();

/**
 * Runs tasks of one key one after the other. n8n sets up all the triggers of a workflow at the same time; two of one
 * account that look before either has registered would both find the place free.
 */
export async function serialized<T>(key: string, task: () => Promise<T>): Promise<T> {
	const turn = (tails.get(key) ?? Promise.resolve()).then(task);
	const tail = turn.then(
		() => undefined,
		() => undefined,
	);
	tails.set(key, tail);
	try {
		return await turn;
	} finally {
		if (tails.get(key) === tail) tails.delete(key);
	}
}
