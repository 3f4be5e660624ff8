/** Command IDs of SMPP 3.4 (section 5.1.2.1), as far as 8x8 uses them. An answer has the ID of its request with the highest bit set. */
export const commandIds = {
	bindReceiver: 0x00000001,
	bindTransmitter: 0x00000002,
	submitSm: 0x00000004,
	deliverSm: 0x00000005,
	unbind: 0x00000006,
	bindTransceiver: 0x00000009,
	outbind: 0x0000000b,
	enquireLink: 0x00000015,
	genericNack: 0x80000000,
	bindReceiverAnswer: 0x80000001,
	bindTransmitterAnswer: 0x80000002,
	submitSmAnswer: 0x80000004,
	deliverSmAnswer: 0x80000005,
	unbindAnswer: 0x80000006,
	bindTransceiverAnswer: 0x80000009,
	enquireLinkAnswer: 0x80000015,
} as const;

/** An optional parameter: a tag, and as many octets as it says. */
export interface Tlv {
	tag: number;
	value: Buffer;
}

export type BindCommand = 'bindReceiver' | 'bindTransmitter' | 'bindTransceiver';

/** Opens a session. At most 15 characters of system ID, 8 of password. */
interface Bind {
	command: BindCommand;
	systemId: string;
	password: string;
	systemType: string;
	interfaceVersion: number;
	tlvs: readonly Tlv[];
}

interface BindAnswer {
	command: `${BindCommand}Answer`;
	systemId: string;
	tlvs: readonly Tlv[];
}

/** A phone number or sender ID with its type of number and numbering plan. At most 20 characters. */
export interface Address {
	ton: number;
	npi: number;
	number: string;
}

/** A text on its way to a phone (submit_sm), or a text or receipt from one (deliver_sm). */
export interface ShortMessage {
	command: 'submitSm' | 'deliverSm';
	serviceType: string;
	source: Address;
	destination: Address;
	esmClass: number;
	protocolId: number;
	priority: number;
	/** SMPP's form of a time, or empty. */
	scheduleTime: string;
	validityPeriod: string;
	registeredDelivery: number;
	replaceIfPresent: number;
	dataCoding: number;
	/** At most 254 octets; longer texts are in the TLV message_payload. */
	content: Buffer;
	tlvs: readonly Tlv[];
}

interface MessageAnswer {
	command: 'submitSmAnswer' | 'deliverSmAnswer';
	messageId: string;
	tlvs: readonly Tlv[];
}

/** PDUs that are a header and nothing more. */
interface Bare {
	command: 'unbind' | 'unbindAnswer' | 'enquireLink' | 'enquireLinkAnswer' | 'genericNack';
}

/** A command that this project does not use, such as outbind. */
export interface Unused {
	command: 'unused';
	id: number;
}

export type Body = Bind | BindAnswer | ShortMessage | MessageAnswer | Bare;

/** What a frame holds: `status` is 0 in requests, `sequence` the same in a request and its answer. */
export type Pdu = { status: number; sequence: number } & (Body | Unused);

/** Tags of optional parameters. The last three are 8x8's own. */
export const tags = {
	receiptedMessageId: 0x001e,
	messageReference: 0x020c,
	totalSegments: 0x020e,
	segmentNumber: 0x020f,
	messagePayload: 0x0424,
	messageState: 0x0427,
	interfaceVersion: 0x0210,
	inboundMessageId: 0x1502,
	countryCode: 0x1503,
	networkCode: 0x1504,
} as const;

/** Octets of a header: length, command, status and sequence number. */
export const headerLength = 16;

/** Longer frames are not read: a message_payload has at most 65,535 octets. */
export const longestFrame = 70_000;

export const longestSequence = 0x7fffffff;
