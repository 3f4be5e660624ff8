import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '../../smpp/codec/decode';
import { encode } from '../../smpp/codec/encode';
import { Frames } from '../../smpp/codec/frames';
import { commandIds } from '../../smpp/codec/pdu';
import { contentsOf, readText } from '../../smpp/messages/contents';
import { readIncoming } from '../../smpp/messages/incoming';

const octets = (maxLength: number) => fc.uint8Array({ maxLength }).map((array) => Buffer.from(array));

test('any octets behind any command are read or refused, and never thrown at', () => {
	const ids = fc.oneof(fc.constantFrom(...Object.values(commandIds)), fc.nat());
	fc.assert(
		fc.property(ids, fc.nat(), octets(300), (id, status, body) => {
			const head = Buffer.alloc(16);
			head.writeUInt32BE(16 + body.length, 0);
			head.writeUInt32BE(id, 4);
			head.writeUInt32BE(status, 8);
			head.writeUInt32BE(7, 12);
			const decoded = decode(Buffer.concat([head, body]));
			if (decoded.ok && decoded.pdu.command === 'deliverSm') readIncoming(decoded.pdu);
		}),
		{ numRuns: 20_000 },
	);
});

test('a deliver_sm with any change of its octets is read or refused', () => {
	const frame = encode({
		command: 'deliverSm',
		status: 0,
		sequence: 1,
		serviceType: '',
		source: { ton: 1, npi: 1, number: '6591234567' },
		destination: { ton: 1, npi: 1, number: '6580000000' },
		esmClass: 0x44,
		protocolId: 0,
		priority: 0,
		scheduleTime: '',
		validityPeriod: '',
		registeredDelivery: 0,
		replaceIfPresent: 0,
		dataCoding: 8,
		content: Buffer.from([5, 0, 3, 1, 2, 1, 0xd8, 0x3c]),
		tlvs: [
			{ tag: 0x1503, value: Buffer.from('525') },
			{ tag: 0x1504, value: Buffer.from('01') },
		],
	});
	const changes = fc.array(fc.tuple(fc.nat({ max: frame.length - 5 }), fc.nat({ max: 255 })), {
		minLength: 1,
		maxLength: 6,
	});
	fc.assert(
		fc.property(changes, (changed) => {
			const copy = Buffer.from(frame);
			for (const [at, value] of changed) copy[at + 4] = value;
			const decoded = decode(copy);
			if (decoded.ok && decoded.pdu.command === 'deliverSm') readIncoming(decoded.pdu);
		}),
		{ numRuns: 20_000 },
	);
});

test('frames are the same however the stream is cut', () => {
	const pdu = fc.nat({ max: 0x7ffffffe }).map((sequence) => encode({ command: 'enquireLink', status: 0, sequence }));
	fc.assert(
		fc.property(fc.array(pdu, { maxLength: 20 }), fc.array(fc.integer({ min: 1, max: 40 })), (frames, sizes) => {
			const stream = Buffer.concat(frames);
			const reader = new Frames();
			const found: Buffer[] = [];
			for (let at = 0, turn = 0; at < stream.length; turn++) {
				const size = sizes[turn % Math.max(1, sizes.length)] ?? stream.length;
				found.push(...reader.push(stream.subarray(at, at + size)).frames);
				at += size;
			}
			expect(found).toEqual(frames);
		}),
	);
});

test('a text is the same at the other end, in parts or in one', () => {
	const characters = fc.constantFrom(...Array.from('Hello €{}~^\\@$_àΩ\nü'));
	const gsm = fc.string({ unit: characters, maxLength: 800 });
	const unicode = fc.string({ unit: 'grapheme', maxLength: 400 });
	const joined = (text: string, coding: 'GSM7' | 'UCS2', dataCoding: number) => {
		const { parts } = contentsOf(text, coding, 9, 'parts');
		for (const { content } of parts) expect(content.length).toBeLessThanOrEqual(coding === 'GSM7' ? 160 : 140);
		const contents = parts.map(({ content }) => (parts.length > 1 ? content.subarray(6) : content));
		return contents.map((content) => readText(content, dataCoding)).join('');
	};
	const staysSame = (text: string, coding: 'GSM7' | 'UCS2', dataCoding: number) => {
		expect(joined(text, coding, dataCoding)).toBe(text);
	};
	fc.assert(fc.property(gsm, (text) => staysSame(text, 'GSM7', 0)));
	fc.assert(fc.property(unicode, (text) => staysSame(text, 'UCS2', 8)));
});
