import type { INodeProperties } from 'n8n-workflow';
import { line } from './shared';

const of = (kinds: string[], field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { kind: kinds } },
});

/** The fields of one suggestion, a chip or a button of an RCS message. */
export const suggestionFields: INodeProperties[] = [
	{
		displayName: 'Type',
		name: 'kind',
		type: 'options',
		default: 'reply',
		description: 'What happens when it is pressed',
		options: [
			{ name: 'Calendar Entry', value: 'calendar' },
			{ name: 'Call', value: 'dial' },
			{ name: 'Location', value: 'location' },
			{ name: 'Open URL', value: 'openUrl' },
			{ name: 'Reply', value: 'reply' },
		],
	},
	line('Label', 'text', 'Book a table', 'At most 25 characters'),
	line(
		'Postback Data',
		'postbackData',
		'book-laksa',
		'What the trigger outputs when it is pressed. Defaults to the label.',
	),
	of(['openUrl'], line('URL', 'url', 'https://example.com/menu')),
	of(['dial'], line('Phone Number', 'phoneNumber', '+6531580000')),
	of(['location'], line('Latitude', 'latitude', '1.2834')),
	of(['location'], line('Longitude', 'longitude', '103.8607')),
	of(['location'], line('Place Name', 'placeName', 'Bistro')),
	of(
		['location'],
		line('Search For', 'query', 'Bistro near me', 'Instead of a latitude and a longitude. Android only.'),
	),
	of(['calendar'], line('Event Title', 'title', 'Dinner')),
	of(['calendar'], line('Event Description', 'description', 'A table for two')),
	of(['calendar'], { displayName: 'Start', name: 'startTime', type: 'dateTime', default: '' }),
	of(['calendar'], { displayName: 'End', name: 'endTime', type: 'dateTime', default: '' }),
];
