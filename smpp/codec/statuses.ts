/** Values of command_status (SMPP 3.4, section 5.1.3) that are used here by name. */
export const statuses = {
	ok: 0x00,
	invalidLength: 0x02,
	invalidCommand: 0x03,
	wrongBindState: 0x04,
	alreadyBound: 0x05,
	systemError: 0x08,
	invalidSource: 0x0a,
	invalidDestination: 0x0b,
	bindFailed: 0x0d,
	invalidPassword: 0x0e,
	invalidSystemId: 0x0f,
	queueFull: 0x14,
	submitFailed: 0x45,
	throttled: 0x58,
	tryLater: 0x64,
	unknownError: 0xff,
} as const;

/** What a status means, in words. Any other status is named by its number. */
const meanings: Readonly<Record<number, string>> = {
	0x01: 'the message is too long',
	0x02: 'a PDU has a wrong length',
	0x03: 'the command is not known',
	0x04: 'the connection is not bound for this command',
	0x05: 'the system ID is bound already',
	0x06: 'the priority is not valid',
	0x07: 'the setting for receipts is not valid',
	0x08: '8x8 has an error of its own',
	0x0a: 'the source is not valid',
	0x0b: 'the destination is not valid',
	0x0c: 'the message ID is not valid',
	0x0d: 'the bind failed',
	0x0e: 'the password is wrong',
	0x0f: 'the system ID is not valid',
	0x14: 'its queue is full',
	0x15: 'the service type is not valid',
	0x45: 'submitting failed',
	0x48: "the source's type of number is not valid",
	0x49: "the source's numbering plan is not valid",
	0x50: "the destination's type of number is not valid",
	0x51: "the destination's numbering plan is not valid",
	0x58: 'messages come faster than the account allows',
	0x61: 'the schedule is not valid',
	0x62: 'the validity period is not valid',
	0x64: 'it cannot take the message now',
	0x65: 'it does not take the message',
	0x66: 'it rejects the message',
	0xc1: 'an optional parameter is not allowed',
	0xc3: 'a parameter that is needed is missing',
	0xc4: 'the value of a parameter is not valid',
	0xfe: 'it could not be delivered',
	0xff: 'the error is not known',
};

/** A status as "0x0B: the destination is not valid". */
export function statusInWords(status: number): string {
	const code = `0x${status.toString(16).toUpperCase().padStart(2, '0')}`;
	const meaning = meanings[status];
	return meaning === undefined ? code : `${code}: ${meaning}`;
}
