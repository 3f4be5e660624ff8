import type { INodeProperties } from 'n8n-workflow';
import type { OperationSpec } from '../../api/spec';
import { channelStepFields } from '../../generated/limits';
import { countryChoices } from '../../generated/countries';
import { contentFields } from './content';
import { contractField, rows } from './shared';
import { alphabetically } from '../../run/alphabetical';

const channelNames: Readonly<Record<string, string>> = { Line: 'LINE' };
const { minimum, maximum } = channelStepFields.fallbackAfter;

export const channels: INodeProperties = rows(
	{
		displayName: 'Channels',
		name: 'channels',
		placeholder: 'Add Channel',
		description:
			'The channels to try, one after the other, such as WhatsApp and then SMS. Leave empty to use those set up for the sub-account.',
	},
	[
		{
			displayName: 'Channel',
			name: 'channel',
			type: 'options',
			default: 'WhatsApp',
			options: channelStepFields.channel.values
				.map((value) => ({ name: channelNames[value] ?? value, value }))
				.sort((a, b) => alphabetically(a.name, b.name)),
		},
		{
			displayName: 'Fallback After (Seconds)',
			name: 'fallbackAfter',
			type: 'number',
			typeOptions: { minValue: minimum, maxValue: maximum },
			default: 120,
			description: 'How long to wait before trying the next channel. Not used for the last one.',
		},
		{
			displayName: 'Success Status',
			name: 'successStatus',
			type: 'options',
			default: 'Delivered',
			description:
				'The status that the message must reach on this channel. With Read, people who read it late also get it through the next channel.',
			options: channelStepFields.successStatus.values.map((value) => ({ name: value, value })),
		},
	],
);

/** The recipient of a message. */
export const addressFields: readonly INodeProperties[] = [
	{
		...contractField('msisdn'),
		name: 'destination',
		description:
			'The mobile number of the recipient, in international form. Leave empty if you set a WhatsApp or LINE User ID under Options.',
	},
	{
		displayName: 'Country',
		name: 'country',
		type: 'options',
		default: '',
		description: 'The country of numbers written without a country code',
		options: countryChoices,
	},
];

/** The fields of a message: its recipient, content and channels. */
const panel: readonly INodeProperties[] = [
	...addressFields,
	{
		displayName: 'Message Type',
		name: 'messageType',
		type: 'options',
		noDataExpression: true,
		default: 'text',
		options: [
			{
				name: 'Buttons or List',
				value: 'interactive',
				description: 'A text with buttons, a list or a link, for WhatsApp',
			},
			{ name: 'Carousel', value: 'carousel', description: 'Several cards side by side, for RCS' },
			{ name: 'Location', value: 'location' },
			{ name: 'Media', value: 'media', description: 'An image, video, audio or other file' },
			{
				name: 'Rich Card',
				value: 'richCard',
				description: 'A picture or video with a title, text and buttons, for RCS',
			},
			{ name: 'Template', value: 'template', description: 'An approved WhatsApp template' },
			{ name: 'Text', value: 'text' },
		],
	},
	...contentFields,
	channels,
];

const own = new Set(['channels', 'country', 'sms']);

/** How the message looks when it falls back to SMS. */
const smsFields: INodeProperties[] = (contractField('sms').options ?? []).flatMap((option) =>
	'type' in option ? [{ ...option, displayName: `SMS ${option.displayName}` }] : [],
);

/** An operation that sends a message, with the panel's fields instead of the contract's. */
export function withPanel(spec: OperationSpec): OperationSpec {
	return { ...spec, panel, options: [...spec.options.filter(({ name }) => !own.has(name)), ...smsFields] };
}
