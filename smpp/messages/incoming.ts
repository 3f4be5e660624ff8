import { type ShortMessage, tags } from '../codec/pdu';
import { readReceiptText, type ReceiptText } from './receipt';

/** Which part of a long text it is. Parts of one text share their reference, source and destination. */
export interface PartOf {
	reference: number;
	total: number;
	number: number;
}

/** A receipt of a message that was sent. */
export interface Receipt extends ReceiptText {
	kind: 'receipt';
	/** The phone, and the sender ID that the message had. */
	phone: string;
	sender: string;
	/** Mobile country and network code, if 8x8 gives them. */
	mcc: string | undefined;
	mnc: string | undefined;
}

/** A text from a phone, or a part of one. */
export interface InboundText {
	kind: 'text';
	/** 8x8's ID; undefined where it gives none. */
	id: string | undefined;
	source: string;
	destination: string;
	dataCoding: number;
	content: Buffer;
	part: PartOf | undefined;
}

/** What a deliver_sm contains. */
export type Incoming = Receipt | InboundText;

const receiptTypes: readonly number[] = [0x04, 0x20];

/** What a deliver_sm contains. Nothing in it is taken for certain: whatever is missing or odd is left out. */
export function readIncoming(message: ShortMessage): Incoming {
	const tlv = (tag: number) => message.tlvs.find((each) => each.tag === tag)?.value;
	const payload = message.content.length > 0 ? message.content : (tlv(tags.messagePayload) ?? message.content);
	const { source, destination, esmClass, dataCoding } = message;
	if (receiptTypes.includes(esmClass & 0x3c)) {
		const text = readReceiptText(payload);
		const id = textOf(tlv(tags.receiptedMessageId)) ?? text.id;
		return {
			kind: 'receipt',
			...text,
			id,
			stat: text.stat === '' ? (states[tlv(tags.messageState)?.[0] ?? 0] ?? '') : text.stat,
			phone: source.number,
			sender: destination.number,
			mcc: textOf(tlv(tags.countryCode)),
			mnc: textOf(tlv(tags.networkCode)),
		};
	}
	const { header, content } = (esmClass & 0x40) === 0 ? { header: undefined, content: payload } : split(payload);
	return {
		kind: 'text',
		id: textOf(tlv(tags.inboundMessageId)),
		source: source.number,
		destination: destination.number,
		dataCoding,
		content,
		part: validPart(
			partIn(header) ?? partOf(tlv(tags.messageReference), tlv(tags.totalSegments), tlv(tags.segmentNumber)),
		),
	};
}

/** The values of message_state, by number (section 5.2.28). */
const states: Readonly<Record<number, string>> = {
	1: 'ENROUTE',
	2: 'DELIVRD',
	3: 'EXPIRED',
	4: 'DELETED',
	5: 'UNDELIV',
	6: 'ACCEPTD',
	7: 'UNKNOWN',
	8: 'REJECTD',
};

/** Without the NUL that some end in. Undefined where nothing is left. */
function textOf(value: Buffer | undefined): string | undefined {
	const [text] = value?.toString('latin1').split('\0', 1) ?? [];
	return text?.trim() === '' ? undefined : text?.trim();
}

/** The user data header and what follows it. Octets that claim a header longer than all are content. */
function split(payload: Buffer): { header: Buffer | undefined; content: Buffer } {
	const end = 1 + (payload[0] ?? 0);
	if (payload.length === 0 || end > payload.length) return { header: undefined, content: payload };
	return { header: payload.subarray(1, end), content: payload.subarray(end) };
}

/** The part that a header names: element 0x00 with a reference of one octet, 0x08 with one of two (3GPP TS 23.040, 9.2.3.24). */
function partIn(header: Buffer | undefined): PartOf | undefined {
	for (let at = 0; header !== undefined && at + 2 <= header.length;) {
		const [id = 0, length = 0] = header.subarray(at, at + 2);
		const value = header.subarray(at + 2, at + 2 + length);
		if (id === 0x00 && value.length === 3) return partOf(value.subarray(0, 1), value.subarray(1, 2), value.subarray(2));
		if (id === 0x08 && value.length === 4) return partOf(value.subarray(0, 2), value.subarray(2, 3), value.subarray(3));
		at += 2 + length;
	}
	return undefined;
}

function partOf(reference?: Buffer, total?: Buffer, number?: Buffer): PartOf | undefined {
	if (!reference?.length || !total?.length || !number?.length) return undefined;
	return {
		reference: reference.readUIntBE(0, Math.min(2, reference.length)),
		total: total[0] ?? 0,
		number: number[0] ?? 0,
	};
}

/** A text of one part is whole, and a part that its text does not have is not a part. */
function validPart(part: PartOf | undefined): PartOf | undefined {
	return part !== undefined && part.total > 1 && part.number >= 1 && part.number <= part.total ? part : undefined;
}
