/** Problems of a message's text. */
export const text = {
	TEXT_EMPTY: {
		happened: 'Text is empty',
		remedy: 'Write the message, or check the expression that makes it.',
	},
	TEXT_BROKEN: {
		happened: ({ part }: { part: string }) => `Text holds ${part}, which an expression or a spreadsheet left there`,
		remedy: 'Check the field that belongs there. To send it as it is, switch on Allow Placeholders under Options.',
	},
} as const;
