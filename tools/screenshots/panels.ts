import type { INodeParameters } from 'n8n-workflow';
import { channelIds } from '../../sandbox/server/chat/channels';
import { guests } from './sendingWorkflow';

/** A text for each guest, by 8x8 SMS. */
export const message: INodeParameters = {
	resource: 'message',
	destination: '={{ $json.phone }}',
	text: '=Hello {{ $json.name }}, your table is booked for 19:30.',
	source: 'Bistro',
};

const priced = [
	{ name: 'Ada', phone: '+65 9123 4567' },
	{ name: 'Grace', phone: '0044 7400 123456' },
	{ name: 'Linus', phone: '+49 1512 3456789' },
	{ name: 'Bob', phone: '07911 123456' },
];

/** A panel of 8x8 SMS after a run, with the name of its workflow and the items that come in. */
interface RunPanel {
	workflow: string;
	items: object[];
	parameters: INodeParameters;
}

/** Messages sent one by one, in a batch, with a number that cannot be read, and a preview: by the names of their pictures. */
export const sendingPanels: Readonly<Record<string, RunPanel>> = {
	send: { workflow: 'Table booked', items: guests, parameters: { ...message, operation: 'send' } },
	'send-batch': {
		workflow: 'Table booked, in a batch',
		items: guests,
		parameters: { ...message, operation: 'sendBatch' },
	},
	'send-error': {
		workflow: 'A number without its country',
		items: [...guests, { name: 'Bob', phone: '07911 123456' }],
		parameters: { ...message, operation: 'send' },
	},
	preview: {
		workflow: 'A preview',
		items: priced,
		parameters: {
			...{ resource: 'message', operation: 'preview', destination: '={{ $json.phone }}' },
			text: '=Hello {{ $json.name }}, your table is booked for 19:30. We’re looking forward to seeing you.',
			options: { source: 'Bistro', prices: true },
		},
	},
};

const events = ['inbound_message_received'];

/** Parameters of 8x8 SMS Trigger, by the names of their pictures. */
export const triggerPanels = { trigger: { events }, 'trigger-manual': { events, registration: 'manual' } };

/** A message for each guest, by 8x8 Chat Apps. */
export const chat: INodeParameters = { resource: 'message', operation: 'send', destination: '={{ $json.phone }}' };

/** 8x8 Chat Apps with a template, whose name and variables are filled in when the picture is taken. */
export const template: INodeParameters = {
	...chat,
	messageType: 'template',
	channelId: channelIds.WhatsApp,
	channels: {
		values: [
			{ channel: 'WhatsApp', fallbackAfter: 120, successStatus: 'Delivered' },
			{ channel: 'SMS', fallbackAfter: 120, successStatus: 'Delivered' },
		],
	},
	options: { fallbackText: '=Hi {{ $json.name }}, your table is booked for Friday, 19:30.', source: 'Bistro' },
};

/** 8x8 Chat Apps with a card. */
export const card: INodeParameters = {
	...chat,
	messageType: 'richCard',
	cardTitle: 'Laksa night',
	cardDescription: 'Two courses for 29, this Friday only.',
	cardMediaUrl: 'https://example.com/laksa.jpg',
	cardSuggestions: {
		values: [
			{ kind: 'reply', text: 'Book a table', postbackData: 'book' },
			{ kind: 'openUrl', text: 'The menu', postbackData: 'menu', url: 'https://example.com/menu' },
		],
	},
	channels: { values: [{ channel: 'RCS' }] },
};
