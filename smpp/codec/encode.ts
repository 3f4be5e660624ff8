import { textField, tlvFields } from './fields';
import { type Address, type Body, commandIds, headerLength, type Pdu } from './pdu';

/**
 * The frame of a PDU. Throws a RangeError where a field is too long or cannot be written: what goes into PDUs is checked
 * before.
 */
export function encode(pdu: Pdu): Buffer {
	const fields = pdu.command === 'unused' ? [] : fieldsOf(pdu);
	const header = Buffer.allocUnsafe(headerLength);
	const length = fields.reduce((sum, field) => sum + field.length, headerLength);
	header.writeUInt32BE(length, 0);
	header.writeUInt32BE(pdu.command === 'unused' ? pdu.id : commandIds[pdu.command], 4);
	header.writeUInt32BE(pdu.status, 8);
	header.writeUInt32BE(pdu.sequence, 12);
	return Buffer.concat([header, ...fields], length);
}

function fieldsOf(body: Body): Buffer[] {
	switch (body.command) {
		case 'submitSm':
		case 'deliverSm': {
			if (body.content.length > 254) throw new RangeError('short_message is longer than 254 octets');
			return [
				textField('service_type', body.serviceType, 5),
				...addressFields('source_addr', body.source),
				...addressFields('destination_addr', body.destination),
				Buffer.from([body.esmClass, body.protocolId, body.priority]),
				textField('schedule_delivery_time', body.scheduleTime, 16),
				textField('validity_period', body.validityPeriod, 16),
				Buffer.from([body.registeredDelivery, body.replaceIfPresent, body.dataCoding, 0, body.content.length]),
				body.content,
				...tlvFields(body.tlvs),
			];
		}
		case 'submitSmAnswer':
		case 'deliverSmAnswer':
			return [textField('message_id', body.messageId, 65), ...tlvFields(body.tlvs)];
		case 'bindReceiver':
		case 'bindTransmitter':
		case 'bindTransceiver':
			return [
				textField('system_id', body.systemId, 15),
				textField('password', body.password, 8),
				textField('system_type', body.systemType, 12),
				// No type of number, plan or range of addresses: 8x8 knows which numbers belong to the system ID.
				Buffer.from([body.interfaceVersion, 0, 0, 0]),
				...tlvFields(body.tlvs),
			];
		case 'bindReceiverAnswer':
		case 'bindTransmitterAnswer':
		case 'bindTransceiverAnswer':
			return [textField('system_id', body.systemId, 15), ...tlvFields(body.tlvs)];
		case 'unbind':
		case 'unbindAnswer':
		case 'enquireLink':
		case 'enquireLinkAnswer':
		case 'genericNack':
			return [];
	}
}

function addressFields(name: string, { ton, npi, number }: Address): Buffer[] {
	return [Buffer.from([ton, npi]), textField(name, number, 20)];
}
