import { tags, type Tlv } from './pdu';

/**
 * Octets of a PDU that cannot be read, with what is wrong. It does not leave the codec: `decode` returns it as a
 * result.
 */
export class MalformedPdu extends Error {}

/** Reads fields of a frame, one after the other. Every read is checked against the frame's end. */
export class FieldReader {
	constructor(
		private readonly frame: Buffer,
		private position: number,
	) {}

	get isAtEnd(): boolean {
		return this.position === this.frame.length;
	}

	octet(name: string): number {
		return this.take(1, name).readUInt8(0);
	}

	/** A text that ends in NUL, of at most `longest` octets before it. */
	text(name: string, longest: number): string {
		const end = this.frame.indexOf(0, this.position);
		if (end < 0) throw new MalformedPdu(`${name} does not end`);
		if (end - this.position > longest) throw new MalformedPdu(`${name} is longer than ${longest} octets`);
		const text = this.frame.toString('latin1', this.position, end);
		this.position = end + 1;
		return text;
	}

	/** The octets are those of the frame, not a copy. */
	take(length: number, name: string): Buffer {
		const end = this.position + length;
		if (end > this.frame.length) throw new MalformedPdu(`${name} goes beyond the end`);
		const octets = this.frame.subarray(this.position, end);
		this.position = end;
		return octets;
	}

	/** All optional parameters up to the end. */
	tlvs(): Tlv[] {
		return readTlvs(this.take(this.frame.length - this.position, 'the optional parameters'));
	}
}

/**
 * 8x8 documents a declared length of 2 for the country and the network code, and values of up to 3 characters. If the
 * declared lengths do not lead to the end, the possible lengths of these two are tried.
 */
const likelyLengths = new Map<number, readonly number[]>([
	[tags.countryCode, [3]],
	[tags.networkCode, [3, 2, 1]],
]);

function readTlvs(octets: Buffer): Tlv[] {
	const strict = tryLengths(octets, 0);
	if (strict !== undefined) return strict;
	const lenient = tryLengths(octets, 0, new Set());
	if (lenient !== undefined) return lenient;
	const kept = untilDoubtful(octets);
	if (kept === undefined) throw new MalformedPdu('an optional parameter goes beyond the end');
	return kept;
}

/**
 * The parameters from a position to exactly the end; undefined where they do not end there.
 *
 * @param deadEnds set where likely lengths are tried too: positions that did not lead to the end
 */
function tryLengths(octets: Buffer, from: number, deadEnds?: Set<number>): Tlv[] | undefined {
	const found: Tlv[] = [];
	let position = from;
	while (position < octets.length) {
		if (position + 4 > octets.length) return undefined;
		const tag = octets.readUInt16BE(position);
		const declared = octets.readUInt16BE(position + 2);
		const start = position + 4;
		const likely = octets.length - start <= longestDoubtfulRest ? likelyLengths.get(tag) : undefined;
		if (deadEnds !== undefined && likely !== undefined) {
			for (const end of [declared, ...likely].map((length) => start + length)) {
				if (end > octets.length || deadEnds.has(end)) continue;
				const rest = tryLengths(octets, end, deadEnds);
				if (rest !== undefined) return [...found, { tag, value: octets.subarray(start, end) }, ...rest];
				deadEnds.add(end);
			}
			return undefined;
		}
		if (start + declared > octets.length) return undefined;
		found.push({ tag, value: octets.subarray(start, start + declared) });
		position = start + declared;
	}
	return found;
}

/** The most octets for which lengths are guessed: enough for a receipt's few parameters. */
const longestDoubtfulRest = 64;

/** The parameters before the first of those two: neither may make a receipt unreadable. */
function untilDoubtful(octets: Buffer): Tlv[] | undefined {
	const found: Tlv[] = [];
	let position = 0;
	while (position + 4 <= octets.length) {
		const tag = octets.readUInt16BE(position);
		if (likelyLengths.has(tag)) return found;
		const end = position + 4 + octets.readUInt16BE(position + 2);
		if (end > octets.length) return undefined;
		found.push({ tag, value: octets.subarray(position + 4, end) });
		position = end;
	}
	return undefined;
}

/** The octets of a text that ends in NUL. Throws where it is too long, holds a NUL or a character beyond Latin-1. */
export function textField(name: string, text: string, longest: number): Buffer {
	if (text.length > longest) throw new RangeError(`${name} is longer than ${longest} octets`);
	if (!/^[\x01-\xff]*$/.test(text)) throw new RangeError(`${name} holds a character that SMPP has no octet for`);
	return Buffer.from(`${text}\0`, 'latin1');
}

/** The octets of optional parameters. Throws where a value is longer than 65,535 octets. */
export function tlvFields(tlvs: readonly Tlv[]): Buffer[] {
	return tlvs.flatMap(({ tag, value }) => {
		if (value.length > 0xffff) throw new RangeError('An optional parameter is longer than 65535 octets');
		const head = Buffer.allocUnsafe(4);
		head.writeUInt16BE(tag, 0);
		head.writeUInt16BE(value.length, 2);
		return [head, value];
	});
}
