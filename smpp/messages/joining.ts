import { readText } from './contents';
import type { InboundText, PartOf } from './incoming';

/** A text from a phone with all of its parts, or with those that arrived in time. */
export interface WholeText {
	/** In their order; those that did not arrive are missing. */
	parts: readonly InboundText[];
	/** How many there should be. */
	total: number;
	/** All that were received for it, repeated parts included. */
	taken: readonly InboundText[];
}

/**
 * The text of parts in their order; undefined where one is not a text. Neighbours are read as one, since a character may
 * begin in one part and end in the next.
 */
export function bodyOf(parts: readonly InboundText[]): string | undefined {
	const runs: InboundText[] = [];
	for (const each of parts) {
		const last = runs.at(-1);
		const isNext = last?.dataCoding === each.dataCoding && (last.part?.number ?? 0) + 1 === each.part?.number;
		if (isNext) runs.splice(-1, 1, { ...each, content: Buffer.concat([last.content, each.content]) });
		else runs.push(each);
	}
	const texts = runs.map(({ content, dataCoding }) => readText(content, dataCoding));
	return texts.includes(undefined) ? undefined : texts.join('');
}

interface Waiting {
	parts: Map<number, InboundText>;
	taken: InboundText[];
	total: number;
	timer: NodeJS.Timeout;
}

/** How many texts may wait for their parts at the same time; beyond that, the oldest is passed on as it is. */
const mostWaiting = 1000;

/** Puts the parts of long texts together. A text that is not complete in time is passed on as it is, and never lost. */
export class Joining {
	private readonly waiting = new Map<string, Waiting>();

	/** @param done called with each text that is complete or out of time. @param waitMs counted from the first part */
	constructor(
		private readonly done: (whole: WholeText) => void,
		private readonly waitMs: number,
	) {}

	/** Takes a text or a part of one. */
	take(text: InboundText): void {
		const { part } = text;
		if (part === undefined) this.done({ parts: [text], total: 1, taken: [text] });
		else this.add(text, part);
	}

	/** Passes on everything that waits, as it is. */
	flush(): void {
		for (const key of [...this.waiting.keys()]) this.release(key);
	}

	/** Forgets everything that waits. */
	drop(): void {
		for (const { timer } of this.waiting.values()) clearTimeout(timer);
		this.waiting.clear();
	}

	private add(text: InboundText, { reference, total, number }: PartOf): void {
		const key = JSON.stringify([text.source, text.destination, reference, total]);
		// The same part with different words belongs to another text: there are few references, so they are reused.
		const known = this.waiting.get(key)?.parts.get(number);
		if (known !== undefined && !known.content.equals(text.content)) this.release(key);
		const entry = this.waiting.get(key) ?? this.open(key, total);
		entry.parts.set(number, text);
		entry.taken.push(text);
		if (entry.parts.size === total) this.release(key);
	}

	private open(key: string, total: number): Waiting {
		const [oldest] = this.waiting.keys();
		if (this.waiting.size >= mostWaiting && oldest !== undefined) this.release(oldest);
		const entry = {
			parts: new Map<number, InboundText>(),
			taken: [],
			total,
			timer: setTimeout(() => this.release(key), this.waitMs),
		};
		this.waiting.set(key, entry);
		return entry;
	}

	private release(key: string): void {
		const entry = this.waiting.get(key);
		if (entry === undefined) return;
		this.waiting.delete(key);
		clearTimeout(entry.timer);
		const parts = [...entry.parts].sort(([a], [b]) => a - b).map(([, part]) => part);
		this.done({ parts, total: entry.total, taken: entry.taken });
	}
}
