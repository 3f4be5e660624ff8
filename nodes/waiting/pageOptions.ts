import type { INodeProperties } from 'n8n-workflow';

/** Options of the page, with the names that n8n's own nodes have. */
export const pageOptions: INodeProperties[] = [
	{
		displayName: 'Response Form Title',
		name: 'responseFormTitle',
		type: 'string',
		default: '',
		description: 'The heading of the page. Defaults to Your Answer.',
	},
	{
		displayName: 'Response Form Description',
		name: 'responseFormDescription',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		description: 'The text above the buttons of the page. Defaults to the message.',
	},
	{
		displayName: 'Response Form Button Label',
		name: 'responseFormButtonLabel',
		type: 'string',
		default: 'Send',
		description: 'The label of the button of a form',
		displayOptions: { hide: { '/responseType': ['approval'] } },
	},
];
