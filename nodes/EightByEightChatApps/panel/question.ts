import type { INodeProperties } from 'n8n-workflow';
import { messageField } from '../../operations/sendAndWait';
import { contentFields } from './content';
import { addressFields, channels } from './message';
import { line } from './shared';

const messageType: INodeProperties = {
	displayName: 'Message Type',
	name: 'messageType',
	type: 'options',
	noDataExpression: true,
	default: 'text',
	options: [
		{ name: 'Template', value: 'template', description: 'A WhatsApp template whose link button opens the page' },
		{ name: 'Text', value: 'text', description: 'The message, with the link as a button or in its text' },
	],
};

const linkLabel: INodeProperties = {
	...line('Button Label', 'linkLabel', 'Answer', 'The button that opens the page. At most 20 characters.'),
	default: 'Answer',
	displayOptions: { show: { messageType: ['text'] } },
};

const ofTemplates = contentFields.filter(({ displayOptions }) => {
	const types = displayOptions?.show?.messageType;
	return types?.length === 1 && types[0] === 'template';
});

/** The fields of a message that asks something. */
export const questionPanel: readonly INodeProperties[] = [
	...addressFields,
	{
		...messageField,
		description:
			'The question. With a template, it appears on the page, and in the SMS if the message falls back to SMS.',
	},
	messageType,
	linkLabel,
	...ofTemplates,
	channels,
];

export const questionOptions: readonly INodeProperties[] = [
	{
		displayName: 'Link in Text',
		name: 'linkInText',
		type: 'boolean',
		default: false,
		description: 'Whether to put the link in the text even on channels that have buttons',
	},
];
