import TinyQueue from 'tinyqueue';

interface Task {
	due: number;
	order: number;
	run: (() => void) | undefined;
}

const AT_ONCE = 1000;
/** Milliseconds that the time is put forward at once, at most: 30 days. */
export const LONGEST_ADVANCE = 30 * 86_400_000;

/** Milliseconds that it can be ahead in all: some 100 years. */
const FURTHEST = 36_500 * 86_400_000;
const LONGEST_TIMER = 2 ** 31 - 1;

/** The sandbox's time. It runs like the machine's and can be put forward, so that nobody waits for a scheduled message. */
export class Clock {
	#ahead = 0;
	#order = 0;
	#timer: NodeJS.Timeout | undefined;
	#closed = false;
	readonly #tasks = new TinyQueue<Task>([], (a, b) => a.due - b.due || a.order - b.order);

	/** Milliseconds since 1970. */
	now(): number {
		return Date.now() + this.#ahead;
	}

	/** ISO 8601, UTC. */
	timestamp(): string {
		return new Date(this.now()).toISOString();
	}

	/** Runs the task after so many milliseconds, unless it is cancelled before with the function returned. */
	after(milliseconds: number, run: () => void): () => void {
		const task: Task = { due: this.now() + milliseconds, order: this.#order++, run };
		this.#tasks.push(task);
		if (this.#tasks.peek() === task) this.#arm();
		return () => {
			task.run = undefined;
		};
	}

	wait(milliseconds: number): Promise<void> {
		return new Promise((resolve) => this.after(milliseconds, resolve));
	}

	canAdvance(milliseconds: number): boolean {
		return milliseconds >= 0 && milliseconds <= LONGEST_ADVANCE && this.#ahead + milliseconds <= FURTHEST;
	}

	/**
	 * Puts the time forward, and resolves when everything that has become due was begun.
	 * @throws RangeError when it cannot be put forward so far, or not back
	 */
	async advance(milliseconds: number): Promise<void> {
		if (!this.canAdvance(milliseconds)) throw new RangeError(`The time cannot be put forward by ${milliseconds} ms`);
		this.#ahead += milliseconds;
		while (!this.#closed && this.#runDue()) await new Promise(setImmediate);
		this.#arm();
	}

	/** Drops every task. */
	close(): void {
		this.#closed = true;
		clearTimeout(this.#timer);
	}

	/** Runs what is due, at most so much that the server can answer in between. Tells whether more is due. */
	#runDue(): boolean {
		for (let count = 0; count < AT_ONCE; count++) {
			if ((this.#tasks.peek()?.due ?? Infinity) > this.now()) return false;
			this.#tasks.pop()?.run?.();
		}
		return true;
	}

	#arm(): void {
		clearTimeout(this.#timer);
		const next = this.#tasks.peek();
		if (this.#closed || next === undefined) return;
		this.#timer = setTimeout(
			() => {
				this.#runDue();
				this.#arm();
			},
			Math.min(Math.max(0, next.due - this.now()), LONGEST_TIMER),
		);
	}
}
