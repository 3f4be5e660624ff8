// Generated from openapi/sms.yaml by "npm run generate". Do not edit.

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The entry in the Operation list. */
export const sendOperation: INodePropertyOptions = {
	value: 'send',
	name: 'Send',
	action: 'Send an SMS',
	description: 'Send one text message for each input item',
};

/** Fields of SmsRequest that are always visible. */
export const sendPanelFields: INodeProperties[] = [
	{
		displayName: 'Destination',
		name: 'destination',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. +6591234567',
		description:
			'The mobile number to text, in international form with its country code. Spaces, dashes and brackets are fine. For a national number, add Country under Options.',
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: {
			rows: 4,
		},
		default: '',
		required: true,
		placeholder: 'e.g. Your table is booked for 19:30.',
		description:
			'The message. One segment holds 160 characters, or 70 when the text needs Unicode; longer texts go out as several segments, and each is charged.',
	},
	{
		displayName: 'Sender ID',
		name: 'source',
		type: 'string',
		default: '',
		placeholder: 'e.g. Bistro',
		description:
			"Who the message is from: a number, or up to 11 letters and digits. Leave empty for the sub-account's default.",
	},
];

/** Fields of SmsRequest in the Options collection. */
export const sendOptionFields: INodeProperties[] = [
	{
		displayName: 'Client IP',
		name: 'clientIp',
		type: 'string',
		default: '',
		placeholder: 'e.g. 203.0.113.7',
		description:
			'Internet address of the person who asked for this message, so that 8x8 can limit how many one address causes',
	},
	{
		displayName: 'Client Message ID',
		name: 'clientMessageId',
		type: 'string',
		default: '',
		placeholder: 'e.g. booking-4711',
		description:
			'An ID of your own for this message, such as a row or order number. It comes back in the output and in delivery receipts. Left empty, the node makes one.',
	},
	{
		displayName: 'Country',
		name: 'country',
		type: 'string',
		default: '',
		placeholder: 'e.g. SG',
		description: 'Two-letter code of the country that destinations in national form belong to, such as SG or GB',
	},
	{
		displayName: 'Delivery Receipt URL',
		name: 'dlrCallbackUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/sms/receipts',
		description:
			"Web address that this message's delivery receipts are posted to, in place of the webhook set up for the sub-account. To receive them in n8n, add an 8x8 SMS Trigger with Registration set to Manual, publish its workflow, and paste its production URL here.",
	},
	{
		displayName: 'Encoding',
		name: 'encoding',
		type: 'options',
		options: [
			{
				name: 'Automatic',
				value: 'AUTO',
				description: 'GSM7 where the text allows it, Unicode otherwise',
			},
			{
				name: 'GSM7',
				value: 'GSM7',
				description: '160 characters a segment; characters outside GSM are lost',
			},
			{
				name: 'Unicode (UCS2)',
				value: 'UCS2',
				description: '70 characters a segment; every language and emoji',
			},
		],
		default: 'AUTO',
		description: 'How the text is encoded on its way to the phone',
	},
	{
		displayName: 'Expiry',
		name: 'expiry',
		type: 'dateTime',
		default: '',
		description:
			"After this moment the message is given up instead of sent late. Read in the workflow's time zone unless an offset is given.",
	},
	{
		displayName: 'Scheduled',
		name: 'scheduled',
		type: 'dateTime',
		default: '',
		description:
			"When to send, at most 7 days ahead. Read in the workflow's time zone unless an offset is given. Left empty, the message goes out at once.",
	},
	{
		displayName: 'Track',
		name: 'track',
		type: 'options',
		options: [
			{
				name: 'None',
				value: 'None',
				description: 'No feedback follows',
			},
			{
				name: 'Outcome',
				value: 'Outcome',
				description: 'A feedback call follows',
			},
		],
		default: 'None',
		description: 'Whether a later feedback call tells 8x8 if the message served its purpose',
	},
];
