import type { INodeProperties } from 'n8n-workflow';
import { sendSms } from '../../../nodes/generated/sms';
import { sendingOptionFields, textOptionFields } from '../../../nodes/sending/options';
import { alphabetically } from '../../../nodes/run/alphabetical';

/** The values of the options that only SMPP has; the first is the default. */
export const codings = ['AUTO', 'GSM7', 'LATIN1', 'UCS2'] as const;
export const longTexts = ['parts', 'payload'] as const;
export const receipts = ['all', 'failures', 'none'] as const;

/** There are never more under way than the credential's window allows. */
export const defaults = { concurrency: 100 };

const ofSms = ['expiry', 'scheduled'];

const ownFields: INodeProperties[] = [
	{
		displayName: 'Encoding',
		name: 'encoding',
		type: 'options',
		default: 'AUTO',
		description: 'How characters are sent. A text with a character that is not in the encoding is refused.',
		options: [
			{ name: 'Auto', value: 'AUTO', description: 'The GSM alphabet if it has every character, otherwise Unicode' },
			{ name: 'GSM7', value: 'GSM7', description: '160 characters in a segment' },
			{ name: 'Latin-1', value: 'LATIN1', description: '140 characters in a segment; not every phone shows it' },
			{ name: 'UCS2', value: 'UCS2', description: 'Unicode: 70 characters in a segment' },
		],
	},
	{
		displayName: 'Long Texts',
		name: 'longTexts',
		type: 'options',
		default: 'parts',
		description: 'How to send a text of more than one segment',
		options: [
			{ name: 'In Parts', value: 'parts', description: 'Each with a header that lets the phone join them' },
			{ name: 'In One', value: 'payload', description: 'As message_payload, which 8x8 splits into parts' },
		],
	},
	{
		displayName: 'Receipts',
		name: 'receipts',
		type: 'options',
		default: 'all',
		description: 'Which delivery receipts 8x8 sends to the trigger. A text in parts has one for each part.',
		options: [
			{ name: 'All', value: 'all' },
			{ name: 'Failures', value: 'failures', description: 'Only for messages that did not arrive' },
			{ name: 'None', value: 'none' },
		],
	},
];

const options = [
	...sendSms.options.filter(({ name }) => ofSms.includes(name)),
	...ownFields,
	...textOptionFields.filter(({ name }) => name !== 'allowTruncation'),
	...sendingOptionFields(defaults),
];

/** The fields of a message that the panel always shows. */
export const panel: readonly INodeProperties[] = sendSms.panel;

/** All fields of the node. */
export const fields: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Send',
				value: 'send',
				action: 'Send an SMS over SMPP',
				description: 'Send one text message for each input item. Every segment is charged.',
			},
		],
		default: 'send',
	},
	...panel,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.toSorted((a, b) => alphabetically(a.displayName, b.displayName)),
	},
];
