// Generated from openapi/sms.yaml by "npm run generate". Do not edit.

/** The error codes of the API, in words for the person who built the workflow. */
export interface ErrorCode {
	name: string;
	meaning: string;
	remedy: string;
}

export const errorCodes: Record<string, ErrorCode> = {
	'429': {
		name: 'Too many requests',
		meaning: 'More requests came in one second than 8x8 accepts.',
		remedy: 'Wait a moment and try again; to send to many people, use a batch.',
	},
	'1000': {
		name: 'Wrong parameter',
		meaning: 'A field is missing, or 8x8 does not accept its value.',
		remedy: "Read 8x8's message, which names the field, and correct it.",
	},
	'1001': {
		name: 'Wrong sub-account',
		meaning: "The API key's account has no sub-account of this name.",
		remedy: "Copy the sub-account's ID from 8x8 Connect, and check that the region is the account's.",
	},
	'1002': {
		name: 'Wrong phone number',
		meaning: 'The destination is not a phone number that can receive texts.',
		remedy: 'Write the number with a plus sign and its country code, such as +6591234567, or add the country.',
	},
	'1003': {
		name: 'Wrong encoding',
		meaning: 'The encoding is not one that 8x8 knows.',
		remedy: 'Use AUTO, GSM7 or UCS2.',
	},
	'1004': {
		name: 'Wrong text',
		meaning: 'The text is missing, or 8x8 does not accept it.',
		remedy: 'Give the message a text, of 10 segments at most.',
	},
	'1005': {
		name: 'Wrong sender ID',
		meaning: '8x8 does not accept this sender ID.',
		remedy: "Use a number or up to 11 letters and digits, or leave the sender ID empty for the sub-account's own.",
	},
	'1006': {
		name: 'Wrong expiry',
		meaning: 'The expiry has passed, or is not a date and time.',
		remedy: 'Set an expiry in the future and after the scheduled time, or leave it empty.',
	},
	'1007': {
		name: 'Wrong template',
		meaning: 'The template of the batch has a value that 8x8 does not accept.',
		remedy: 'Check the text, the sender ID and the times that all messages of the batch share.',
	},
	'1008': {
		name: 'Wrong ID',
		meaning: 'The ID of the message or batch has the wrong form.',
		remedy: 'Use the umid or batchId exactly as it was returned.',
	},
	'1009': {
		name: 'Wrong country code',
		meaning: 'The country is not one that 8x8 knows.',
		remedy: "Use the country's two letters, such as SG for Singapore or GB for the United Kingdom.",
	},
	'1010': {
		name: 'Value out of range',
		meaning: 'A value is smaller or larger than 8x8 accepts.',
		remedy: "Read 8x8's message, which names the field, and choose a value within the limits.",
	},
	'1011': {
		name: 'Wrong scheduled time',
		meaning: 'The scheduled time has passed, is more than 7 days ahead, or is not a date and time.',
		remedy: 'Choose a time within the next 7 days, or leave it empty to send immediately.',
	},
	'1012': {
		name: 'Wrong client IP',
		meaning: 'The client IP is not an internet address.',
		remedy: 'Give one address, such as 203.0.113.7, or leave the field empty.',
	},
	'1014': {
		name: 'Connection too old',
		meaning: 'The connection to 8x8 used a version of TLS, its encryption, below 1.3.',
		remedy: 'Update the software that sends, or the proxy in between, to one that speaks TLS 1.3.',
	},
	'1100': {
		name: 'Batch too large',
		meaning: 'The batch has more messages than 8x8 accepts in one request.',
		remedy: 'Send at most 10,000 messages in one batch.',
	},
	'1200': {
		name: 'Wrong API key',
		meaning: '8x8 does not know the API key, or none was sent.',
		remedy: "Create or copy a key in 8x8 Connect under API Keys, and check that the region is the account's.",
	},
	'1201': {
		name: 'Not allowed',
		meaning: 'The API key is right, but the account is not allowed to do this.',
		remedy: 'Ask the 8x8 account manager to switch it on; the balance can be seen by prepaid accounts only.',
	},
	'1300': {
		name: 'Not found',
		meaning: 'There is no such message, batch or account, or it no longer exists.',
		remedy: 'Check the ID, and that it belongs to this sub-account.',
	},
	'1400': {
		name: 'Sent again too soon',
		meaning: '8x8 requires more time between two messages to the same phone.',
		remedy: 'Wait a few minutes before sending again.',
	},
	'2000': {
		name: 'Trouble at 8x8',
		meaning: 'Something failed inside 8x8. The message may have been accepted anyway.',
		remedy: "Check in 8x8 Connect whether it was sent before you send again. 8x8's support needs the error ID.",
	},
	'2001': {
		name: 'Not offered',
		meaning: '8x8 does not offer this function.',
		remedy: "Ask 8x8's support, with the error ID.",
	},
	'2002': {
		name: 'Version not supported',
		meaning: '8x8 no longer offers this version of its API.',
		remedy: 'Update this connector.',
	},
	'2003': {
		name: 'Product not supported',
		meaning: 'The account or sub-account is not set up for SMS.',
		remedy: 'Use a sub-account for SMS, or ask the 8x8 account manager to set one up.',
	},
	'4018': {
		name: 'Wrong job ID',
		meaning: 'There is no export of the log with this job ID, or it no longer exists.',
		remedy: 'Use the jobId exactly as Export returned it, with the same sub-account.',
	},
};
