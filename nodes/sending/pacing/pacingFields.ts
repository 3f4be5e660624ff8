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
			'The most messages that go out within a minute, an hour or a day. 8x8 keeps them until their time, so the workflow does not wait.',
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
						description: 'How many messages go out within the time',
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
		description: `The hours and days in which messages may go out. 8x8 keeps the others until the window opens, for up to ${smsLimits.scheduleAheadDays} days.`,
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
							'When the window closes. A time that is not after the start is one of the next day: from 20:00 to 08:00 is a night.',
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
						description: 'Whose clocks the times are read from',
						options: [
							{
								name: "Recipient's",
								value: 'recipient',
								description: "That of the capital of each recipient's country",
							},
							{ name: "Workflow's", value: 'workflow', description: "That of the workflow's settings" },
							...timeZones.map((name) => ({ name, value: name })),
						],
					},
				],
			},
		],
	},
];
