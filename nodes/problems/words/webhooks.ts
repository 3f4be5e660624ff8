const manualInstead =
	"set Registration to Manual and give this trigger's URL to single messages, as their Delivery Receipt URL";

/** "What you can do: (1) …; (2) …." */
function waysOut(ways: readonly string[]): string {
	return `What you can do: ${ways.map((way, index) => `(${index + 1}) ${way}`).join('; ')}.`;
}

/** Problems of a trigger that is to be registered with 8x8, or no longer. Hosts stand for webhooks: their URLs can hold a secret. */
export const webhooks = {
	EVENTS_MISSING: { happened: 'Trigger On is empty', remedy: 'Choose at least one event.' },
	EVENTS_NOT_REGISTRABLE: {
		happened: "SMS Engage answers have no webhook to register: 8x8's support sets their URL",
		remedy: 'Set Registration to Manual, and give support the production URL of this trigger.',
	},
	N8N_NOT_PUBLIC: {
		happened: ({ host }: { host: string }) =>
			`8x8 cannot reach this n8n: its webhook URL is at ${host}, which is not a public address`,
		remedy:
			'Set the environment variable WEBHOOK_URL to the address under which n8n can be reached from the internet, and restart n8n.',
	},
	WEBHOOKS_UNREADABLE: {
		happened: 'The list of webhooks is not a valid 8x8 answer',
		remedy: "Check the credential's region or Base URL.",
	},
	WEBHOOKS_UNREACHABLE: {
		happened: ({ purpose, cause }: { purpose: string; cause: string }) =>
			`8x8 could not be reached to ${purpose} (${cause})`,
		remedy: "Check the network, and the credential's region or Base URL.",
	},
	WEBHOOK_REFUSED: {
		happened: ({ purpose, answer, reasons }: { purpose: string; answer: string; reasons: string }) =>
			`8x8 refused to ${purpose} (${answer})${reasons}`,
		remedy: ({ advice }: { advice: string }) => advice,
	},
	WEBHOOK_OF_ALL_SUB_ACCOUNTS: {
		happened: ({ receiver, subject }: { receiver: string; subject: string }) =>
			`8x8 sends the events of all sub-accounts to ${receiver}, which would no longer get those of ${subject}`,
		remedy: `Nothing was changed. Turn on Replace Existing Webhook to take over this one sub-account, choose another Sub-Account, or ${manualInstead}.`,
	},
	WEBHOOK_TAKEN: {
		happened: ({ receiver, subject, state }: { receiver: string; subject: string; state: string }) =>
			`8x8 already sends the events of ${subject} to ${receiver}${state}, and keeps only one webhook for them`,
		remedy: ({ isThisN8n }: { isThisN8n: boolean }) =>
			`Nothing was changed. ${waysOut([
				...(isThisN8n
					? [
							'unpublish the workflow that has that trigger',
							'let one trigger serve them all, with the ready workflow Events router',
						]
					: []),
				'choose another Sub-Account',
				'turn on Replace Existing Webhook, which permanently removes the present webhook',
				"set Registration to Manual and use this trigger's URL as the messages' Delivery Receipt URL",
			])}`,
	},
	WEBHOOK_AT_EARLIER_HOME: {
		happened: ({ receiver, subject }: { receiver: string; subject: string }) =>
			`8x8 sends the events of ${subject} to ${receiver}, where this workflow was published before`,
		remedy: `Nothing was changed. If n8n has moved from there, turn on Replace Existing Webhook. If it still runs there and this one is a copy, choose another Sub-Account, or ${manualInstead}.`,
	},
	WEBHOOK_OVERTAKEN: {
		happened: ({ receiver, subject, isListed }: { receiver: string; subject: string; isListed: boolean }) =>
			`While this trigger was registered, somebody else registered a webhook to ${receiver} for ${subject}${isListed ? '' : ', which replaced it'}`,
		remedy: ({ isListed }: { isListed: boolean }) =>
			`Their webhook was left as it is${isListed ? ", and this trigger's is removed" : ''}. Agree with them who gets the events, then publish again; or choose another Sub-Account, or ${manualInstead}.`,
	},
	WEBHOOK_REMOVED_IN_VAIN: {
		happened: ({ failure, receiver }: { failure: string; receiver: string }) =>
			`${failure}. The webhook to ${receiver} had already been removed`,
		remedy: ({ advice }: { advice: string }) =>
			`Nothing receives these events until you publish again, or set up the old webhook again in 8x8 Connect. ${advice}`,
	},
	TEST_WOULD_TAKE_EVENTS: {
		happened: ({ subject, owner }: { subject: string; owner: string }) =>
			`A test would take the events of ${subject} away from ${owner}, so nothing was changed`,
		remedy: ({ isPublished }: { isPublished: boolean }) =>
			`To continue without a phone, choose set mock data in the output and paste a sample event (docs/samples.md of this project). To test, ${isPublished ? '' : 'publish the workflow, then '}text one of your numbers from a phone and open the run under Executions.`,
	},
	WEBHOOK_OF_OLD_FORMAT: {
		happened: ({ which, subject }: { which: string; subject: string }) =>
			`There is still a webhook in the old Wavecell format${which} for ${subject}, and 8x8 does not allow another one beside it`,
		remedy:
			"It was left as it is. Once nothing needs it any more, delete it as 8x8's webhook migration guide describes, or ask 8x8's support to do so; then publish again.",
	},
	WEBHOOK_SHARES_KEY: {
		happened: ({ subject, receiver }: { subject: string; receiver: string }) =>
			`8x8 lists a second webhook for ${subject}, to ${receiver}, and would delete both`,
		remedy: "Nothing was deleted. Delete this trigger's webhook in 8x8 Connect.",
	},
} as const;
