import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { credentialsDefault, subAccountField } from '../credential/subAccountField';
import { alphabetically } from '../run/alphabetical';

const automatic = { registration: ['automatic'] };
const manual = { registration: ['manual'] };

/** The words in a trigger's fields that differ from one trigger to another. */
export interface TriggerWords {
	events: INodePropertyOptions[];
	/** The events that are chosen at first. */
	usualEvents: string[];
	/** Notices of the automatic registration, in the order in which they are shown. */
	automaticNotices: INodeProperties[];
	manualNotice: string;
	/** Who tells 8x8 the URL by hand, and how. */
	manualDescription: string;
	subAccount: string;
	authorization: string;
	options: INodeProperties[];
}

/** The events by their names, under the node on the canvas. */
export function subtitleOf(events: readonly INodePropertyOptions[]): string {
	const names = Object.fromEntries(events.map(({ name, value }) => [String(value), name]));
	return `={{ $parameter["events"].map((event) => (${JSON.stringify(names)})[event]).join(", ") }}`;
}

/** A notice that is shown while the trigger registers by itself. */
export function automaticNotice(name: string, displayName: string, events?: readonly string[]): INodeProperties {
	const show = events === undefined ? automatic : { ...automatic, events: [...events] };
	return { displayName, name, type: 'notice', default: '', displayOptions: { show } };
}

/** The fields of a trigger. Its options come in alphabetical order, as n8n wants it. */
export function triggerFields(words: TriggerWords): INodeProperties[] {
	return [
		{
			// n8n's node list offers every entry of a field of this name as a trigger of its own.
			displayName: 'Trigger On',
			name: 'events',
			type: 'multiOptions',
			required: true,
			noDataExpression: true,
			default: [...words.usualEvents],
			options: words.events,
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
				{ name: 'Manual', value: 'manual', description: words.manualDescription },
			],
			description: 'How 8x8 gets the URL of this trigger',
		},
		...words.automaticNotices,
		{
			displayName: words.manualNotice,
			name: 'manualNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: manual },
		},
		{
			...subAccountField,
			description: words.subAccount,
			modes: (subAccountField.modes ?? []).map((mode) =>
				mode.name === 'list'
					? { ...mode, typeOptions: { ...mode.typeOptions, searchListMethod: 'searchSubAccountsOrAll' } }
					: { ...mode, placeholder: `${credentialsDefault}, or * for all` },
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
			description: words.authorization,
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
			options: [...sharedOptions, ...words.options].sort((a, b) => alphabetically(a.displayName, b.displayName)),
		},
	];
}

const sharedOptions: INodeProperties[] = [
	{
		displayName: 'Gather Events',
		name: 'gatherEvents',
		type: 'boolean',
		default: true,
		description:
			'Whether to combine events that arrive while n8n is starting the workflow: the next execution gets all of them, one item each. Useful for receipts of many messages. A test gets one event.',
	},
	{
		displayName: 'Ignore Repeats',
		name: 'ignoreRepeats',
		type: 'boolean',
		default: true,
		description:
			'Whether to ignore an event that 8x8 posts again. 8x8 repeats events for some minutes if n8n was slow to accept them. Each n8n process keeps its own memory, which a restart clears.',
	},
	{
		displayName: 'Replace Existing Webhook',
		name: 'replaceExisting',
		type: 'boolean',
		default: false,
		description:
			'Whether publishing may replace a webhook that others set up for this sub-account. The old webhook is then lost permanently: 8x8 hides its secrets, so unpublishing cannot restore it.',
		displayOptions: { show: { '/registration': ['automatic'] } },
	},
	{
		displayName: 'Restrict to 8x8 Addresses',
		name: 'restrictToPlatformAddresses',
		type: 'boolean',
		default: false,
		description:
			"Whether to refuse calls from addresses that 8x8 does not list for the credential's region. Behind a reverse proxy, set N8N_PROXY_HOPS, or all calls are refused.",
	},
];

/** Options that are shown with one kind of event. */
export function keywordsOption(event: string): INodeProperties {
	return {
		displayName: 'Keywords',
		name: 'keywords',
		type: 'string',
		default: '',
		placeholder: 'e.g. STOP, UNSUBSCRIBE',
		description:
			'Only messages that contain one of these words start the workflow: whole words, in upper or lower case. Separate them with commas.',
		displayOptions: { show: { '/events': [event] } },
	};
}

/** The options of receipts. @param states the states of a receipt, for lists */
export function receiptOptions(event: string, states: readonly INodePropertyOptions[]): INodeProperties[] {
	return [
		{
			displayName: 'Final States Only',
			name: 'finalStatesOnly',
			type: 'boolean',
			default: true,
			description:
				'Whether only final receipts start the workflow: delivered, undelivered, rejected, read. On unless you choose States.',
			displayOptions: { show: { '/events': [event] } },
		},
		{
			displayName: 'States',
			name: 'states',
			type: 'multiOptions',
			default: [],
			options: [...states].sort((a, b) => alphabetically(a.name, b.name)),
			description: 'Only receipts with one of these states start the workflow',
			displayOptions: { show: { '/events': [event] } },
		},
	];
}
