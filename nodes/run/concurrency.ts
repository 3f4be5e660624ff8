import { sleep } from 'n8n-workflow';

/**
 * What is started in one turn of the event loop: so many messages, or one batch of more. Were every free place filled at
 * once, all requests would wait for their connections and then for their answers together, with nothing to compute
 * meanwhile; a few at a time, one sends while others wait.
 */
const messagesPerTurn = 8;

/** The most entries that are prepared and not yet started: what is made for them takes memory. */
const mostAhead = 5;

/** What is known of the entries of a list beside the work itself. */
interface Entries<T> {
	/** How many messages an entry is. */
	sizeOf?: (entry: T) => number;
	/** What can be done for an entry before its turn. It must not throw. */
	prepareOf?: (entry: T) => (() => void) | undefined;
}

/**
 * Works through the list in order with at most `concurrency` under way. Before each start it asks `mayStart`; once that
 * says no, nothing more is started, and what is under way is waited for. With each start one of the entries after those is
 * prepared, in a turn of its own. `work` must not throw.
 */
export async function forEachConcurrently<T>(
	list: readonly T[],
	concurrency: number,
	mayStart: () => boolean,
	work: (entry: T) => Promise<void>,
	{ sizeOf = () => 1, prepareOf = () => undefined }: Entries<T> = {},
): Promise<void> {
	const entries = list.values();
	const turn = turns(messagesPerTurn);
	let started = 0;
	let prepared = 0;
	const prepareOne = async () => {
		const entry = list[concurrency + prepared];
		const ahead = prepared - Math.max(0, started - concurrency);
		if (entry === undefined || ahead >= mostAhead) return;
		const prepare = prepareOf(entry);
		if (prepare === undefined) return;
		prepared++;
		await turn(sizeOf(entry));
		prepare();
	};
	const worker = async () => {
		for (const entry of entries) {
			await turn(sizeOf(entry));
			if (!mayStart()) return;
			started++;
			await Promise.all([work(entry), prepareOne()]);
		}
	};
	await Promise.all(Array.from({ length: Math.min(concurrency, list.length) }, worker));
}

/** Lets callers go on until they have taken so many places of a turn of the event loop, in the order in which they came. */
function turns(perTurn: number): (places: number) => Promise<void> {
	let turn = Promise.resolve();
	let next = turn;
	let left = 0;
	return (places) => {
		if (left <= 0) {
			turn = next;
			next = turn.then(async () => sleep(0));
			left = perTurn;
		}
		left -= places;
		return turn;
	};
}

/** The last piece of work for each key, until it has ended. */
const lastInTurn = new Map<string, Promise<unknown>>();

/** Does the work once all earlier work for the same key has ended, in this process of n8n. `work` must not throw. */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
	const mine = (lastInTurn.get(key) ?? Promise.resolve()).then(work);
	lastInTurn.set(key, mine);
	try {
		return await mine;
	} finally {
		if (lastInTurn.get(key) === mine) lastInTurn.delete(key);
	}
}

/** Lets at most so many pieces of work be under way; the others wait for their turn, in the order in which they came. */
export function atMost(most: number): <T>(work: () => Promise<T>) => Promise<T> {
	const waiting: (() => void)[] = [];
	let underWay = 0;
	return async (work) => {
		if (underWay < most) underWay++;
		else await new Promise<void>((begin) => waiting.push(begin));
		try {
			return await work();
		} finally {
			// The next caller takes over the place.
			const next = waiting.shift();
			if (next === undefined) underWay--;
			else next();
		}
	};
}
