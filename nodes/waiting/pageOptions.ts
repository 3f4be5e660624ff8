import type { INodeProperties } from 'n8n-workflow';

/** Options of the page, with the names that n8n's own nodes have. */
export const pageOptions: INodeProperties[] = [
	{
		displayName: 'Response Form Title',
		name: 'responseFormTitle',
		type: 'string',
		default: '',
		description: 'The heading of the page. Left empty, it is Your Answer.',
	},
	{
		displayName: 'Response Form Description',
		name: 'responseFormDescription',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		description: 'What the page says above its buttons. Left empty, it is the message.',
	},
	{
		displayName: 'Response Form Button Label',
		name: 'responseFormButtonLabel',
		type: 'string',
		default: 'Send',
		description: 'The button of a form',
		displayOptions: { hide: { '/responseType': ['approval'] } },
	},
];
