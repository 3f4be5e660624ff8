/** Problems of what is posted to a trigger, and of the header that lets it in. */
export const events = {
	EVENT_MALFORMED: {
		happened: ({ flaw }: { flaw: string }) => `This is not an event of the 8x8 SMS API: ${flaw}`,
		remedy: 'Post events in the form that 8x8 documents.',
	},
	AUTHORIZATION_EMPTY: {
		happened: 'Authorization is filled in, but its value is not a text, or is empty',
		remedy:
			'Correct the expression, or the variable that it reads. To let calls in without an Authorization header, clear the field.',
	},
	AUTHORIZATION_UNMATCHABLE: {
		happened: ({ flaw }: { flaw: string }) => `Authorization ${flaw}, so no call could ever match it`,
		remedy: 'Enter the header exactly as 8x8 sends it, in letters, digits and signs of ASCII, with nothing around it.',
	},
} as const;
