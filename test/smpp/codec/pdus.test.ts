import { describe, expect, test } from 'vitest';
import { decode } from '../../../smpp/codec/decode';
import { encode } from '../../../smpp/codec/encode';
import { commandIds, type Pdu, type ShortMessage, tags } from '../../../smpp/codec/pdu';

const message: ShortMessage = {
	command: 'submitSm',
	serviceType: '',
	source: { ton: 5, npi: 0, number: 'ACME' },
	destination: { ton: 1, npi: 1, number: '6591234567' },
	esmClass: 0,
	protocolId: 0,
	priority: 0,
	scheduleTime: '',
	validityPeriod: '',
	registeredDelivery: 1,
	replaceIfPresent: 0,
	dataCoding: 0,
	content: Buffer.from('Hello'),
	tlvs: [],
};

const bind = { systemId: 'acme', password: 'secret12', systemType: '', interfaceVersion: 0x34, tlvs: [] };

const pdus: Pdu[] = [
	{ status: 0, sequence: 1, ...message },
	{ status: 0, sequence: 2, ...message, command: 'deliverSm', tlvs: [{ tag: 0x1502, value: Buffer.alloc(36, 'a') }] },
	{ status: 0, sequence: 3, command: 'submitSmAnswer', messageId: '3f7c', tlvs: [] },
	{ status: 0x58, sequence: 4, command: 'submitSmAnswer', messageId: '', tlvs: [] },
	{ status: 0, sequence: 5, command: 'deliverSmAnswer', messageId: '', tlvs: [] },
	...(['bindReceiver', 'bindTransmitter', 'bindTransceiver'] as const).flatMap((command): Pdu[] => [
		{ status: 0, sequence: 6, command, ...bind },
		{
			status: 0,
			sequence: 6,
			command: `${command}Answer`,
			systemId: '8x8',
			tlvs: [{ tag: 0x0210, value: Buffer.from([0x34]) }],
		},
	]),
	...(['unbind', 'unbindAnswer', 'enquireLink', 'enquireLinkAnswer', 'genericNack'] as const).map((command): Pdu => ({
		status: command === 'genericNack' ? 3 : 0,
		sequence: 0x7fffffff,
		command,
	})),
	{ status: 0, sequence: 8, command: 'unused', id: 0x103 },
];

test.each(pdus)('$command is read as it was written', (pdu) => {
	expect(decode(encode(pdu))).toEqual({ ok: true, pdu });
});

test('a submit_sm has the octets of the standard', () => {
	const head = '00000034 00000004 00000000 00000001';
	const body = '00 0500 41434d4500 0101 3635393132333435363700 00 00 00 00 00 01 00 00 00 05 48656c6c6f';
	expect(encode({ status: 0, sequence: 1, ...message }).toString('hex')).toBe(`${head}${body}`.replaceAll(' ', ''));
});

test('outbind and commands of later versions are distinguished from what cannot be read', () => {
	const frame = encode({ status: 0, sequence: 9, command: 'enquireLink' });
	frame.writeUInt32BE(commandIds.outbind, 4);
	expect(decode(frame)).toEqual({ ok: true, pdu: { command: 'unused', id: 0x0b, status: 0, sequence: 9 } });
});

test.each(['submitSmAnswer', 'deliverSmAnswer', 'bindTransceiverAnswer'] as const)(
	'%s that refuses may have no body',
	(command) => {
		const frame = encode({ status: 0x0e, sequence: 1, command: 'enquireLink' });
		frame.writeUInt32BE(commandIds[command], 4);
		expect(decode(frame)).toMatchObject({ ok: true, pdu: { command, status: 0x0e } });
	},
);

describe('what cannot be right', () => {
	const frameOf = (pdu: Pdu, change: (frame: Buffer) => Buffer) => {
		const changed = change(encode(pdu));
		changed.writeUInt32BE(changed.length, 0);
		return changed;
	};
	const submit: Pdu = { status: 0, sequence: 1, ...message };

	test.each(Array.from({ length: 52 - 17 }, (_, index) => index + 17))(
		'a submit_sm cut off after %i octets',
		(length) => {
			expect(decode(frameOf(submit, (frame) => frame.subarray(0, length)))).toMatchObject({ ok: false });
		},
	);

	test('a text that is longer than the message', () => {
		const frame = frameOf(submit, (octets) => {
			octets.writeUInt8(6, 46);
			return octets;
		});
		expect(decode(frame)).toEqual({ ok: false, flaw: 'short_message goes beyond the end' });
	});

	test('a password of nine characters', () => {
		const frame = frameOf({ status: 0, sequence: 1, command: 'bindTransmitter', ...bind }, (octets) =>
			Buffer.concat([octets.subarray(0, 21), Buffer.from('secret123\0\0\x34\0\0\0', 'latin1')]),
		);
		expect(decode(frame)).toEqual({ ok: false, flaw: 'password is longer than 8 octets' });
	});

	test('octets after a PDU that has none', () => {
		const frame = frameOf({ status: 0, sequence: 1, command: 'unbind' }, (octets) =>
			Buffer.concat([octets, Buffer.alloc(1)]),
		);
		expect(decode(frame)).toEqual({ ok: false, flaw: 'a PDU is longer than its fields' });
	});

	test('a frame of another length than it claims', () => {
		expect(decode(encode(submit).subarray(0, 40))).toEqual({ ok: false, flaw: 'the length of a PDU is wrong' });
	});

	test('fields that do not fit are not written', () => {
		const wrong: Partial<ShortMessage>[] = [
			{ content: Buffer.alloc(255) },
			{ source: { ton: 5, npi: 0, number: 'A'.repeat(21) } },
			{ source: { ton: 5, npi: 0, number: 'A\0B' } },
			{ source: { ton: 5, npi: 0, number: 'Zürich→' } },
			{ tlvs: [{ tag: tags.messagePayload, value: Buffer.alloc(65_536) }] },
		];
		for (const change of wrong) {
			expect(() => encode({ status: 0, sequence: 1, ...message, ...change })).toThrow(RangeError);
		}
	});
});

describe("8x8's parameters with lengths that are wrong", () => {
	const { countryCode, networkCode, inboundMessageId, receiptedMessageId } = tags;
	/** A parameter that claims another length than it has. */
	const tlv = (tag: number, value: string, claimed = value.length) => {
		const head = Buffer.alloc(4);
		head.writeUInt16BE(tag, 0);
		head.writeUInt16BE(claimed, 2);
		return Buffer.concat([head, Buffer.from(value)]);
	};
	const receipt = (...tlvs: Buffer[]) => {
		const frame = Buffer.concat([encode({ status: 0, sequence: 1, ...message, command: 'deliverSm' }), ...tlvs]);
		frame.writeUInt32BE(frame.length, 0);
		return frame;
	};
	const read = (frame: Buffer) => {
		const decoded = decode(frame);
		if (!decoded.ok) return decoded.flaw;
		return 'tlvs' in decoded.pdu ? decoded.pdu.tlvs.map((each) => [each.tag, each.value.toString()]) : [];
	};

	test.each(['1', '12', '123'])('a network code of %s', (network) => {
		const frame = receipt(tlv(countryCode, '525', 2), tlv(networkCode, network, 2), tlv(receiptedMessageId, 'id-7\0'));
		expect(read(frame)).toEqual([
			[countryCode, '525'],
			[networkCode, network],
			[receiptedMessageId, 'id-7\0'],
		]);
	});

	test('lengths that are right are kept', () => {
		const frame = receipt(tlv(countryCode, '525'), tlv(networkCode, '01'), tlv(inboundMessageId, 'x'.repeat(36)));
		expect(read(frame)).toEqual([
			[countryCode, '525'],
			[networkCode, '01'],
			[inboundMessageId, 'x'.repeat(36)],
		]);
	});

	test('where no length fits, the receipt is read without them', () => {
		const frame = receipt(tlv(receiptedMessageId, 'id-7\0'), tlv(countryCode, '52500', 9), tlv(networkCode, '01', 200));
		expect(read(frame)).toEqual([[receiptedMessageId, 'id-7\0']]);
	});

	test('other parameters have to have the length that they claim', () => {
		expect(read(receipt(tlv(receiptedMessageId, 'id-7\0', 50)))).toBe('an optional parameter goes beyond the end');
	});

	test('a long list of them is soon given up', () => {
		const row = Array.from({ length: 12_000 }, () => tlv(networkCode, '9', 2));
		expect(read(receipt(...row))).toEqual([]);
	});
});
