/** Why a trigger refuses what is posted to it: the caller reads what happened, n8n's log has the remedy too. */
export const events = {
	EVENT_MALFORMED: {
		happened: ({ flaw }: { flaw: string }) => `This is not a valid 8x8 event: ${flaw}`,
		remedy: 'Post events in the format that 8x8 documents.',
	},
	EVENT_TOO_LARGE: {
		happened: 'The body is larger than an event can be',
		remedy: 'Post one event at a time.',
	},
	EVENT_PENDING: {
		happened: 'This event is already being processed',
		remedy: 'Post it again in a few seconds.',
	},
	EVENTS_TOGETHER: {
		happened: 'The body is a list of events, and this trigger takes one at a time',
		remedy: 'Turn on Gather Events in the trigger, or post the events one by one.',
	},
	EVENTS_TOO_MANY: {
		happened: 'More events are arriving than this n8n can handle',
		remedy: 'Post it again in a few seconds.',
	},
	EVENT_NOT_TAKEN: {
		happened: 'n8n could not start the workflow with this event',
		remedy: 'Post it again in a few seconds.',
	},
	AUTHORIZATION_WRONG: {
		happened: 'The Authorization header is missing or wrong',
		remedy:
			'If messages or receipts do not arrive, unpublish and publish the workflow; with Registration set to Manual, enter the same header here and in 8x8 Connect.',
	},
	TRIGGER_NOT_REGISTERED: {
		happened: 'This trigger is not registered',
		remedy: 'Unpublish the workflow and publish it again: 8x8 has no webhook for this trigger.',
	},
	ADDRESS_FOREIGN: {
		happened: "The call does not come from one of 8x8's addresses",
		remedy: 'Behind a reverse proxy, set N8N_PROXY_HOPS to the number of proxies.',
	},
	AUTHORIZATION_EMPTY: {
		happened: 'Authorization is set, but its value is empty or is not text',
		remedy:
			'Correct the expression, or the variable that it reads. To accept calls without an Authorization header, clear the field.',
	},
	AUTHORIZATION_UNMATCHABLE: {
		happened: ({ flaw }: { flaw: string }) => `Authorization ${flaw}, so no call could ever match it`,
		remedy: 'Enter the header exactly as 8x8 sends it: ASCII characters only, with no spaces around it.',
	},
} as const;
