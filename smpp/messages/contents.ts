import { tags, type Tlv } from '../codec/pdu';
import { fitsGsm7 } from '../../nodes/text/gsm';
import { gsmOctets, readGsm } from './gsmOctets';

/** How the characters of a text become octets. */
export type Coding = 'GSM7' | 'LATIN1' | 'UCS2';

/** The values of data_coding that 8x8 takes. */
export const dataCodings = { GSM7: 0, LATIN1: 3, UCS2: 8 } as const;

/** Octets of a message in one part, and of each part of a longer one besides its header. */
const room: Readonly<Record<Coding, { alone: number; part: number }>> = {
	GSM7: { alone: 160, part: 153 },
	LATIN1: { alone: 140, part: 134 },
	UCS2: { alone: 140, part: 134 },
};

const userDataHeader = 0x40;

/** What one submit_sm carries of a text. */
interface Part {
	esmClass: number;
	content: Buffer;
	tlvs: readonly Tlv[];
}

export interface Contents {
	coding: Coding;
	parts: readonly Part[];
}

/** What a text can be sent as. @param coding AUTO takes GSM7 where the alphabet has every character, and UCS-2 otherwise */
export function codingOf(text: string, coding: Coding | 'AUTO'): Coding {
	return coding === 'AUTO' ? (fitsGsm7(text) ? 'GSM7' : 'UCS2') : coding;
}

/** The first character of a text that a coding cannot encode; undefined if it can encode all. */
export function strangerIn(text: string, coding: Coding): string | undefined {
	if (coding === 'UCS2') return undefined;
	for (const character of text) if (octetsOf(character, coding) === undefined) return character;
	return undefined;
}

function octetsOf(character: string, coding: Coding): readonly number[] | undefined {
	if (coding === 'GSM7') return gsmOctets(character);
	if (coding === 'LATIN1') {
		const code = character.codePointAt(0) ?? 0;
		return code < 0x100 ? [code] : undefined;
	}
	return Array.from(character).flatMap((each) => [...Buffer.from(each, 'utf16le').swap16()]);
}

/**
 * The octets of a text, in one submit_sm or several. No part ends within a character. Characters that the coding does
 * not have are dropped: check for them first.
 *
 * @param reference the same in all parts of the message, from 0 to 255
 * @param long how a text that needs several parts goes out: each with a header, or as one in message_payload
 */
export function contentsOf(text: string, coding: Coding, reference: number, long: 'parts' | 'payload'): Contents {
	const { alone, part } = room[coding];
	const characters = Array.from(text, (character) => octetsOf(character, coding) ?? []);
	const length = characters.reduce((sum, octets) => sum + octets.length, 0);
	if (length <= alone) return { coding, parts: [{ esmClass: 0, content: Buffer.from(characters.flat()), tlvs: [] }] };
	if (long === 'payload') {
		const payload = { tag: tags.messagePayload, value: Buffer.from(characters.flat()) };
		return { coding, parts: [{ esmClass: 0, content: Buffer.alloc(0), tlvs: [payload] }] };
	}
	const pieces: number[][] = [[]];
	for (const octets of characters) {
		const last = pieces.at(-1);
		if (last !== undefined && last.length + octets.length <= part) last.push(...octets);
		else pieces.push([...octets]);
	}
	return {
		coding,
		parts: pieces.map((octets, index) => ({
			esmClass: userDataHeader,
			content: Buffer.from([0x05, 0x00, 0x03, reference, pieces.length, index + 1, ...octets]),
			tlvs: [],
		})),
	};
}

/** Reads a text as its data_coding says; undefined where it is not a text. 8x8 writes GSM 03.38 as 0 or 1. */
export function readText(octets: Buffer, dataCoding: number): string | undefined {
	switch (dataCoding) {
		case dataCodings.LATIN1:
			return octets.toString('latin1');
		case dataCodings.UCS2:
			return Buffer.from(octets.subarray(0, octets.length - (octets.length % 2)))
				.swap16()
				.toString('utf16le');
		case 0x02:
		case 0x04:
			return undefined;
		default:
			return readGsm(octets);
	}
}
