interface Labelled {
	/** The field, as the panel calls it. */
	label: string;
}

/** Problems of messages through chat apps. */
export const chat = {
	CHAT_REJECTED: {
		happened: ({ about, code }: { about: string; code: number }) =>
			`8x8 rejected the message because of ${about} (code ${code})`,
		remedy: ({ remedy }: { remedy: string }) => remedy,
	},
	CHAT_NOT_A_LIST: {
		happened: ({ label }: Labelled) => `${label} is not a list of objects`,
		remedy: 'Fill in the fields, or let the expression return a list with an object for each entry.',
	},
	CHAT_TOO_LONG: {
		happened: ({ label, length, maxLength }: Labelled & { length: number; maxLength: number }) =>
			`${label} has ${length} characters, but only ${maxLength} are allowed`,
		remedy: 'Shorten it.',
	},
	CHAT_TOO_LONG_FOR_CHANNEL: {
		happened: ({ channel, length, most }: { channel: string; length: number; most: number }) =>
			`The text has ${length} characters, but ${channel} allows at most ${most}`,
		remedy: 'Shorten it, or remove the channel under Channels.',
	},
	CHAT_TEXT_BROKEN: {
		happened: ({ label }: Labelled) => `${label} contains an unfilled placeholder, or an expression that failed`,
		remedy: 'Correct the expression, or turn on Allow Placeholders under Options.',
	},
	CHAT_TOO_MANY: {
		happened: ({ label, count, most }: Labelled & { count: number; most: number }) =>
			`${label}: ${count}, but only ${most} are allowed`,
		remedy: 'Remove some.',
	},
	CHAT_TOO_FEW: {
		happened: ({ label, count, least }: Labelled & { count: number; least: number }) =>
			`${label}: ${count}, but at least ${least} ${least === 1 ? 'is' : 'are'} needed`,
		remedy: 'Add some, or choose another Message Type.',
	},
	CHAT_NOT_UNIQUE: {
		happened: ({ label }: Labelled) => `${label} is used twice`,
		remedy: 'Make each one different, so you can tell the answers apart.',
	},
	CHAT_URL_MALFORMED: {
		happened: ({ label, shown }: Labelled & { shown: string }) => `${label} ${shown} is not a web address`,
		remedy: 'Enter a complete address, such as https://example.com/menu.jpg.',
	},
	CHAT_URL_PRIVATE: {
		happened: ({ label, shown }: Labelled & { shown: string }) =>
			`${label} ${shown} cannot be reached from the internet`,
		remedy: 'Use a public address, or send the file from a binary field.',
	},
	CHAT_CHANNEL_TWICE: {
		happened: ({ channel }: { channel: string }) => `Channels lists ${channel} twice`,
		remedy: 'List each channel once.',
	},
	CHAT_STATUS_NOT_REPORTED: {
		happened: ({ channel, status }: { channel: string; status: string }) =>
			`${channel} never reports ${status}, so the next channel would always be tried as well`,
		remedy: 'Choose another Success Status.',
	},
	CHAT_NEEDS_RCS: {
		happened: ({ what }: { what: string }) => `${what} can be sent through RCS only, and RCS is not among the Channels`,
		remedy: 'Add RCS under Channels, or choose another Message Type.',
	},
	CHAT_SMS_TEXT_MISSING: {
		happened: 'SMS is among the Channels, but the message has no text for it',
		remedy: 'Add SMS Text under Options.',
	},
	CHAT_CARD_TOO_LARGE: {
		happened: ({ kilobytes, most }: { kilobytes: number; most: number }) =>
			`The cards and suggestions take ${kilobytes} KB, but only ${most} KB are allowed`,
		remedy: 'Shorten their texts, or remove some.',
	},
	CHAT_CARD_TOO_TALL: {
		happened: 'Small cards cannot have tall media',
		remedy: 'Choose another Media Height, or medium cards.',
	},
	CHAT_EVENT_ENDS_FIRST: {
		happened: 'The calendar entry ends before it starts',
		remedy: 'Correct Start or End.',
	},
	CHAT_TWO_HEADERS: {
		happened: 'The message has both a Header Text and Header Media',
		remedy: 'Leave one of them empty.',
	},
	CHAT_TEMPLATE_LANGUAGE_MISSING: {
		happened: 'The language of the template is missing',
		remedy: 'Write the name, a vertical bar and the language, such as table_booked|en.',
	},
	CHAT_TEMPLATE_WITHOUT_LINK: {
		happened: 'The template has no link button with a placeholder for the link to the page',
		remedy: 'Choose a template with such a button, or the Message Type Text.',
	},
	CHAT_VARIABLE_EMPTY: {
		happened: ({ label }: Labelled) => `The template's variable ${label} has no value`,
		remedy: 'Fill it in. WhatsApp refuses a template with an empty variable.',
	},
	CHAT_VARIABLE_UNKNOWN: {
		happened: ({ shown }: { shown: string }) =>
			`Variables has a value for ${shown}, which is not the name of a placeholder's field`,
		remedy: 'Choose the template again to load a field for each placeholder.',
	},
	CHAT_VARIABLE_NOT_ONE_LINE: {
		happened: 'A variable of the template holds a line break, a tab or five spaces in a row',
		remedy: 'Put it on one line: WhatsApp refuses anything else.',
	},
	CHAT_FILE_MISSING: {
		happened: ({ shown }: { shown: string }) => `The item has no binary field ${shown}`,
		remedy: 'Check Input Data Field Name, and that the previous node outputs a file.',
	},
	CHAT_FILE_TOO_LARGE: {
		happened: ({ megabytes, most }: { megabytes: number; most: number }) =>
			`The file is ${megabytes} MB, but the channel allows at most ${most} MB`,
		remedy: 'Send a smaller file, or a link to it.',
	},
	CHAT_FILE_NOT_UPLOADED: {
		happened: ({ reason }: { reason: string }) =>
			`The file could not be uploaded, so the message was not sent: ${reason}`,
		remedy: 'Try again, or use a public URL for the file.',
	},
	CHAT_CANCEL_NONE: {
		happened: 'Nothing was left to cancel: it has been sent, was cancelled earlier, or was never scheduled',
		remedy: 'Get shows the status of a message.',
	},
	CHAT_TEMPLATES_NOT_LISTED: {
		happened: ({ reason }: { reason: string }) => `8x8 did not list the templates: ${reason}`,
		remedy: 'Check Channel ID, and the Account ID in the credential.',
	},
} as const;
