import { FieldReader, MalformedPdu } from './fields';
import { type Address, type Body, commandIds, headerLength, type Pdu, type ShortMessage, type Unused } from './pdu';

/** A PDU, or why a frame does not hold one. After that, nothing from its connection can be relied on. */
export type Decoded = { ok: true; pdu: Pdu } | { ok: false; flaw: string };

type Command = keyof typeof commandIds;

const commands = new Map<number, Command>();
for (const [name, id] of Object.entries(commandIds)) if (isCommand(name)) commands.set(id, name);

function isCommand(name: string): name is Command {
	return Object.hasOwn(commandIds, name);
}

/** Reads a whole frame, the header included. Text fields are read as Latin-1; buffers are parts of the frame. */
export function decode(frame: Buffer): Decoded {
	if (frame.length < headerLength || frame.readUInt32BE(0) !== frame.length) {
		return { ok: false, flaw: 'the length of a PDU is wrong' };
	}
	const id = frame.readUInt32BE(4);
	const status = frame.readUInt32BE(8);
	const sequence = frame.readUInt32BE(12);
	try {
		const reader = new FieldReader(frame, headerLength);
		const body = readBody(id, status, reader);
		if (body.command !== 'unused' && !reader.isAtEnd) return { ok: false, flaw: 'a PDU is longer than its fields' };
		return { ok: true, pdu: { status, sequence, ...body } };
	} catch (thrown) {
		if (thrown instanceof MalformedPdu) return { ok: false, flaw: thrown.message };
		throw thrown;
	}
}

function readBody(id: number, status: number, reader: FieldReader): Body | Unused {
	const command = commands.get(id);
	switch (command) {
		case 'submitSm':
		case 'deliverSm':
			return shortMessage(command, reader);
		case 'submitSmAnswer':
		case 'deliverSmAnswer':
			// An answer that refuses may or may not have a body.
			if (reader.isAtEnd) return { command, messageId: '', tlvs: [] };
			return { command, messageId: reader.text('message_id', 65), tlvs: reader.tlvs() };
		case 'bindReceiverAnswer':
		case 'bindTransmitterAnswer':
		case 'bindTransceiverAnswer':
			if (status !== 0 && reader.isAtEnd) return { command, systemId: '', tlvs: [] };
			return { command, systemId: reader.text('system_id', 16), tlvs: reader.tlvs() };
		case 'bindReceiver':
		case 'bindTransmitter':
		case 'bindTransceiver': {
			const systemId = reader.text('system_id', 15);
			const password = reader.text('password', 8);
			const systemType = reader.text('system_type', 12);
			const interfaceVersion = reader.octet('interface_version');
			reader.take(2, 'addr_ton and addr_npi');
			reader.text('address_range', 40);
			return { command, systemId, password, systemType, interfaceVersion, tlvs: reader.tlvs() };
		}
		case 'unbind':
		case 'unbindAnswer':
		case 'enquireLink':
		case 'enquireLinkAnswer':
		case 'genericNack':
			return { command };
		case 'outbind':
		case undefined:
			return { command: 'unused', id };
	}
}

function shortMessage(command: 'submitSm' | 'deliverSm', reader: FieldReader): ShortMessage {
	const serviceType = reader.text('service_type', 5);
	const source = address(reader, 'source_addr');
	const destination = address(reader, 'destination_addr');
	const esmClass = reader.octet('esm_class');
	const protocolId = reader.octet('protocol_id');
	const priority = reader.octet('priority_flag');
	const scheduleTime = reader.text('schedule_delivery_time', 16);
	const validityPeriod = reader.text('validity_period', 16);
	const registeredDelivery = reader.octet('registered_delivery');
	const replaceIfPresent = reader.octet('replace_if_present_flag');
	const dataCoding = reader.octet('data_coding');
	reader.octet('sm_default_msg_id');
	const content = reader.take(reader.octet('sm_length'), 'short_message');
	const tlvs = reader.tlvs();
	return {
		command,
		serviceType,
		source,
		destination,
		esmClass,
		protocolId,
		priority,
		scheduleTime,
		validityPeriod,
		registeredDelivery,
		replaceIfPresent,
		dataCoding,
		content,
		tlvs,
	};
}

function address(reader: FieldReader, name: string): Address {
	const ton = reader.octet(`${name}_ton`);
	const npi = reader.octet(`${name}_npi`);
	return { ton, npi, number: reader.text(name, 20) };
}
