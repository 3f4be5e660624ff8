import { unconfirmed } from './sending';

/** What can go wrong over SMPP, besides what can go wrong with any message. */
export const smpp = {
	SMPP_SYSTEM_ID_MISSING: {
		happened: 'The credential has no System ID',
		remedy: 'Enter the one that 8x8 gave you for SMPP.',
	},
	SMPP_SYSTEM_ID_MALFORMED: {
		happened: 'The System ID in the credential is not valid: it can have at most 15 plain characters',
		remedy: 'Copy it again from what 8x8 gave you for SMPP.',
	},
	SMPP_PASSWORD_MALFORMED: {
		happened: 'The password in the credential is not valid: it must have 1 to 8 plain characters',
		remedy: 'Copy it again from what 8x8 gave you for SMPP. It is not the API key.',
	},
	SMPP_HOST_MALFORMED: {
		happened: ({ shown }: { shown: string }) => `The Host ${shown} in the credential is not a name or an address`,
		remedy: 'Write it without a protocol and without the port, such as smpp.example.com.',
	},
	SMPP_LIMIT_OUT_OF_RANGE: {
		happened: ({ label, shown, allowed }: { label: string; shown: string; allowed: string }) =>
			`${label} in the credential is ${shown}, but must be ${allowed}`,
		remedy: 'Correct it in the credential.',
	},
	SMPP_UNREACHABLE: {
		happened: ({ code }: { code: string }) => `8x8's SMPP server could not be reached (${code})`,
		remedy:
			"Nothing was sent. Check the region or Host in the credential, and that this server's IP address is on 8x8's allowlist.",
	},
	SMPP_BIND_REFUSED: {
		happened: ({ words }: { words: string }) => `8x8 refused the connection (${words})`,
		remedy: ({ isFinal }: { isFinal: boolean }) =>
			isFinal
				? 'Nothing was sent. Check the System ID and the password in the credential.'
				: 'Nothing was sent. An account can have four connections at the same time: close others, or wait a minute.',
	},
	SMPP_BUSY: {
		happened: ({ words }: { words: string }) => `8x8 did not accept the message (${words})`,
		remedy: 'Nothing was sent. Lower Messages per Second in the credential to what 8x8 allows you, or try again later.',
	},
	SMPP_REFUSED: {
		happened: ({ words }: { words: string }) => `8x8 refused the message (${words})`,
		remedy: 'Nothing was sent. Correct the message and send it again.',
	},
	SMPP_NOT_CONFIRMED: {
		happened: ({ words }: { words: string }) => `8x8 did not confirm the message (${words})`,
		remedy: unconfirmed,
	},
	SMPP_WITHOUT_ID: {
		happened: '8x8 accepted the message, but its answer has no readable ID',
		remedy: unconfirmed,
	},
	SMPP_PARTLY_SENT: {
		happened: ({ sent, total, happened }: { sent: number; total: number; happened: string }) =>
			`${sent} of the ${total} parts of the message were accepted, and then: ${happened}`,
		remedy: `${unconfirmed} The phone cannot show the message while a part is missing.`,
	},
	SMPP_SOURCE_MALFORMED: {
		happened: ({ shown }: { shown: string }) => `The Sender ID ${shown} has characters that SMPP cannot carry`,
		remedy: 'Use plain letters, digits and spaces, at most 11 of them, or a number.',
	},
	SMPP_TEXT_UNCODABLE: {
		happened: ({ encoding, character }: { encoding: string; character: string }) =>
			`Text contains ${character}, which ${encoding} does not have`,
		remedy: 'Replace it, or set Encoding to Auto or UCS2.',
	},
} as const;
