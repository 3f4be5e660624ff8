import { smsLimits } from '../generated/limits';
import { septets, septetsIn } from './gsm';

/** The encodings a text goes out in. */
export type TextEncoding = 'GSM7' | 'UCS2';

export interface SegmentCount {
	encoding: TextEncoding;
	/** SMS parts that go out, each of them charged: 1 to 10. */
	segments: number;
	/** SMS parts that the whole text would need, also where that is more than ten. */
	segmentsNeeded: number;
	/** Size of the whole text: septets in GSM7, UTF-16 code units in UCS2. */
	units: number;
	/** How many units the last part still has room for. */
	unitsLeft: number;
	/** How many UTF-16 code units of the text fit the ten parts; shorter than the text when it is truncated. */
	keptLength: number;
	/** Whether the text needs more than ten parts, so that its end is not sent. */
	truncated: boolean;
}

const { textSegments, segmentLength } = smsLimits;

/** A text of this length or shorter fits ten parts in any encoding, even where each part ends before a surrogate pair. */
export const alwaysFits = textSegments * (segmentLength.UCS2.joined - 1);

/**
 * Counts the SMS parts of a text as 8x8 charges them: 160 septets or 70 UTF-16 code units in a single part, 153 or 67
 * in each of several, at most ten. Neither an extension character nor a surrogate pair is split between parts.
 *
 * @param encoding AUTO takes GSM7 where the text allows it. With GSM7 forced, each character outside the alphabet
 * counts one septet, for the substitute that replaces it.
 */
export function countSegments(text: string, encoding: TextEncoding | 'AUTO' = 'AUTO'): Readonly<SegmentCount> {
	const inGsm = encoding === 'UCS2' ? undefined : septetsIn(text);
	const chosen = encoding === 'AUTO' ? (inGsm === undefined ? 'UCS2' : 'GSM7') : encoding;
	const units = chosen === 'UCS2' ? text.length : inGsm;
	// Most texts fit one part, so their characters need not be examined.
	const isOne = units !== undefined && units <= segmentLength[chosen].alone;
	return isOne ? onePart(chosen, units, text.length) : countParts(text, chosen);
}

function countParts(text: string, chosen: TextEncoding): Readonly<SegmentCount> {
	const sizeOf =
		chosen === 'GSM7' ? (character: string) => septets.get(character) ?? 1 : (character: string) => character.length;
	const { alone, joined } = segmentLength[chosen];

	let units = 0;
	let parts = 1;
	let inPart = 0;
	let length = 0;
	let keptLength = 0;
	for (const character of text) {
		const size = sizeOf(character);
		if (inPart + size > joined) {
			parts += 1;
			inPart = 0;
		}
		inPart += size;
		units += size;
		length += character.length;
		if (parts <= textSegments) keptLength = length;
	}

	if (units <= alone) return onePart(chosen, units, length);
	const truncated = parts > textSegments;
	return {
		encoding: chosen,
		segments: truncated ? textSegments : parts,
		segmentsNeeded: parts,
		units,
		unitsLeft: truncated ? 0 : joined - inPart,
		keptLength,
		truncated,
	};
}

/** Those of each size, by encoding and units, of texts with one unit a character: an object for each message costs more than its count. */
const singleParts: Record<TextEncoding, Readonly<SegmentCount>[]> = { GSM7: [], UCS2: [] };

function onePart(encoding: TextEncoding, units: number, keptLength: number): Readonly<SegmentCount> {
	if (units !== keptLength) return madeOfOnePart(encoding, units, keptLength);
	return (singleParts[encoding][units] ??= madeOfOnePart(encoding, units, keptLength));
}

function madeOfOnePart(encoding: TextEncoding, units: number, keptLength: number): SegmentCount {
	const unitsLeft = segmentLength[encoding].alone - units;
	return { encoding, segments: 1, segmentsNeeded: 1, units, unitsLeft, keptLength, truncated: false };
}
