/** Problems of the credential and of the settings that all messages of a run share. */
export const settings = {
	API_KEY_MISSING: {
		happened: 'The credential has no API key',
		remedy: 'Create one in 8x8 Connect under API Keys, and paste it into the credential.',
	},
	API_KEY_MALFORMED: {
		happened: 'The API key in the credential contains a space, or a character that keys never have',
		remedy: 'Copy it again from 8x8 Connect, without anything around it.',
	},
	REGION_UNKNOWN: {
		happened: ({ shown }: { shown: string }) => `The credential's region ${shown} does not exist`,
		remedy: 'Choose one from the list.',
	},
	BASE_URL_EMPTY: {
		happened: "The credential's Base URL is empty",
		remedy: 'Write it in full, such as http://127.0.0.1:8088, or choose a region.',
	},
	BASE_URL_MALFORMED: {
		happened: "The credential's Base URL is not a web address",
		remedy: 'Write it in full, such as http://127.0.0.1:8088, or choose a region.',
	},
	BASE_URL_HOLDS_MORE: {
		happened: "The credential's Base URL contains more than an address",
		remedy: 'Remove any user name, password, question mark and hash sign.',
	},
	ACCOUNT_ID_MALFORMED: {
		happened: 'The Account ID is not a UUID',
		remedy: 'Copy it from 8x8 Connect, or leave it empty.',
	},
	ACCOUNT_ID_MISSING_FOR_LIST: {
		happened: 'The list needs the Account ID, but the credential has none',
		remedy: 'Add it there: 8x8 Connect shows it under API Keys. Or choose By ID and enter the sub-account ID.',
	},
	ACCOUNT_ID_MISSING_FOR_REGISTRATION: {
		happened: 'Automatic registration needs the Account ID, but the credential has none',
		remedy: 'Add it there: 8x8 Connect shows it under API Keys. Or set Registration to Manual.',
	},
	SUB_ACCOUNT_MISSING: {
		happened: 'Sub-Account is empty both in the node and in the credential',
		remedy: 'Enter the sub-account ID that 8x8 Connect shows, such as acme_hq.',
	},
	SUB_ACCOUNT_MALFORMED: {
		happened: ({ shown }: { shown: string }) => `Sub-Account ${shown} is not a valid sub-account ID`,
		remedy: ({ minLength, maxLength }: { minLength: number; maxLength: number }) =>
			`Use ${minLength} to ${maxLength} letters, digits and - . _ & only.`,
	},
	API_UNREACHABLE: {
		happened: ({ cause }: { cause: string }) => `8x8 could not be reached (${cause})`,
		remedy: "Check the network, and the credential's region or Base URL.",
	},
	SUB_ACCOUNTS_NOT_LISTED: {
		happened: ({ status, reason }: { status: number; reason: string }) =>
			`8x8 did not list the sub-accounts (HTTP ${status})${reason}`,
		remedy: ({ advice }: { advice: string }) => advice,
	},
	OPTION_OUT_OF_RANGE: {
		happened: ({ label, shown }: { label: string; shown: string; allowed: string }) => `${label} is ${shown}`,
		remedy: ({ allowed }: { allowed: string }) => `Enter ${allowed}.`,
	},
	SETTINGS_UNREADABLE: {
		happened: ({ reason }: { reason: string }) =>
			`The credential, or an option that all messages share, could not be read: ${reason}`,
		remedy: 'Correct it in the node. Nothing was sent for this item.',
	},
	NOT_PREPARED: {
		happened: ({ reason }: { reason: string }) => `The messages could not be prepared: ${reason}`,
		remedy: 'Correct it in the node. Nothing was sent for this item.',
	},
	BEING_REPLACED: {
		happened: 'The package of this node was being updated or removed',
		remedy: 'Nothing was sent. Run it again.',
	},
	CALLS_MIXED_UP: {
		happened: 'n8n mixed this call up with another one that the agent made at the same time',
		remedy:
			"This message was not sent. Set Batch Size under the agent's options to 1, or use a newer version of the AI Agent node.",
	},
} as const;
