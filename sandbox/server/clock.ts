import TinyQueue from 'tinyqueue';

interface Task {
	due: number;
	order: number;
	run: (() => void) | undefined;
}

const atOnce = 1000;
/** Milliseconds that the time is put forward at once, at most: 30 days. */
export const longestAdvance = 30 * 86_400_000;

/** Milliseconds that it can be ahead in all: some 100 years. */
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

	/** Runs the task after so many milliseconds, unless it is cancelled before with the function returned. */
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
	 * Puts the time forward, and resolves when everything that has become due was begun. Throws a RangeError for a time
	 * too far ahead, or back.
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

	/** Runs what is due, at most so much that the server can answer in between. Tells whether more is due. */
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
