interface Shown {
	shown: string;
}

/** Problems of a survey's text and its variables. */
export const survey = {
	SURVEY_LINK_MISSING: {
		happened: 'Text has no {{url}}, which stands for the link to the survey',
		remedy: 'Write {{url}} where the link belongs. In an expression write {url}: n8n takes double braces for its own.',
	},
	SURVEY_LINK_CUT: {
		happened: 'Text is so long that 8x8 cuts it off before the end of the link',
		remedy: 'Shorten the text, or move {{url}} to its beginning.',
	},
	SURVEY_VARIABLE_MISSING: {
		happened: ({ shown }: Shown) => `Text names ${shown}, and Variables has no value for it`,
		remedy: 'Add it to Variables, fill it in, or correct its name: capitals count.',
	},
	SURVEY_VARIABLE_NAME: {
		happened: ({ shown }: Shown) => `Variables has ${shown}, which cannot be the name of a variable`,
		remedy: "Use another name, without braces and colons. 'url' is the link's name.",
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
			`The value of ${shown} in Variables holds ${part}, which an expression or a spreadsheet left there`,
		remedy: 'Check the field that belongs there. To send it as it is, switch on Allow Placeholders under Options.',
	},
	SURVEY_VARIABLES_TOO_LONG: {
		happened: ({ longest }: { longest: number }) =>
			`Variables has more than ${longest.toLocaleString('en')} characters in all, and all of them come back with the answers`,
		remedy: 'Leave out what neither the text nor the answers need: the number of a row is enough to find it by.',
	},
	SURVEY_VARIABLES_MALFORMED: {
		happened: ({ label }: { label: string }) => `${label} is not a JSON object`,
		remedy: 'Write it as { "firstName": "Ann" }, or as an expression that results in an object.',
	},
} as const;
