/** Problems of operations that send a message and wait for what happens to it. */
export const waiting = {
	WAIT_FOR_ONE_ITEM: {
		happened: ({ count }: { count: number }) =>
			`This operation waits for one message at a time, but received ${count} items`,
		remedy:
			'Nothing was sent. Put a Loop Over Items node with Batch Size 1 before it, and connect the output of this node back to the loop.',
	},
	WAIT_IN_AGENT_TOOL: {
		happened: "An agent's tool cannot wait",
		remedy: 'Nothing was sent. Choose the operation Send, or call a workflow that waits as the tool.',
	},
	AWAITED_BY_EARLIER_RETRY: {
		happened: 'An earlier Retry of this execution sent the message',
		remedy: 'It was not sent again. Its receipt or answer goes to that execution only: open it to see the result.',
	},
	WAIT_LIMIT_MALFORMED: {
		happened: ({ shown }: { shown: string }) => `Limit Wait Time ${shown} is not a valid waiting time`,
		remedy: 'Enter a number above 0 with its unit, or a future date and time.',
	},
	WAIT_LIMIT_PAST: {
		happened: ({ time }: { time: string }) => `Limit Wait Time is in the past: ${time}`,
		remedy: 'Nothing was sent. Choose a later time.',
	},
	RESUME_URL_PRIVATE: {
		happened: ({ host, caller }: { host: string; caller: string }) =>
			`${caller} cannot reach this n8n: its webhook URL is at ${host}, which is not a public address`,
		remedy:
			'Nothing was sent. Set the environment variable WEBHOOK_URL to the address under which n8n can be reached from the internet, and restart n8n.',
	},
	FORM_EMPTY: {
		happened: 'The form has no elements',
		remedy: 'Add one under Form Elements.',
	},
	FORM_FIELD_UNNAMED: {
		happened: 'An element of the form has no label',
		remedy: 'Write the question that the page asks.',
	},
	FORM_FIELD_NAME_TAKEN: {
		happened: ({ name }: { name: string }) => `An element of the form cannot have the name '${name}'`,
		remedy:
			'Give each element its own Field Name. respondedAt is reserved for the time of the answer, and names such as Photo_0 for elements with several files.',
	},
	FORM_CHOICES_EMPTY: {
		happened: ({ name }: { name: string }) => `The list '${name}' has no choices`,
		remedy: 'Enter them under Choices, separated by commas.',
	},
	FORM_FIELD_TYPE_UNKNOWN: {
		happened: ({ type }: { type: string }) => `The page cannot show an element of the type '${type}'`,
		remedy: 'Choose text, textarea, number, email, date, dropdown, radio, checkbox or file.',
	},
	FORM_JSON_MALFORMED: {
		happened: 'Form Elements is not a JSON list of elements',
		remedy: 'Write a list such as [{"fieldLabel": "Your name", "fieldType": "text"}].',
	},
	NOT_WAITING: {
		happened: 'This execution is not waiting for that',
		remedy: 'You do not need to do anything.',
	},
	WAIT_CALL_FAILED: {
		happened: 'The call could not be handled',
		remedy: 'Call again.',
	},
} as const;
