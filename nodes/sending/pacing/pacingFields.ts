import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { smsLimits } from '../../generated/limits';
import { timeZones } from '../../text/timeZones';
import { weekdays } from './pacingOptions';

const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Monday first, as a week of work is read. */
const weekFromMonday = [...weekdays.slice(1), ...weekdays.slice(0, 1)];

function dayOption(day: (typeof weekdays)[number]): INodePropertyOptions {
	return { name: dayNames[weekdays.indexOf(day)] ?? day, value: day };
}

/** The options for sending gradually, or only at certain hours. */
export const pacingFields: INodeProperties[] = [
	{
		displayName: 'Sending Speed',
		name: 'sendingSpeed',
		type: 'fixedCollection',
		placeholder: 'Limit speed',
		default: {},
		description:
			'The maximum number of messages to send per minute, hour or day. 8x8 holds them until their time, so the workflow does not wait.',
		options: [
			{
				displayName: 'Speed',
				name: 'speed',
				values: [
					{
						displayName: 'Messages',
						name: 'messages',
						type: 'number',
						typeOptions: { minValue: 1 },
						default: 100,
						description: 'How many messages to send in that time',
					},
					{
						displayName: 'Per',
						name: 'unit',
						type: 'options',
						default: 'hour',
						options: [
							{ name: 'Minute', value: 'minute' },
							{ name: 'Hour', value: 'hour' },
							{ name: 'Day', value: 'day' },
						],
					},
				],
			},
		],
	},
	{
		displayName: 'Delivery Window',
		name: 'deliveryWindow',
		type: 'fixedCollection',
		placeholder: 'Add window',
		default: {},
		description: `The hours and days when messages may be sent. 8x8 holds the others until the window opens, for up to ${smsLimits.scheduleAheadDays} days.`,
		options: [
			{
				displayName: 'Window',
				name: 'window',
				values: [
					{
						displayName: 'Start Time',
						name: 'startTime',
						type: 'string',
						default: '09:00',
						placeholder: 'e.g. 09:00',
						description: 'When the window opens, from 00:00 to 23:59',
					},
					{
						displayName: 'End Time',
						name: 'endTime',
						type: 'string',
						default: '18:00',
						placeholder: 'e.g. 18:00',
						description:
							'When the window closes. If it is not after the start, it is on the next day: 20:00 to 08:00 spans the night.',
					},
					{
						displayName: 'Days',
						name: 'days',
						type: 'multiOptions',
						default: [...weekFromMonday],
						options: weekFromMonday.map(dayOption),
						description: 'The days on which the window opens',
					},
					{
						displayName: 'Time Zone',
						name: 'timeZone',
						type: 'options',
						default: 'recipient',
						description: 'Which time zone the times are in',
						options: [
							{
								name: "Recipient's",
								value: 'recipient',
								description: "The time zone of the capital of each recipient's country",
							},
							{ name: "Workflow's", value: 'workflow', description: "The time zone in the workflow's settings" },
							...timeZones.map((name) => ({ name, value: name })),
						],
					},
				],
			},
		],
	},
];
