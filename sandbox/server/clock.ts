import TinyQueue from 'tinyqueue';

interface Task {
	due: number;
	order: number;
	run: (() => void) | undefined;
}

const atOnce = 1000;
/** The most that the time can be put forward in one step, in milliseconds: 30 days. */
export const longestAdvance = 30 * 86_400_000;

/** The most that it can be ahead in total, in milliseconds: some 100 years. */
const furthest = 36_500 * 86_400_000;
const longestTimer = 2 ** 31 - 1;

/** The sandbox's time. It runs like the machine's and can be put forward, so that nobody waits for a scheduled message. */
export class Clock {
	private ahead = 0;
	private order = 0;
	private timer: NodeJS.Timeout | undefined;
	private closed = false;
	private readonly tasks = new TinyQueue<Task>([], (a, b) => a.due - b.due || a.order - b.order);

	/** Milliseconds since 1970. */
	now(): number {
		return Date.now() + this.ahead;
	}

	/** ISO 8601, UTC. */
	timestamp(): string {
		return new Date(this.now()).toISOString();
	}

	/** Runs the task after so many milliseconds, unless the returned function cancels it before that. */
	after(milliseconds: number, run: () => void): () => void {
		const task: Task = { due: this.now() + milliseconds, order: this.order++, run };
		this.tasks.push(task);
		if (this.tasks.peek() === task) this.arm();
		return () => {
			task.run = undefined;
		};
	}

	wait(milliseconds: number): Promise<void> {
		return new Promise((resolve) => this.after(milliseconds, resolve));
	}

	canAdvance(milliseconds: number): boolean {
		return milliseconds >= 0 && milliseconds <= longestAdvance && this.ahead + milliseconds <= furthest;
	}

	/**
	 * Puts the time forward, and resolves when everything that has become due has started. Throws a RangeError for a
	 * time too far ahead, or back.
	 */
	async advance(milliseconds: number): Promise<void> {
		if (!this.canAdvance(milliseconds)) throw new RangeError(`The time cannot be put forward by ${milliseconds} ms`);
		this.ahead += milliseconds;
		while (!this.closed && this.runDue()) await new Promise(setImmediate);
		this.arm();
	}

	/** Drops every task. */
	close(): void {
		this.closed = true;
		clearTimeout(this.timer);
	}

	/** Runs what is due, but only so much that the server can answer in between. Returns whether more is due. */
	private runDue(): boolean {
		for (let count = 0; count < atOnce; count++) {
			if ((this.tasks.peek()?.due ?? Infinity) > this.now()) return false;
			this.tasks.pop()?.run?.();
		}
		return true;
	}

	private arm(): void {
		clearTimeout(this.timer);
		const next = this.tasks.peek();
		if (this.closed || next === undefined) return;
		this.timer = setTimeout(
			() => {
				this.runDue();
				this.arm();
			},
			Math.min(Math.max(0, next.due - this.now()), longestTimer),
		);
	}
}
