/** At most: a character of a string takes one byte or two. */
const bytesPerCharacter = 2;

/** How much is kept, in entries and in the bytes that they take as JSON. */
export class KeptSize {
	private readonly sizes = new Map<string, number>();
	private bytes = 0;

	constructor(
		private readonly maxEntries: number,
		private readonly maxBytes: number,
	) {}

	add(id: string, entry: object): void {
		const size = JSON.stringify(entry).length * bytesPerCharacter;
		this.remove(id);
		this.sizes.set(id, size);
		this.bytes += size;
	}

	remove(id: string): void {
		this.bytes -= this.sizes.get(id) ?? 0;
		this.sizes.delete(id);
	}

	/** IDs to forget, the oldest first, until the rest is within the limits. */
	*excess(): Generator<string> {
		for (const id of this.sizes.keys()) {
			if (this.sizes.size <= this.maxEntries && this.bytes <= this.maxBytes) return;
			this.remove(id);
			yield id;
		}
	}
}
