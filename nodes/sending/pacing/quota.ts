/** How many messages are left of a speed at any time: at most `messages` within every stretch of `unitMs`, wherever it begins. */
export class Quota {
	/** Times in order, with how many messages go out at each. */
	private readonly taken: { at: number; count: number }[] = [];

	/** @param earlier when messages went out, or will, that were planned before */
	constructor(
		private readonly messages: number,
		private readonly unitMs: number,
		earlier: readonly number[],
	) {
		for (const at of [...earlier].sort((a, b) => a - b)) this.take(at, 1);
	}

	/** Notes messages at a time that is not before the last one noted, except for those of the constructor. */
	take(at: number, count: number): void {
		if (count === 0) return;
		const after = this.taken.findLastIndex((entry) => entry.at <= at);
		const last = this.taken[after];
		if (last?.at === at) last.count += count;
		else this.taken.splice(after + 1, 0, { at, count });
	}

	/** How many more may go out at a time. */
	leftAt(at: number): number {
		const near = this.near(at);
		// Without later ones, the stretch that has all of them counts most.
		if ((near.at(-1)?.at ?? at) <= at) return Math.max(0, this.messages - this.sum(near, near[0]?.at ?? at));
		const beginnings = near.filter((entry) => entry.at <= at).map((entry) => entry.at);
		const most = [...beginnings, at].map((from) => this.sum(near, from));
		return Math.max(0, this.messages - Math.max(...most));
	}

	/** The first time after this one at which a message drops out of the count; undefined where there is none. */
	nextRelease(at: number): number | undefined {
		const releases = this.near(at).map((entry) => entry.at + this.unitMs);
		return releases.find((release) => release > at);
	}

	/** What shares a stretch of the unit's length with a time. */
	private near(at: number): { at: number; count: number }[] {
		const first = this.taken.findLastIndex((entry) => entry.at <= at - this.unitMs) + 1;
		const end = this.taken.findLastIndex((entry) => entry.at < at + this.unitMs) + 1;
		return this.taken.slice(first, end);
	}

	private sum(near: readonly { at: number; count: number }[], from: number): number {
		let sum = 0;
		for (const entry of near) if (entry.at >= from && entry.at < from + this.unitMs) sum += entry.count;
		return sum;
	}
}
