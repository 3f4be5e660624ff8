/** Problems of a message's text. */
export const text = {
	TEXT_EMPTY: {
		happened: 'Text is empty',
		remedy: 'Write the message, or check the expression that makes it.',
	},
	TEXT_HOLDS_OBJECT: {
		happened: ({ part }: { part: string }) => `Text contains ${part}, because an expression returned a whole object`,
		remedy: 'Point that expression at one field, such as {{ $json.name }}.',
	},
	TEXT_TOO_LONG: {
		happened: ({ segmentsNeeded, limit }: { segmentsNeeded: number; limit: number }) =>
			`Text needs ${segmentsNeeded} segments, but 8x8 cuts a message off after ${limit}`,
		remedy: 'Shorten the text, send it as several messages, or switch on Allow Truncation under Options.',
	},
	TEXT_BROKEN: {
		happened: ({ part }: { part: string }) => `Text contains ${part}, which an expression or a spreadsheet left there`,
		remedy: 'Check the field that belongs there. To send it as it is, switch on Allow Placeholders under Options.',
	},
} as const;
