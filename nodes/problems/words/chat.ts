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
			`${label} holds ${length} characters, and ${maxLength} are allowed`,
		remedy: 'Shorten it.',
	},
	CHAT_TOO_LONG_FOR_CHANNEL: {
		happened: ({ channel, length, most }: { channel: string; length: number; most: number }) =>
			`The text holds ${length} characters, and ${channel} takes ${most}`,
		remedy: 'Shorten it, or leave the channel out under Channels.',
	},
	CHAT_TEXT_BROKEN: {
		happened: ({ label }: Labelled) => `${label} holds a field that nothing was put in, or an expression that failed`,
		remedy: 'Correct the expression, or turn on Allow Placeholders under Options.',
	},
	CHAT_TOO_MANY: {
		happened: ({ label, count, most }: Labelled & { count: number; most: number }) =>
			`${label}: ${count}, and ${most} are allowed`,
		remedy: 'Take some out.',
	},
	CHAT_TOO_FEW: {
		happened: ({ label, count, least }: Labelled & { count: number; least: number }) =>
			`${label}: ${count}, and at least ${least} ${least === 1 ? 'is' : 'are'} needed`,
		remedy: 'Add some, or choose another Message Type.',
	},
	CHAT_NOT_UNIQUE: {
		happened: ({ label }: Labelled) => `${label} is the same twice`,
		remedy: 'Give each its own, so that the answers can be distinguished.',
	},
	CHAT_URL_MALFORMED: {
		happened: ({ label, shown }: Labelled & { shown: string }) => `${label} ${shown} is not a web address`,
		remedy: 'Enter a whole address, such as https://example.com/menu.jpg.',
	},
	CHAT_URL_PRIVATE: {
		happened: ({ label, shown }: Labelled & { shown: string }) =>
			`${label} ${shown} cannot be reached from the internet`,
		remedy: 'Use a public address, or send the file from a binary field.',
	},
	CHAT_CHANNEL_TWICE: {
		happened: ({ channel }: { channel: string }) => `Channels has ${channel} twice`,
		remedy: 'Name each channel once.',
	},
	CHAT_STATUS_NOT_REPORTED: {
		happened: ({ channel, status }: { channel: string; status: string }) =>
			`${channel} never reports ${status}, so the next channel would always follow`,
		remedy: 'Choose another Success Status.',
	},
	CHAT_NEEDS_RCS: {
		happened: ({ what }: { what: string }) => `${what} can go through RCS only, and RCS is not among the Channels`,
		remedy: 'Add RCS under Channels, or choose another Message Type.',
	},
	CHAT_SMS_TEXT_MISSING: {
		happened: 'SMS is among the Channels, and the message has no text for it',
		remedy: 'Add SMS Text under Options.',
	},
	CHAT_CARD_TOO_LARGE: {
		happened: ({ kilobytes, most }: { kilobytes: number; most: number }) =>
			`The cards and suggestions take ${kilobytes} KB, and ${most} KB are allowed`,
		remedy: 'Shorten their texts, or take some out.',
	},
	CHAT_CARD_TOO_TALL: {
		happened: 'Small cards have no tall media',
		remedy: 'Choose another Media Height, or medium cards.',
	},
	CHAT_EVENT_ENDS_FIRST: {
		happened: 'The calendar entry ends before it starts',
		remedy: 'Correct Start or End.',
	},
	CHAT_TWO_HEADERS: {
		happened: 'The message has a header text and a header medium',
		remedy: 'Leave one of them empty.',
	},
	CHAT_TEMPLATE_LANGUAGE_MISSING: {
		happened: 'The language of the template is missing',
		remedy: 'Write its name, a bar and its language, such as table_booked|en.',
	},
	CHAT_TEMPLATE_WITHOUT_LINK: {
		happened: 'The template has no link button with a placeholder, and the link to the page goes there',
		remedy: 'Choose a template with such a button, or the Message Type Text.',
	},
	CHAT_VARIABLE_EMPTY: {
		happened: ({ label }: Labelled) => `The template's variable ${label} has no value`,
		remedy: 'Fill it in. WhatsApp refuses a template with a variable left out.',
	},
	CHAT_VARIABLE_UNKNOWN: {
		happened: ({ shown }: { shown: string }) =>
			`Variables has a value for ${shown}, which is not the name of a placeholder's field`,
		remedy: 'Choose the template again, so that Variables has a field for each placeholder.',
	},
	CHAT_VARIABLE_NOT_ONE_LINE: {
		happened: 'A variable of the template holds a line break, a tab or five spaces in a row',
		remedy: 'Put it in one line. WhatsApp refuses others.',
	},
	CHAT_FILE_MISSING: {
		happened: ({ shown }: { shown: string }) => `The item has no binary field ${shown}`,
		remedy: 'Check Input Data Field Name, and that the item before it has a file.',
	},
	CHAT_FILE_TOO_LARGE: {
		happened: ({ megabytes, most }: { megabytes: number; most: number }) =>
			`The file has ${megabytes} MB, and the channel takes ${most} MB`,
		remedy: 'Send a smaller file, or a link to it.',
	},
	CHAT_FILE_NOT_UPLOADED: {
		happened: ({ reason }: { reason: string }) => `The file was not uploaded, and the message was not sent: ${reason}`,
		remedy: 'Try again, or send the file by its address.',
	},
	CHAT_CANCEL_NONE: {
		happened: '8x8 had nothing left to cancel: it went out, was cancelled before, or was never scheduled',
		remedy: 'Get says how far a message is.',
	},
	CHAT_TEMPLATES_NOT_LISTED: {
		happened: ({ reason }: { reason: string }) => `8x8 did not list the templates: ${reason}`,
		remedy: 'Check Channel ID, and the Account ID in the credential.',
	},
} as const;
