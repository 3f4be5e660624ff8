import { headerLength, longestFrame } from './pdu';

/**
 * Cuts the data of a connection into frames. Once a length is impossible nothing more is read: there is no way to find
 * the next frame.
 */
export class Frames {
	private rest: Buffer[] = [];
	private length = 0;
	private flaw: string | undefined;

	/** The frames that are complete with this chunk, and what is wrong with the data after them. */
	push(chunk: Buffer): { frames: Buffer[]; flaw?: string } {
		if (this.flaw !== undefined) return { frames: [], flaw: this.flaw };
		this.rest.push(chunk);
		this.length += chunk.length;
		const frames: Buffer[] = [];
		while (this.length >= 4) {
			const length = this.head(4).readUInt32BE(0);
			if (length < headerLength || length > longestFrame) {
				this.flaw = `a PDU claims a length of ${length} octets`;
				this.rest = [];
				return { frames, flaw: this.flaw };
			}
			if (this.length < length) break;
			frames.push(this.take(length));
		}
		return { frames };
	}

	/**
	 * The first octets, in one buffer. Chunks are joined only once a whole frame is there, so that small chunks stay
	 * cheap.
	 */
	private head(length: number): Buffer {
		const [first = Buffer.alloc(0)] = this.rest;
		return first.length >= length ? first : this.join();
	}

	private take(length: number): Buffer {
		const first = this.head(length);
		const after = first.subarray(length);
		if (after.length === 0) this.rest.shift();
		else this.rest[0] = after;
		this.length -= length;
		return first.subarray(0, length);
	}

	private join(): Buffer {
		const joined = Buffer.concat(this.rest);
		this.rest = [joined];
		return joined;
	}
}
