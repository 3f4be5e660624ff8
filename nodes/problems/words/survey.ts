interface Shown {
	shown: string;
}

/** Problems of a survey's text and its variables. */
export const survey = {
	SURVEY_LINK_MISSING: {
		happened: 'Text has no {{url}} for the link to the survey',
		remedy:
			'Write {{url}} where the link belongs. In an expression, write {url}, because n8n uses double braces itself.',
	},
	SURVEY_LINK_CUT: {
		happened: 'Text is so long that 8x8 cuts it off before the end of the link',
		remedy: 'Shorten the text, or move {{url}} to its beginning.',
	},
	SURVEY_VARIABLE_MISSING: {
		happened: ({ shown }: Shown) => `Text uses ${shown}, but Variables has no value for it`,
		remedy: 'Add it to Variables, fill it in, or correct its name: upper and lower case matter.',
	},
	SURVEY_VARIABLE_NAME: {
		happened: ({ shown }: Shown) => `Variables has ${shown}, which is not a valid variable name`,
		remedy: "Use another name, without braces and colons. 'url' is reserved for the link.",
	},
	SURVEY_VARIABLE_TWICE: {
		happened: ({ shown }: Shown) => `Variables has two values for ${shown}`,
		remedy: 'Remove one of them.',
	},
	SURVEY_VARIABLE_NOT_TEXT: {
		happened: ({ shown, kind }: Shown & { kind: string }) => `The value of ${shown} in Variables is ${kind}`,
		remedy: 'Point it at one field that holds text, such as {{ $json.name }}.',
	},
	SURVEY_VARIABLE_BROKEN: {
		happened: ({ shown, part }: Shown & { part: string }) =>
			`The value of ${shown} in Variables contains ${part}, which an expression or a spreadsheet left there`,
		remedy: 'Check the field that belongs there. To send it as it is, switch on Allow Placeholders under Options.',
	},
	SURVEY_VARIABLES_TOO_LONG: {
		happened: ({ longest }: { longest: number }) =>
			`Variables has more than ${longest.toLocaleString('en')} characters in total, all of which come back with the answers`,
		remedy: 'Keep only what the text or the answers need. A row number is enough to find the row again.',
	},
	SURVEY_VARIABLES_MALFORMED: {
		happened: ({ label }: { label: string }) => `${label} is not a JSON object`,
		remedy: 'Write it as { "firstName": "Ann" }, or as an expression that results in an object.',
	},
} as const;
