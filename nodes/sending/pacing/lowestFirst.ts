/** Numbers, of which the lowest is taken first: a binary heap. */
export class LowestFirst {
	private readonly heap: number[] = [];

	get lowest(): number | undefined {
		return this.heap[0];
	}

	add(number: number): void {
		let place = this.heap.length;
		while (place > 0) {
			const parent = (place - 1) >> 1;
			const above = this.heap[parent] ?? number;
			if (above <= number) break;
			this.heap[place] = above;
			place = parent;
		}
		this.heap[place] = number;
	}

	take(): number | undefined {
		const lowest = this.heap[0];
		const last = this.heap.pop();
		if (last !== undefined && this.heap.length > 0) this.sink(last);
		return lowest;
	}

	private sink(number: number): void {
		let place = 0;
		for (;;) {
			const left = 2 * place + 1;
			const right = left + 1;
			const child = (this.heap[right] ?? Infinity) < (this.heap[left] ?? Infinity) ? right : left;
			const below = this.heap[child];
			if (below === undefined || below >= number) break;
			this.heap[place] = below;
			place = child;
		}
		this.heap[place] = number;
	}
}
