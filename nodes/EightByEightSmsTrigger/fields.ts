import type { INodeProperties, TriggerPanelDefinition } from 'n8n-workflow';
import { eventOptions, eventTypes, receiptStateOptions } from '../generated/webhookEvents';
import { subAccountField } from '../credential/subAccountField';

const automatic = { registration: ['automatic'] };
const manual = { registration: ['manual'] };

const eventNames = Object.fromEntries(eventOptions.map(({ name, value }) => [String(value), name]));

/** The events by their names, under the node on the canvas. */
export const subtitle = `={{ $parameter["events"].map((event) => (${JSON.stringify(eventNames)})[event]).join(", ") }}`;

export const triggerPanel: TriggerPanelDefinition = {
	header: 'Texts and receipts from 8x8',
	executionsHelp: {
		inactive:
			"<b>While you build the workflow</b>, press the button and text one of your numbers from a phone. For two minutes, 8x8 sends the sub-account's events here, provided that it has no webhook yet. With Registration set to Manual, post an event to the test URL.<br /><br /><b>Once you publish it</b>, every event starts the workflow, and you find the runs under Executions.",
		active:
			'<b>The workflow is published</b>, and every event starts it. To test it, text one of your numbers from a phone and look under Executions; a run there can be copied to the editor.',
	},
	activationHint: {
		inactive: 'Publish the workflow to get texts and receipts for good.',
		active: 'The workflow is published: its runs are under Executions.',
	},
};

export const fields: INodeProperties[] = [
	{
		// n8n's node list offers every entry of a field of this name as a trigger of its own.
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		noDataExpression: true,
		default: [eventTypes.inboundMessage],
		options: eventOptions,
		description: 'What starts the workflow',
	},
	{
		displayName: 'Registration',
		name: 'registration',
		type: 'options',
		noDataExpression: true,
		default: 'automatic',
		options: [
			{
				name: 'Automatic',
				value: 'automatic',
				description: 'Publishing sets up the webhook in 8x8, and unpublishing removes it',
			},
			{
				name: 'Manual',
				value: 'manual',
				description: "You give the URL to 8x8: in 8x8 Connect, or as a message's Delivery Receipt URL",
			},
		],
		description: 'Who tells 8x8 the URL of this trigger',
	},
	{
		displayName:
			'A sub-account has one webhook for its texts and receipts. Where somebody else uses it, nothing is changed: publishing and testing stop, and say what you can do. Once this workflow is published, test it by texting your number from a phone.',
		name: 'automaticNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: automatic },
	},
	{
		displayName:
			"SMS Engage answers: 8x8's support sets their URL. Use another trigger with Registration set to Manual for them, and give support its production URL.",
		name: 'surveyNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { ...automatic, events: [eventTypes.surveyAnswer] } },
	},
	{
		displayName:
			"Copy the production URL above, and paste it in 8x8 Connect under Webhooks, or in Send SMS as the message's Delivery Receipt URL. Whoever knows the URL can start the workflow, unless you set an Authorization below.",
		name: 'manualNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: manual },
	},
	{
		...subAccountField,
		description:
			"Whose texts and receipts to get. Leave empty for the credential's default; * stands for all sub-accounts.",
		modes: (subAccountField.modes ?? []).map((mode) =>
			mode.name === 'list'
				? { ...mode, typeOptions: { ...mode.typeOptions, searchListMethod: 'searchSubAccountsOrAll' } }
				: { ...mode, placeholder: 'e.g. acme_hq, or *' },
		),
		displayOptions: { show: automatic },
	},
	{
		displayName: 'Authorization',
		name: 'authorization',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		placeholder: 'e.g. Bearer a-long-random-value',
		description:
			'The whole Authorization header that 8x8 sends, as 8x8 Connect has it under HTTP Authorization. Calls with another are refused. Leave empty for a Delivery Receipt URL, for which 8x8 has no such setting.',
		displayOptions: { show: manual },
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Final States Only',
				name: 'finalStatesOnly',
				type: 'boolean',
				default: true,
				description:
					'Whether only receipts that end the matter start the workflow: delivered, undelivered, rejected, read',
				displayOptions: { show: { '/events': [eventTypes.deliveryReceipt] } },
			},
			{
				displayName: 'Ignore Repeats',
				name: 'ignoreRepeats',
				type: 'boolean',
				default: true,
				description:
					'Whether an event that 8x8 posts again starts nothing. 8x8 repeats what n8n was slow to take, for some minutes. Each n8n process remembers for itself, and a restart forgets.',
			},
			{
				displayName: 'Keywords',
				name: 'keywords',
				type: 'string',
				default: '',
				placeholder: 'e.g. STOP, UNSUBSCRIBE',
				description:
					'Only texts that hold one of these words start the workflow: whole words, in capitals or not. Commas between them.',
				displayOptions: { show: { '/events': [eventTypes.inboundMessage] } },
			},
			{
				displayName: 'Replace Existing Webhook',
				name: 'replaceExisting',
				type: 'boolean',
				default: false,
				description:
					'Whether publishing may replace a webhook that others set up for this sub-account. It is gone for good then: 8x8 hides its secrets, so unpublishing does not put it back.',
				displayOptions: { show: { '/registration': ['automatic'] } },
			},
			{
				displayName: 'Restrict to 8x8 Addresses',
				name: 'restrictToPlatformAddresses',
				type: 'boolean',
				default: false,
				description:
					"Whether to refuse calls from other addresses than those that 8x8 published for the credential's region. Behind a reverse proxy, set N8N_PROXY_HOPS, or all calls are refused.",
			},
			{
				displayName: 'States',
				name: 'states',
				type: 'multiOptions',
				default: [],
				options: [...receiptStateOptions].sort((a, b) => a.name.localeCompare(b.name)),
				description: 'Only receipts with one of these states start the workflow',
				displayOptions: { show: { '/events': [eventTypes.deliveryReceipt] } },
			},
			{
				displayName: 'Virtual Numbers',
				name: 'destinations',
				type: 'string',
				default: '',
				placeholder: 'e.g. +6531580000',
				description: 'Only texts to one of these numbers of yours start the workflow. Commas between them.',
				displayOptions: { show: { '/events': [eventTypes.inboundMessage] } },
			},
		],
	},
];
